package se.usve.survey.register;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the OpenAPI document says of request bodies; they are read field by field, so that every error is told at once. */
final class Bodies {

    private Bodies() {
    }

    /** As {@link Wanted} reads it. */
    @Schema(requiredProperties = {"name", "region"})
    record UnitBody(String name, @Schema(description = "Länskod. SCB county code.") String region, String specialty,
            String hsaId, Integer designatedYear, Boolean directPatientContact,
            @Schema(description = "Enheten som den är en del av. Unit it is a part of.") String partOf,
            @Schema(description = "Varför. Why.") String reason) {
    }

    /** As {@link TakePart} reads it. */
    @Schema(description = "Antingen units eller fromRound. Either units or fromRound.")
    record TakePartBody(List<String> units, String fromRound, String reason) {
    }

    /** As {@link RecordSuccession} reads it. */
    @Schema(requiredProperties = {"kind", "effective", "from", "reason"})
    record SuccessionBody(Succession.Kind kind, LocalDate effective, List<String> from, List<String> to, String reason) {
    }
}
