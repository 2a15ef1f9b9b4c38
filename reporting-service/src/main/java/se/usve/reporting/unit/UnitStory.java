package se.usve.reporting.unit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.Round;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;

/**
 * All there is to tell of a unit in a round, to this reader. What is not known, or not for the reader to see, is absent.
 *
 * @param round         the round
 * @param unit          id of the unit
 * @param name          its name
 * @param region        SCB county code of its region
 * @param regionName    name of the region
 * @param specialty     its specialty
 * @param hsaId         its HSA-id
 * @param designatedYear year it was designated
 * @param submittedAt   when its newest answers were received, UTC
 * @param withdrawnAt   when it withdrew its answers, UTC, if it has not answered since
 * @param questionnaire id of the questionnaire it answered
 * @param inFull        whether the reader sees what the unit and the assessors wrote in their own words: those who read all
 *                      regions, and the unit's own region
 * @param levels        its levels in order; none while there is no result that counts
 * @param answers       the answers its result rests on, by id of the question: only those behind a level, and without texts
 *                      unless {@code inFull}
 * @param history       what moved its result, the newest last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitStory(@JsonIgnore Round round, String unit, String name, String region, String regionName,
        String specialty, String hsaId, Integer designatedYear, Instant submittedAt, Instant withdrawnAt,
        String questionnaire, boolean inFull, List<Level> levels, Map<String, Object> answers, List<Step> history) {

    /**
     * A level and what became of it.
     *
     * @param level        its number
     * @param area         its area
     * @param wording      its short wording
     * @param fullWording  its full wording
     * @param comment      how it is to be understood
     * @param outcome      the outcome that counts
     * @param selfReported the outcome by the unit's own answers alone
     * @param overridden   whether it was decided after in-depth review
     * @param sentence     why it came out so
     * @param ruling       the decision on its example
     * @param override     what was decided after in-depth review
     * @param questions    ids of the questions behind it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Level(int level, String area, @JsonProperty("short") Text wording, Text fullWording, Text comment,
            Outcome outcome, Outcome selfReported, boolean overridden, Text sentence, Ruling ruling, Override override,
            List<String> questions) {

        /** {@return whether the unit meets it} */
        @JsonIgnore
        public boolean isMet() {
            return outcome == Outcome.MET || outcome == Outcome.EXEMPT;
        }
    }

    /**
     * An assessor's decision on an example.
     *
     * @param question  id of the question whose text was judged
     * @param approved  whether it was approved
     * @param rationale why; not for everybody
     * @param at        when, UTC
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ruling(String question, boolean approved, String rationale, Instant at) {
    }

    /**
     * What was decided after in-depth review.
     *
     * @param outcome   what was decided
     * @param rationale why, as web appendix 1 of the report tells
     * @param at        when, UTC
     */
    public record Override(Outcome outcome, String rationale, Instant at) {
    }

    /**
     * Something that moved the unit's result.
     *
     * @param at      when, UTC
     * @param version number of the result; null where there is none
     * @param cause   what happened; null where that was not told
     * @param met     how many levels it met then
     * @param of      of how many; 0 where its answers were withdrawn
     * @param moved   the outcomes that are others than in the step before; none in the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(Instant at, Long version, Cause cause, int met, int of, List<Moved> moved) {
    }

    /**
     * An outcome that moved.
     *
     * @param level number of the level
     * @param from  what it was
     * @param to    what it became
     */
    public record Moved(int level, Outcome from, Outcome to) {
    }

    /** {@return how many levels it meets} */
    @JsonIgnore
    public long met() {
        return levels.stream().filter(Level::isMet).count();
    }

    /** {@return the levels with that outcome} */
    public Stream<Level> with(Outcome outcome) {
        return levels.stream().filter(level -> level.outcome() == outcome);
    }
}
