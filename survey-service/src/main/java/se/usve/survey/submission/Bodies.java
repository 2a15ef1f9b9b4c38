package se.usve.survey.submission;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the OpenAPI document says of request bodies; they are read field by field, so that every error is told at once. */
public final class Bodies {

    /** A receipt as the document shows it. */
    public static final String RECEIPT = """
            {"round":"2018-2021","unit":"12-onkologi-lund","version":2,"submittedAt":"2022-05-03T08:15:30.123456Z",
             "sha256":"4f0c7a1f6f0b2f0c9f7c2c1d9d0e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f"}""";

    private Bodies() {
    }

    /** Answers sent as a whole, as {@link Sent} reads them. */
    @Schema(requiredProperties = "answers")
    record AnswersBody(
            @Schema(description = "Fråga → svar enligt omgångens JSON Schema. "
                    + "Question → answer by the round's JSON Schema.")
            Map<String, Object> answers, @Schema(description = "Varför svaren ändras. Why they are changed.") String reason) {
    }

    /** Why something is done; may be left out where the operation says so. */
    public record ReasonBody(@Schema(description = "Varför. Why.") String reason) {
    }
}
