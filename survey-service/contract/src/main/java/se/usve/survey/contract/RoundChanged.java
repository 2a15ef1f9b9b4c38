package se.usve.survey.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A round (utvärderingsomgång) was created, changed, or moved to another state.
 *
 * @param round         id of the round, such as {@code 2018-2021}
 * @param version       counts the changes of the round, from 1
 * @param state         where the round stands
 * @param questionnaire id of the questionnaire it asks
 * @param ruleSet       id of the rule set it is judged by
 * @param collection    when answers are collected, both days included
 * @param period        the period the answers are about, both days included
 * @param owner         SCB county code of the region whose own round it is, which nobody else is to see; null for a
 *                      round of all regions
 * @param followUpBy    the day by which regions are to have mended the levels their units miss; null without one
 * @param sent          in a published round, how many submissions and withdrawals it received in all, which tells a reader
 *                      when it has seen them; null before
 * @param changedAt     when, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoundChanged(String round, long version, State state, String questionnaire, String ruleSet,
        Days collection, Days period, String owner, LocalDate followUpBy,
        Long sent, Instant changedAt) implements SurveyEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.survey.round-changed.v1";

    /** The states of a round, in the order it passes them. */
    public enum State { DRAFT, OPEN, CLOSED, PUBLISHED }

    /**
     * A span of whole days.
     *
     * @param from first day
     * @param to   last day, included
     */
    public record Days(LocalDate from, LocalDate to) {
    }

    @Override
    public String key() {
        return round;
    }
}
