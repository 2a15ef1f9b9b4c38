package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.usve.scoring.unit.UnitId;

/**
 * A case: an example that a level of a unit depends on.
 *
 * @param id          its id
 * @param unit        the unit
 * @param level       number of the level
 * @param question    id of the question that holds the example
 * @param text        the example, as it was first given
 * @param hash        of the text, see {@link ExampleText}
 * @param status      where the case stands
 * @param requestedAt when an assessor was asked, last, UTC
 * @param ruling      the ruling, if the status is one
 */
public record Assessment(UUID id, UnitId unit, int level, String question, String text, String hash, Status status,
        Instant requestedAt, Optional<Ruling> ruling) {

    static Assessment requested(UnitId unit, int level, String question, String text, Instant at) {
        return new Assessment(UUID.randomUUID(), unit, level, question, text, ExampleText.hash(text), Status.PENDING,
                at, Optional.empty());
    }

    /** {@return the case as an assessor is asked again} */
    Assessment reopened(Instant at) {
        return with(Status.PENDING, at, ruling);
    }

    /** {@return the case as nobody is asked any more} */
    Assessment superseded() {
        return with(Status.SUPERSEDED, requestedAt, ruling);
    }

    /** {@return the case as decided} */
    Assessment ruled(Ruling by) {
        return with(switch (by.decision()) {
            case APPROVED -> Status.APPROVED;
            case REJECTED -> Status.REJECTED;
        }, requestedAt, Optional.of(by));
    }

    private Assessment with(Status newStatus, Instant newRequestedAt, Optional<Ruling> newRuling) {
        return new Assessment(id, unit, level, question, text, hash, newStatus, newRequestedAt, newRuling);
    }
}
