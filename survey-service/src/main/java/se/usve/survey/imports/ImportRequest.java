package se.usve.survey.imports;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/** How a file is to be taken: the query parameters of an import, and what its sender prefers (RFC 7240). */
public class ImportRequest {

    @QueryParam("dryRun")
    @DefaultValue("false")
    @Parameter(description = "Visa bara vad som skulle ändras. Only show what would change.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String dryRun;

    @QueryParam("atomic")
    @DefaultValue("false")
    @Parameter(description = "Spara allt eller inget. Store all or nothing.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String atomic;

    @QueryParam("reason")
    @Parameter(description = "Varför svaren skickas, för rader som inte säger det. Why the answers are sent, for rows "
            + "that do not say so.", schema = @Schema(type = SchemaType.STRING, maxLength = 1000))
    String reason;

    @HeaderParam("Prefer")
    @Parameter(description = "respond-async: svara 202 genast. Answer 202 at once.")
    List<String> prefer;

    /** What was asked for, understood. */
    record Wanted(boolean dryRun, boolean atomic, String reason, boolean async) {
    }

    /**
     * {@return what is asked for}
     *
     * @throws ProblemException 400 with everything that cannot be understood
     */
    Wanted read() {
        var wrong = new ArrayList<Violation>();
        var wanted = new Wanted(flag("dryRun", dryRun, wrong), flag("atomic", atomic, wrong), reason(wrong), prefersAsync());
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, ProblemType.INVALID_PARAMETER.title(), wrong);
        }
        return wanted;
    }

    private static boolean flag(String name, String value, List<Violation> wrong) {
        if (!value.equals("true") && !value.equals("false")) {
            wrong.add(new Violation("/" + name, "INVALID_PARAMETER",
                    new Text("%s ska vara true eller false", "%s must be true or false").with(name)));
        }
        return value.equals("true");
    }

    private String reason(List<Violation> wrong) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (!Reasons.isGood(reason)) {
            wrong.add(new Violation("/reason", "INVALID_PARAMETER", Reasons.RULE));
        }
        return reason.strip();
    }

    private boolean prefersAsync() {
        return prefer != null && prefer.stream().flatMap(line -> List.of(line.split(",")).stream())
                .anyMatch(preference -> preference.strip().toLowerCase(Locale.ROOT).split(";", 2)[0].strip()
                        .equals("respond-async"));
    }
}
