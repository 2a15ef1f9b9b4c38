package se.usve.reporting.report;

import java.time.LocalDate;
import se.usve.survey.contract.RoundChanged;

/**
 * A round as far as its tables need it.
 *
 * @param id         id, such as {@code 2018-2021}
 * @param state      where it stands
 * @param ruleSet    id of the rule set its units are judged by
 * @param periodFrom first day of the period its answers are about
 * @param periodTo   last day of it
 * @param owner      SCB county code of the region whose own round it is, or null
 */
public record Round(String id, RoundChanged.State state, String ruleSet, LocalDate periodFrom, LocalDate periodTo,
        String owner) {

    /** {@return whether everybody may see it} */
    public boolean isPublished() {
        return state == RoundChanged.State.PUBLISHED && owner == null;
    }
}
