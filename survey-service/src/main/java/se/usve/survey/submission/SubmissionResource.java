package se.usve.survey.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Languages;
import se.usve.survey.audit.Actors;

/** Submitting and withdrawing over HTTP. */
@Path("/survey/v1/rounds/{round}/units/{unit}/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Svar")
class SubmissionResource {

    private final Submit submit;
    private final Withdraw withdraw;
    private final Caller caller;
    private final Actors actors;

    SubmissionResource(Submit submit, Withdraw withdraw, Caller caller, Actors actors) {
        this.submit = submit;
        this.withdraw = withdraw;
        this.caller = caller;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Skicka in en enhets svar", description = "Submit the answers of a unit")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.AnswersBody.class), examples = @ExampleObject(
            name = "answers", value = """
                    {"answers":{"3":"WHOLE_PERIOD","15":{"2018":12}},"reason":"Rättat antal i fråga 15"}""")))
    @APIResponse(responseCode = "201", description = "Svaren är sparade: kvitto. The answers are stored: receipt.",
            headers = @Header(name = "Location", description = "Det inskickade svaret. The submission.",
                    schema = @Schema(type = SchemaType.STRING, format = "uri-reference")),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class),
                    examples = @ExampleObject(name = "kvitto", value = Bodies.RECEIPT)))
    @APIResponse(responseCode = "409", description = "Svar tas inte emot nu. No answers are received now.")
    @APIResponse(responseCode = "422", description = "Svaren har fel; alla anges. Errors in the answers, all of them.")
    public Response submit(String round, String unit, @RestHeader("Idempotency-Key") String idempotencyKey, JsonNode body,
            @Context HttpHeaders headers) {
        var sent = Sent.read(body);
        var unitInSight = UnitInSight.toAnswer(round, unit, caller);
        var received = submit.submit(new Submit.Request(unitInSight, sent.answers(), sent.reason(), actors.current(),
                IdempotencyKey.read(idempotencyKey)));
        var receipt = Receipt.of(unitInSight, received, Languages.of(headers));
        return Response.created(receipt.location()).entity(receipt).build();
    }

    @DELETE
    @Path("{version: [1-9][0-9]{0,8}}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Återkalla enhetens nyaste svar", description = """
            Withdraw the unit's newest answers. The reason is required, in the body or, from a client that cannot send one
            with DELETE, in the query. History stays; the withdrawal is a version of its own, and the unit has not answered
            until it submits again.""")
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.ReasonBody.class), examples = @ExampleObject(
            name = "återkallelse", value = "{\"reason\":\"Svaren gällde fel enhet.\"}")))
    @APIResponse(responseCode = "200", description = "Vad som återkallades. What was withdrawn.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = History.Withdrawal.class)))
    @APIResponse(responseCode = "409", description = "Versionen är inte den nyaste, eller svar tas inte emot. "
            + "The version is not the newest, or no answers are received.")
    public History.Withdrawal withdraw(String round, String unit, long version, @QueryParam("reason") String inQuery,
            JsonNode body) {
        // RFC 9110, section 9.3.5: what a body of a DELETE means is not defined, and some clients drop it.
        var fields = Fields.of(body == null ? JsonNodeFactory.instance.objectNode().put("reason", inQuery) : body);
        var reason = Reason.mandatory(fields);
        fields.mustBeValid();
        var unitInSight = UnitInSight.toAnswer(round, unit, caller);
        return History.Withdrawal.of(unitInSight,
                withdraw.withdraw(unitInSight, version, reason, actors.current(), caller.is(Role.ADMIN)));
    }
}
