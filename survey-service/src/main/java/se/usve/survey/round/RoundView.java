package se.usve.survey.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * A round as the API shows it. The hashes of the audit are of exactly this, in canonical JSON (RFC 8785).
 *
 * @param round         its id
 * @param state         where it stands
 * @param version       counts its changes
 * @param questionnaire id of the questionnaire it asks
 * @param ruleSet       id of the rule set it is judged by
 * @param collection    when answers are collected
 * @param period        the period the answers are about
 * @param owner         SCB county code of the region whose own round it is; absent for a round of all regions
 * @param followUpBy    the day by which regions are to have mended the levels their units miss; absent without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoundView(String round, RoundState state, long version, String questionnaire, String ruleSet,
        Collection collection, Period period, String owner, LocalDate followUpBy) {

    /** First and last day of the collection. */
    record Collection(LocalDate opens, LocalDate closes) {
    }

    /** First and last day the answers are about. */
    record Period(LocalDate from, LocalDate to) {
    }

    static RoundView of(Round round) {
        var definition = round.definition;
        return new RoundView(round.id, round.state, round.version, definition.questionnaire(), definition.ruleSet(),
                new Collection(definition.collectionOpens(), definition.collectionCloses()),
                new Period(definition.periodFrom(), definition.periodTo()), round.owner,
                definition.followUpBy());
    }
}
