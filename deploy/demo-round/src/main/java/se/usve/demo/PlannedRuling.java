package se.usve.demo;

/**
 * What the assessor of the demo decides about one example.
 *
 * @param text      the example, as answered
 * @param decision  whether it meets the printed criterion (footnotes 20 and 21)
 * @param rationale why, in Swedish
 */
public record PlannedRuling(String text, Decision decision, String rationale) {
    /** The API's two decisions. */
    public enum Decision { APPROVED, REJECTED }
}
