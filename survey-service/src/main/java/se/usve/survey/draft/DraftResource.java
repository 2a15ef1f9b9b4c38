package se.usve.survey.draft;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.survey.submission.Bodies;
import se.usve.survey.submission.IdempotencyKey;
import se.usve.survey.submission.Reason;
import se.usve.survey.submission.Receipt;

/** A unit's draft over HTTP. It is the region's own: assessors and the steering committee do not see it. */
@Path("/survey/v1/rounds/{round}/units/{unit}/draft")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Utkast")
class DraftResource {

    private static final String EXAMPLE = """
            {"round":"2018-2021","unit":"12-onkologi-lund","revision":17,"savedAt":"2022-05-03T08:15:30.123456Z",
             "savedBy":"Anna Andersson","answers":{"3":"WHOLE_PERIOD"},"carriedOver":[],
             "validation":{"asked":30,"answered":1,
              "missing":[{"pointer":"/answers/15","code":"MANDATORY","message":"Frågan är inte besvarad"}],
              "wrong":[],"warnings":[]}}""";

    private final DraftRequest request;
    private final Drafts drafts;
    private final SaveDraft save;
    private final PrefillDraft prefill;
    private final DiscardDraft discard;
    private final SubmitDraft submit;

    DraftResource(DraftRequest request, Drafts drafts, SaveDraft save, PrefillDraft prefill, DiscardDraft discard,
            SubmitDraft submit) {
        this.request = request;
        this.drafts = drafts;
        this.save = save;
        this.prefill = prefill;
        this.discard = discard;
        this.submit = submit;
    }

