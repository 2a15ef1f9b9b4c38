package se.usve.reporting.charts;

/**
 * What a chart is, for those who see it and those who do not.
 *
 * @param id       unique on its page; lower-case letters, digits and hyphens
 * @param title    what is drawn
 * @param sentence what it shows: the finding, with its figures
 * @param key      how to read the marks, or null where nothing needs telling
 */
public record Caption(String id, String title, String sentence, String key) {
}
