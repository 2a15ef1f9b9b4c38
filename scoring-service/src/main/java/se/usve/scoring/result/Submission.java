package se.usve.scoring.result;

import java.time.Instant;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.unit.UnitId;

/**
 * The answers of a unit that count.
 *
 * @param unit        the unit
 * @param version     number of the submission
 * @param ruleSet     id of the rule set they are judged by
 * @param submittedAt when they were received, UTC
 * @param answers     the answers
 */
record Submission(UnitId unit, long version, String ruleSet, Instant submittedAt, Answers answers)
        implements Sent {
}
