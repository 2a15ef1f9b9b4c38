package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a case.
 *
 * @param assessment id of the case
 * @param at         when, UTC
 * @param action     what
 * @param by         who did it, empty for what follows from a unit's answers
 * @param claimOf    whose claim was made or ended
 * @param until      when the claim made runs out
 * @param ruling     id of the ruling given or withdrawn
 */
record CaseFact(UUID assessment, Instant at, Action action, Optional<String> by, Optional<String> claimOf,
        Optional<Instant> until, Optional<UUID> ruling) {

    /** What happens to cases. */
    enum Action {
        /** A level came to depend on the text, and an assessor is asked. */
        REQUESTED,
        /** An assessor took the case, or keeps it longer. */
        CLAIMED,
        /** The claim was given up. */
        RELEASED,
        /** The claim ran out; never stored, as nobody does it. */
        EXPIRED,
        /** An assessor ruled. */
        RULED,
        /** A ruling was withdrawn. */
        RULING_WITHDRAWN,
        /** Nobody is asked any more. */
        SUPERSEDED,
        /** An assessor is asked again. */
        REOPENED
    }

    static CaseFact of(Assessment assessment, Instant at, Action action) {
        return new CaseFact(assessment.id(), at, action, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    static CaseFact claimed(Assessment assessment, Claim claim) {
        return new CaseFact(assessment.id(), claim.at(), Action.CLAIMED, Optional.of(claim.by()),
                Optional.of(claim.by()), Optional.of(claim.until()), Optional.empty());
    }

    static CaseFact released(Assessment assessment, String of, String by, Instant at) {
        return new CaseFact(assessment.id(), at, Action.RELEASED, Optional.of(by), Optional.of(of), Optional.empty(),
                Optional.empty());
    }

    static CaseFact expired(CaseFact claimed) {
        return new CaseFact(claimed.assessment(), claimed.until().orElseThrow(), Action.EXPIRED, claimed.by(),
                claimed.claimOf(), Optional.empty(), Optional.empty());
    }

    static CaseFact about(Ruling ruling, Assessment assessment, Action action, String by, Instant at) {
        return new CaseFact(assessment.id(), at, action, Optional.of(by), Optional.empty(), Optional.empty(),
                Optional.of(ruling.id()));
    }
}
