package se.usve.scoring.assessment;

import java.time.Instant;
import se.usve.scoring.criteria.Decision;

/**
 * What an assessor decided about an example.
 *
 * @param decision  what
 * @param rationale why
 * @param by        who
 * @param at        when, UTC
 */
public record Ruling(Decision decision, String rationale, String by, Instant at) {
}
