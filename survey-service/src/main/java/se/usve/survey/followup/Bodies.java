package se.usve.survey.followup;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.usve.survey.contract.FollowUpReported.Status;

/** What the OpenAPI document says of request bodies; they are read field by field, so that every error is told at once. */
final class Bodies {

    static final String FOLLOW_UPS = """
            {"followUps":[
              {"unit":"12-onkologi-lund","level":18,"measure":"Rutin för kursvärderingar tas fram.",
               "responsible":"Verksamhetschefen","due":"2024-05-31","status":"PLANNED"},
              {"unit":"12-onkologi-lund","level":23,"measure":"Patientrapporterade mått används i årets verksamhetsplan.",
               "responsible":"Kvalitetssamordnaren","due":"2024-03-31","status":"MENDED","mendedOn":"2024-02-20",
               "evidence":"Verksamhetsplan 2024, avsnitt 4"}]}""";

    static final String RECEIPTS = """
            {"followUps":[{"round":"2018-2021","unit":"12-onkologi-lund","level":18,"version":1,
              "reportedAt":"2023-09-01T07:30:00.123456Z",
              "sha256":"4f0c7a1f6f0b2f0c9f7c2c1d9d0e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f"}]}""";

    private Bodies() {
    }

    /** As {@link PlanFields} reads it. */
    @Schema(requiredProperties = "followUps")
    record FollowUpsBody(@Schema(minItems = 1, maxItems = PlanFields.MOST) List<FollowUpBody> followUps) {
    }

    /** One plan of it. */
    @Schema(requiredProperties = {"unit", "level", "measure", "responsible", "due", "status"})
    record FollowUpBody(String unit, int level,
            @Schema(description = "Vad som görs. What is done.", maxLength = PlanFields.LONGEST_WORDS) String measure,
            @Schema(description = "Funktion eller person som ser till det. Who sees to it.") String responsible,
            @Schema(description = "Senast när. By which day.") LocalDate due, Status status,
            @Schema(description = "När det var klart; med MENDED. When it was done; with MENDED.") LocalDate mendedOn,
            @Schema(description = "Vad som visar det; med MENDED. What shows it; with MENDED.") String evidence) {
    }

    /** What a request is answered. */
    record Receipts(List<FollowUp.Receipt> followUps) {
    }
}
