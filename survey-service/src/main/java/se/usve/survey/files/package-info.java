/**
 * How units' answers stand in files: CSV, XLSX and NDJSON, read and written. Plain Java: no database, no HTTP.
 * {@link se.usve.survey.files.AnswerFiles} is the door; docs of the columns are at
 * {@link se.usve.survey.files.AnswerColumns}.
 */
package se.usve.survey.files;
