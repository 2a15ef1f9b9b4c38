package se.usve.reporting.export;

/**
 * A table to be written in a form, in the language of the request.
 *
 * @param format the form
 * @param table  the table
 */
record Rendering(Format format, Table table) {
}
