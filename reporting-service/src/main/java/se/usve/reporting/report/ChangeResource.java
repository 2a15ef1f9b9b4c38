package se.usve.reporting.report;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Answer;

/** What changed in a round. Open to all callers; {@link Visibility} decides what they see. */
@Path("/reporting/v1/rounds/{round}/changes")
@PermitAll
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
public class ChangeResource {

    private final ReadChanges changes;
    private final InstantSource clock;

    ChangeResource(ReadChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Vad som ändrades mellan två tidpunkter. What changed between two times", description = """
            Vilka enheter, vilka nivåer och varför. summary är samma ändringar per nivå och region: antalet som når nivån vid
            to är antalet vid from plus gained minus lost. Den som inte fick se siffrorna då ser inte heller ändringen.
            Which units, which levels and why. summary is the same changes by level and region: the number that meets the level
            at to is the number at from plus gained minus lost. Who could not see the figures then does not see the change.""")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = Changes.class)),
        @Content(mediaType = "text/csv")})
    public Response between(@PathParam("round") String round,
            @QueryParam("from") @Parameter(description = "Första tidpunkten, RFC 3339. The first time.",
                    example = "2026-01-01T00:00:00Z", required = true) String from,
            @QueryParam("to") @Parameter(description = "Andra tidpunkten; utan den nu. The second time; now without it.",
                    example = "2026-02-01T00:00:00Z") String to,
            @BeanParam FormatRequest form, @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var first = Given.time(parameters, "from", from);
        if (from == null) {
            parameters.add("from", new Text("from ska anges: tiden att jämföra med",
                    "from must be given: the time to compare with"));
        }
        var last = Given.time(parameters, "to", to).orElseGet(clock::instant);
        if (first.filter(time -> time.isAfter(last)).isPresent()) {
            parameters.add("to", new Text("to ska inte vara tidigare än from", "to must not be earlier than from"));
        }
        form.check(parameters);
        parameters.mustBeValid();
        return Answer.of(form.read(), round, changes.between(round, first.orElse(Instant.EPOCH), last, page),
                Changes::table);
    }
}
