package se.usve.survey.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import se.usve.chassis.problem.Problem;

/**
 * What a unit is given for its answers: proof that they are stored.
 *
 * @param round       id of the round
 * @param unit        id of the unit
 * @param version     number of the submission within the unit, 1, 2, …
 * @param submittedAt when, UTC
 * @param sha256      hash of the answers in canonical JSON (RFC 8785), lower-case hexadecimal
 * @param warnings    what was stored but deserves a second look; absent if nothing does
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Receipt(String round, String unit, long version, Instant submittedAt, String sha256,
        List<Problem.FieldError> warnings) {

    /** {@return the receipt of what was received, its warnings in one of the languages} */
    public static Receipt of(UnitInSight unit, Submit.Received received, List<Locale> languages) {
        var submission = received.submission();
        return new Receipt(unit.round(), unit.unit(), submission.version(), submission.submittedAt(), submission.sha256(),
                Problem.errors(received.warnings(), languages));
    }

    /** {@return the address of the submission} */
    public URI location() {
        return URI.create("/survey/v1/rounds/%s/units/%s/submissions/%d".formatted(round, unit, version));
    }
}
