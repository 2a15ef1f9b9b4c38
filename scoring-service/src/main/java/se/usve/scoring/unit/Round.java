package se.usve.scoring.unit;

import java.time.Instant;

/**
 * A round, as the survey service tells of it.
 *
 * @param id        such as {@code 2018-2021}
 * @param version   of what is told
 * @param state     DRAFT, OPEN, CLOSED or PUBLISHED
 * @param ruleSet   id of the rule set it is judged by
 * @param changedAt when it became so
 */
public record Round(String id, long version, String state, String ruleSet, Instant changedAt) {

    /** {@return whether its results are published and so no longer move} */
    public boolean isPublished() {
        return state.equals("PUBLISHED");
    }
}
