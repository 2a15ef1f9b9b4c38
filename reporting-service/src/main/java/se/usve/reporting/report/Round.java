package se.usve.reporting.report;

import java.time.Instant;
import java.time.LocalDate;
import se.usve.survey.contract.RoundChanged;

/**
 * A round as far as its tables need it.
 *
 * @param id            id, such as {@code 2018-2021}
 * @param state         where it stands
 * @param ruleSet       id of the rule set its units are judged by
 * @param periodFrom    first day of the period its answers are about
 * @param periodTo      last day of it
 * @param owner         SCB county code of the region whose own round it is, or null
 * @param questionnaire id of the questionnaire it asks
 * @param opens         first day of the collection, or null
 * @param closes        last day of it, or null
 * @param followUpBy    the day by which what units miss is to be mended, or null
 * @param changedAt     since when it stands so
 */
public record Round(String id, RoundChanged.State state, String ruleSet, LocalDate periodFrom, LocalDate periodTo,
        String owner, String questionnaire, LocalDate opens, LocalDate closes, LocalDate followUpBy, Instant changedAt) {

    /** {@return whether everybody may see it} */
    public boolean isPublished() {
        return state == RoundChanged.State.PUBLISHED && owner == null;
    }

    /** {@return whether it is published, if only to its owner: what it holds moves by a revision alone} */
    public boolean isFinal() {
        return state == RoundChanged.State.PUBLISHED;
    }

    /** {@return whether answers may still come: its figures range from those of now to what the missing ones can become} */
    public boolean isCollecting() {
        return state == RoundChanged.State.DRAFT || state == RoundChanged.State.OPEN;
    }
}
