package se.usve.survey.submission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.Languages;
import se.usve.chassis.problem.Problem;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actors;

/** Submitting over HTTP. */
@Path("/survey/v1/rounds/{round}/units/{unit}/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Svar")
class SubmissionResource {

    /** Printable ASCII. */
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,100}");

    private final Submit submit;
    private final Caller caller;
    private final Actors actors;

    SubmissionResource(Submit submit, Caller caller, Actors actors) {
        this.submit = submit;
        this.caller = caller;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Skicka in en enhets svar", description = "Submit the answers of a unit")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(
            name = "answers", value = "{\"answers\":{\"3\":\"WHOLE_PERIOD\",\"15\":{\"2018\":12}}}")))
    @APIResponse(responseCode = "201", description = "Svaren är sparade: kvitto. The answers are stored: receipt.")
    @APIResponse(responseCode = "409", description = "Omgången är inte öppen. The round is not open.")
    @APIResponse(responseCode = "422", description = "Svaren har fel; alla anges. Errors in the answers, all of them.")
    public Response submit(String round, String unit, @RestHeader("Idempotency-Key") String idempotencyKey, JsonNode body,
            @Context HttpHeaders headers) {
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Idempotency-Key ska vara 1 till 100 skrivbara ASCII-tecken",
                    "Idempotency-Key must be 1 to 100 printable ASCII characters"));
        }
        var region = caller.is(Role.ADMIN) ? null : caller.region().orElse("");
        var received = submit.submit(new Submit.Request(new UnitInSight(round, unit, region), Answers.read(body),
                actors.current(), idempotencyKey));
        var submission = received.submission();
        var languages = Languages.of(headers);
        var warnings = received.warnings().stream()
                .map(warning -> new Problem.FieldError(
                        warning.pointer(), warning.code(), warning.message().in(languages)))
                .toList();
        return Response.created(URI.create("/survey/v1/rounds/%s/units/%s/submissions/%d"
                        .formatted(round, unit, submission.version())))
                .entity(new Receipt(round, unit, submission.version(), submission.submittedAt(),
                        submission.answers().sha256(), warnings))
                .build();
    }
}
