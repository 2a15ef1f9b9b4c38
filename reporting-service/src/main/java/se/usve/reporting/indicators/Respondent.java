package se.usve.reporting.indicators;

import java.util.Map;
import se.usve.scoring.contract.Outcome;

/**
 * A unit that has answered, as the figures see it.
 *
 * @param answers  its newest answers, by id of the question
 * @param outcomes its outcomes by number of the level; empty while they are not known
 */
public record Respondent(Map<String, Object> answers, Map<Integer, Outcome> outcomes) {
}
