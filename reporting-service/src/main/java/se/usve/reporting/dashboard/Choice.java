package se.usve.reporting.dashboard;

/**
 * Something to choose in a list of a form.
 *
 * @param value  what is sent
 * @param words  what it is called
 * @param chosen whether it is chosen now
 */
public record Choice(String value, String words, boolean chosen) {
}
