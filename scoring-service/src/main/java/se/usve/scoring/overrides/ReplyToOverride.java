package se.usve.scoring.overrides;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** The region's right of reply: what it says of an override of one of its units before that takes effect. */
@ApplicationScoped
@Transactional
public class ReplyToOverride {

    /** Enough for any exchange of views, and a bound on what one override can grow to. */
    private static final int MOST = 50;
    private static final ProblemType TOO_MANY = new ProblemType("too-many-replies", 409,
            new Text("Ändringen har för många svar", "The override has too many replies"));

    private final Overrides overrides;
    private final Replies replies;
    private final UnitAccess access;
    private final Rounds rounds;
    private final Caller caller;
    private final InstantSource clock;

    ReplyToOverride(Overrides overrides, Replies replies, UnitAccess access, Rounds rounds, Caller caller,
            InstantSource clock) {
        this.overrides = overrides;
        this.replies = replies;
        this.access = access;
        this.rounds = rounds;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * {@return the reply as kept}
     *
     * @param override id of the override
     * @param text     what the region says
     * @throws ProblemException   404 for a unit of another region, or an override that it does not have; 409 if the
     *                            override takes effect already, is withdrawn, or the round is published
     * @throws ForbiddenException for a caller who does not report for the unit's region
     */
    public Reply reply(UnitId id, UUID override, String text) {
        if (!caller.reportsFor(access.readable(id).region())) {
            throw new ForbiddenException();
        }
        rounds.mustNotBePublished(id.round());
        access.locked(id);
        var found = new UnitOverrides(overrides.of(id)).find(override)
                .orElseThrow(() -> OverrideLevel.unknown(override.toString()));
        var reply = found.reply(text, caller.name(), clock.instant());
        if (replies.to(List.of(found)).getOrDefault(override, List.of()).size() >= MOST) {
            throw new ProblemException(TOO_MANY, new Text("En ändring tar emot högst %d svar.",
                    "An override takes %d replies at most.").with(MOST));
        }
        replies.add(reply);
        return reply;
    }
}
