package se.usve.scoring.unit;

import java.time.Instant;
import java.util.Optional;

/**
 * A round, as the survey service tells of it.
 *
 * @param id        such as {@code 2018-2021}
 * @param version   of what is told
 * @param state     DRAFT, OPEN, CLOSED or PUBLISHED
 * @param ruleSet   id of the rule set it is judged by
 * @param owner     SCB county code of the region whose own round it is; empty for a round of all regions
 * @param sent      in a published round, how many submissions and withdrawals it received in all; empty before, and where
 *                  that was not told
 * @param changedAt when it became so
 */
public record Round(String id, long version, String state, String ruleSet, Optional<String> owner, Optional<Long> sent,
        Instant changedAt) {

    /** {@return whether its results are published and so no longer move} */
    public boolean isPublished() {
        return state.equals("PUBLISHED");
    }
}
