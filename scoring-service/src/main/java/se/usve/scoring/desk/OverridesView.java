package se.usve.scoring.desk;

import java.util.List;

/** The overrides of a round. */
record OverridesView(List<Choice> rounds, List<Choice> states, List<Choice> regions, boolean changedOnly,
        List<OverrideRow> list, Paging paging) {
}
