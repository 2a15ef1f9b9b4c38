package se.usve.survey.round;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the OpenAPI document says of request bodies; they are read field by field, so that every error is told at once. */
final class Bodies {

    private Bodies() {
    }

    /** As {@link RoundDefinition} reads it. */
    @Schema(requiredProperties = {"questionnaire", "ruleSet", "collection", "period"})
    record RoundBody(String questionnaire, String ruleSet, RoundView.Collection collection, RoundView.Period period,
            @Schema(description = "Länskod för en regions egen omgång. County code of a region's own round.")
            String owner,
            @Schema(description = "När nivåer som inte nås ska vara åtgärdade. When levels not met are to be mended.")
            LocalDate followUpBy) {
    }

    /** As {@link RoundResource} reads it. */
    @Schema(requiredProperties = "to")
    record TransitionBody(RoundState to, @Schema(description = "Varför. Why.") String reason) {
    }

    /** As {@link GrantLateWindow} reads it. */
    @Schema(requiredProperties = {"until", "reason"},
            description = "En region, en enhet eller ingetdera: alla. A region, a unit, or neither: all.")
    record LateWindowBody(String region, String unit, LocalDate until, String reason) {
    }
}
