package se.usve.scoring.desk;

import java.util.List;

/**
 * The overrides of a round.
 *
 * @param round id of the round, in which a unit can be opened
 */
record OverridesPage(String round, List<Choice> rounds, List<Choice> states, List<Choice> regions, boolean changedOnly,
        List<OverrideRow> list, Paging paging) {
}
