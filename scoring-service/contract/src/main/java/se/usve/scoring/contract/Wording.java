package se.usve.scoring.contract;

/**
 * The same words in both languages.
 *
 * @param sv Swedish, the wording that counts
 * @param en English
 */
public record Wording(String sv, String en) {
}
