package se.usve.scoring.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import se.usve.scoring.criteria.Decision;

/**
 * A ruling as sent.
 *
 * @param id         its id, by which it is withdrawn; absent where it is not told by whom it is
 * @param decision   what
 * @param rationale  why
 * @param by         who; absent for one who is to rule on the same case
 * @param at         when, UTC
 * @param withdrawal its withdrawal, absent while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulingView(UUID id, Decision decision, String rationale, String by, Instant at,
        Ruling.Withdrawal withdrawal) {

    static RulingView of(Ruling ruling) {
        return new RulingView(ruling.id(), ruling.decision(), ruling.rationale(), ruling.by(), ruling.at(),
                ruling.withdrawal().orElse(null));
    }

    /** {@return the ruling without a trace of whose it is} */
    static RulingView nameless(Ruling ruling) {
        return new RulingView(null, ruling.decision(), ruling.rationale(), null, ruling.at(), null);
    }
}
