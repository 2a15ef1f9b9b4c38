package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;

/**
 * What happened to a unit in a round, the first first.
 *
 * @param round   id of the round
 * @param unit    id of the unit
 * @param entries what happened
 */
public record UnitHistory(String round, String unit, List<Entry> entries) {

    /** What kind of thing happened. */
    public enum Kind {
        /** It was registered, its registration changed, or it left the round. */
        REGISTRATION,
        /** Its answers came. */
        SUBMISSION,
        /** It withdrew them. */
        WITHDRAWAL,
        /** Its levels were judged. */
        RESULT
    }

    /**
     * Something that happened; what does not apply to its kind is absent.
     *
     * @param kind              what it was
     * @param version           the version of that thing
     * @param at                when, UTC
     * @param name              name of the unit, of a registration
     * @param region            its region, of a registration
     * @param takesPart         whether it takes part, of a registration
     * @param cause             why it was judged
     * @param submissionVersion the submission a result rests on
     * @param levelsMet         how many levels it meets by it, exempt ones included
     * @param changed           outcomes other than in the result before, all in the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(Kind kind, long version, Instant at, String name, String region, Boolean takesPart, Cause cause,
            Long submissionVersion, Integer levelsMet, List<Moved> changed) {

        /** {@return the same without what was before it and why it came, as if nothing had been} */
        Entry asFirst() {
            return kind != Kind.RESULT ? this
                    : new Entry(kind, version, at, name, region, takesPart, null, submissionVersion, levelsMet, null);
        }
    }

    /**
     * An outcome that was another before.
     *
     * @param level  number of the level
     * @param before what it was; absent in the first result
     * @param after  what it became
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Moved(int level, Outcome before, Outcome after) {
    }
}