    @GET
    @Operation(summary = "Visa enhetens utkast", description = """
            Show the unit's draft, its ETag, what is missing and wrong in it, and which answers are carried over and not
            confirmed""")
    @APIResponse(responseCode = "404", description = "Det finns inget utkast. There is no draft.")
    @APIResponse(responseCode = "200", description = "Utkastet. The draft.",
            headers = @Header(name = "ETag", description = "Utkastets läge. State of the draft.",
                    schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DraftView.class),
                    examples = @ExampleObject(name = "utkast", value = EXAMPLE)))
    public Response get(String round, String unit) {
        var inSight = request.unit(round, unit);
        return request.answer(inSight, drafts.find(inSight).orElseThrow(DiscardDraft::none), 200);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Spara enhetens svar så långt de har kommit", description = """
            Save the unit's answers as far as they have come, wrong and missing ones too. Without a condition a draft is
            begun; one that exists is changed only with its ETag in If-Match, so that nobody's work is overwritten unseen.
            confirmed names questions whose carried-over answers stand.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = DraftBody.class), examples = @ExampleObject(
            name = "utkast", value = "{\"answers\":{\"3\":\"WHOLE_PERIOD\"},\"confirmed\":[\"3\"]}")))
    @APIResponse(responseCode = "200", description = "Utkastet är sparat. The draft was saved.",
            headers = @Header(name = "ETag", description = "Utkastets läge. State of the draft.",
                    schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DraftView.class),
                    examples = @ExampleObject(name = "utkast", value = EXAMPLE)))
    @APIResponse(responseCode = "201", description = "Utkastet är påbörjat. The draft was begun.")
    @APIResponse(responseCode = "409", description = "Svar tas inte emot nu. No answers are received now.")
    @APIResponse(responseCode = "412", description = "Någon annan har sparat. Somebody else has saved.")
    @APIResponse(responseCode = "428",
            description = "Det finns ett utkast: If-Match krävs. There is one: send If-Match.")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING),
            example = "\"17\"",
            description = "Utkastets ETag, när det finns ett utkast. ETag of the draft, when there is one.")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING),
            example = "*", description = "*: bara om det inte finns något utkast. Only if there is no draft.")
    public Response put(String round, String unit, JsonNode body) {
        var sent = DraftBody.read(body);
        var inSight = request.unit(round, unit);
        return request.changed(inSight,
                save.save(inSight, sent.answers(), sent.confirmed(), request.precondition(), request.actor()));
    }

    @DELETE
    @Operation(summary = "Kasta enhetens utkast", description = "Throw the unit's draft away; needs If-Match")
    @APIResponse(responseCode = "204", description = "Utkastet är borta. The draft is gone.")
    @APIResponse(responseCode = "412", description = "Någon annan har sparat. Somebody else has saved.")
    @APIResponse(responseCode = "428", description = "If-Match krävs. If-Match is required.")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING),
            example = "\"17\"", description = "Utkastets ETag; krävs. ETag of the draft; required.")
    public void delete(String round, String unit) {
        discard.discard(request.unit(round, unit), request.precondition(), request.actor());
    }

    @POST
    @Path("prefill")
    @Operation(summary = "Fyll i obesvarade frågor med enhetens tidigare svar", description = """
            Answer unanswered questions as the unit's newest answers in this round do, or else those of the latest round
            before. Each is marked as carried over until it is confirmed or changed. Conditions as for saving.""")
    @APIResponse(responseCode = "409", description = "Det finns inget att hämta. There is nothing to carry over.")
    @APIResponse(responseCode = "200", description = "Utkastet är ifyllt. The draft was filled in.",
            headers = @Header(name = "ETag", description = "Utkastets läge. State of the draft.",
                    schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DraftView.class),
                    examples = @ExampleObject(name = "utkast", value = EXAMPLE)))
    @APIResponse(responseCode = "201", description = "Utkastet är påbörjat. The draft was begun.")
    @APIResponse(responseCode = "412", description = "Någon annan har sparat. Somebody else has saved.")
    @APIResponse(responseCode = "428", description = "If-Match krävs. If-Match is required.")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING),
            example = "\"17\"",
            description = "Utkastets ETag, när det finns ett utkast. ETag of the draft, when there is one.")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING),
            example = "*", description = "*: bara om det inte finns något utkast. Only if there is no draft.")
    public Response prefill(String round, String unit) {
        var inSight = request.unit(round, unit);
        return request.changed(inSight, prefill.prefill(inSight, request.precondition(), request.actor()));
    }

    @POST
    @Path("submission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Skicka in utkastet som det är", description = """
            Submit the draft exactly as it stands; needs If-Match. The draft is then removed. Every carried-over answer must
            have been confirmed or changed.""")
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.ReasonBody.class), examples = @ExampleObject(
            name = "skäl", value = "{\"reason\":\"Rättat antal i fråga 15\"}")))
    @APIResponse(responseCode = "201", description = "Svaren är sparade: kvitto. The answers are stored: receipt.",
            headers = @Header(name = "Location", description = "Det inskickade svaret. The submission.",
                    schema = @Schema(type = SchemaType.STRING, format = "uri-reference")),
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Receipt.class),
                    examples = @ExampleObject(name = "kvitto", value = Bodies.RECEIPT)))
    @APIResponse(responseCode = "422", description = "Svaren har fel; alla anges. Errors in the answers, all of them.")
    @APIResponse(responseCode = "412", description = "Någon annan har sparat. Somebody else has saved.")
    @APIResponse(responseCode = "428", description = "If-Match krävs. If-Match is required.")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING),
            example = "\"17\"", description = "Utkastets ETag; krävs. ETag of the draft; required.")
    public Response submit(String round, String unit, @RestHeader("Idempotency-Key") String idempotencyKey, JsonNode body) {
        String reason = null;
        if (body != null) {
            var fields = Fields.of(body);
            reason = Reason.optional(fields);
            fields.mustBeValid();
        }
        var inSight = request.unit(round, unit);
        var received = submit.submit(inSight, reason, request.precondition(), request.actor(),
                IdempotencyKey.read(idempotencyKey));
        var receipt = Receipt.of(inSight, received, request.languages());
        return Response.created(receipt.location()).entity(receipt).build();
    }
}
