package se.usve.scoring.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.usve.scoring.criteria.Decision;

/**
 * Something that happened to a case, as sent.
 *
 * @param at        when, UTC
 * @param action    REQUESTED, CLAIMED, RELEASED, EXPIRED, RULED, RULING_WITHDRAWN, SUPERSEDED or REOPENED
 * @param by        who did it; absent for what follows from a unit's answers, and where it is not told
 * @param claimOf   whose claim it is about
 * @param until     when the claim runs out
 * @param ruling    id of the ruling it is about
 * @param decision  what was decided, or had been
 * @param rationale why, or why the ruling was withdrawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseEntry(Instant at, String action, String by, String claimOf, Instant until, UUID ruling,
        Decision decision, String rationale) {

    static CaseEntry of(CaseFact fact, Optional<Ruling> ruling) {
        var rationale = fact.action() == CaseFact.Action.RULING_WITHDRAWN
                ? ruling.flatMap(Ruling::withdrawal).map(Ruling.Withdrawal::rationale)
                : ruling.map(Ruling::rationale);
        return new CaseEntry(fact.at(), fact.action().name(), fact.by().orElse(null), fact.claimOf().orElse(null),
                fact.until().orElse(null), fact.ruling().orElse(null), ruling.map(Ruling::decision).orElse(null),
                rationale.orElse(null));
    }

    static CaseEntry nameless(CaseFact fact, Ruling ruling) {
        return new CaseEntry(fact.at(), fact.action().name(), null, null, null, null, ruling.decision(),
                ruling.rationale());
    }
}
