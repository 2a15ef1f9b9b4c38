package se.usve.scoring.overrides;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.unit.UnitId;

/**
 * A level's outcome as decided after in-depth review (fördjupad granskning), whatever the rule says. It comes in force
 * when the time for the region's reply is out; what may become of it follows from its parts alone.
 *
 * @param id            its id
 * @param unitId        the unit
 * @param level         number of the level
 * @param outcome       MET, NOT_MET or EXEMPT
 * @param rationale     why
 * @param evidence      where the ground for it is kept, such as a journal number; null if that was not told
 * @param by            who decided
 * @param at            when, UTC
 * @param replyDays     how many days the region had for a reply, as the round's procedure was then
 * @param takesEffectAt when that time is out, UTC: {@code at} itself with no days, else the end of the last of them
 * @param inForceAt     when it came in force, UTC; null before, and for one that never did
 * @param withdrawal    its withdrawal, null while there is none
 * @param basis         the answers it rests on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelOverride(UUID id, @JsonIgnore UnitId unitId, int level, Outcome outcome, String rationale,
        String evidence, String by, Instant at, int replyDays, Instant takesEffectAt, Instant inForceAt,
        Withdrawal withdrawal, @JsonIgnore Basis basis) {

    private static final ProblemType WITHDRAWN = new ProblemType("override-withdrawn", 409,
            new Text("Ändringen är redan återkallad", "The override is withdrawn already"));
    private static final ProblemType REPLY_TIME_OVER = new ProblemType("reply-time-over", 409,
            new Text("Svarstiden är ute", "The time for replies is over"));

    /**
     * The end of an override.
     *
     * @param rationale why
     * @param by        who
     * @param at        when, UTC
     */
    public record Withdrawal(String rationale, String by, Instant at) {
    }

    /**
     * {@return an override as it is made: in force at once if the region has no days to reply}
     *
     * @param unit      the unit
     * @param wanted    what is decided
     * @param replyDays how many days the region has
     * @param basis     the answers it rests on
     * @param by        who decides
     * @param at        now
     */
    public static LevelOverride made(UnitId unit, WantedOverride wanted, int replyDays, Basis basis, String by,
            Instant at) {
        return new LevelOverride(UUID.randomUUID(), unit, wanted.level(), wanted.outcome(), wanted.rationale(),
                wanted.evidence(), by, at, replyDays, endOfReply(at, replyDays), replyDays == 0 ? at : null, null, basis);
    }

    /** The region has so many whole days: today's rest is given beside, and the last ends at midnight in Sweden. */
    private static Instant endOfReply(Instant made, int days) {
        return days == 0 ? made : LocalDate.ofInstant(made, Sweden.ZONE).plusDays(days + 1L).atStartOfDay(Sweden.ZONE)
                .toInstant();
    }

    /**
     * {@return where it stands} What is due stays AWAITING_REPLY, though nobody may reply, until it is put in force: its
     * state and the unit's result change in one transaction.
     *
     * @param published whether its round is published
     */
    public State state(boolean published) {
        if (withdrawal != null) {
            return State.WITHDRAWN;
        }
        if (inForceAt != null) {
            return State.IN_FORCE;
        }
        return published ? State.LAPSED : State.AWAITING_REPLY;
    }

    /** {@return whether it decides the level's outcome} */
    @JsonIgnore
    public boolean isInForce() {
        return inForceAt != null && withdrawal == null;
    }

    /** {@return whether it holds its level: while it does, no other is made there} */
    @JsonIgnore
    public boolean isLive() {
        return withdrawal == null;
    }

    /** {@return whether it is to be put in force now} */
    public boolean isDue(Instant now) {
        return isLive() && inForceAt == null && !now.isBefore(takesEffectAt);
    }

    /** {@return it as put in force; to be asked only when it is due} */
    public LevelOverride inForceFrom(Instant now) {
        if (!isDue(now)) {
            throw new IllegalStateException("An override was to be put in force that is not due: " + id);
        }
        return new LevelOverride(id, unitId, level, outcome, rationale, evidence, by, at, replyDays, takesEffectAt, now,
                withdrawal, basis);
    }

    /**
     * {@return it as withdrawn; if it was not in force yet, it ends without effect}
     *
     * @throws ProblemException 409 if it is withdrawn already
     */
    public LevelOverride withdrawn(Withdrawal end) {
        if (!isLive()) {
            throw new ProblemException(WITHDRAWN, new Text(
                    "%s återkallade ändringen %s.", "%s withdrew the override on %s.")
                    .with(withdrawal.by(), withdrawal.at()));
        }
        return new LevelOverride(id, unitId, level, outcome, rationale, evidence, by, at, replyDays, takesEffectAt,
                inForceAt, end, basis);
    }

    /**
     * {@return the region's reply to it}
     *
     * @throws ProblemException 409 if it is withdrawn, or its time for replies is over
     */
    public Reply reply(String text, String replier, Instant now) {
        if (!isLive()) {
            throw new ProblemException(WITHDRAWN, new Text(
                    "Ändringen är återkallad, så det finns inget att svara på.",
                    "The override is withdrawn, so there is nothing to reply to."));
        }
        if (inForceAt != null || !now.isBefore(takesEffectAt)) {
            throw new ProblemException(REPLY_TIME_OVER, replyDays == 0 ? new Text(
                    "Ändringen började gälla genast: omgången ger ingen tid för svar.",
                    "The override took effect at once: the round gives no time for replies.") : new Text(
                    "Svar på ändringen togs emot till %s.", "Replies to the override were received until %s.")
                    .with(takesEffectAt));
        }
        return new Reply(UUID.randomUUID(), id, text, replier, now);
    }
}
