package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.UUID;
import se.usve.scoring.criteria.Decision;

/**
 * What was decided about a text like another, as sent; by whom is not told.
 *
 * @param assessment id of its case
 * @param round      id of the round
 * @param unit       id of the unit
 * @param level      number of the level in that round
 * @param text       the example
 * @param decision   what was decided
 * @param rationale  why
 * @param at         when, UTC
 * @param similarity from above 0 to 1: how much the words they share weigh, against the text's own; 1 for the same text
 */
public record SimilarRuling(UUID assessment, String round, String unit, int level, String text, Decision decision,
        String rationale, Instant at, double similarity) {
}
