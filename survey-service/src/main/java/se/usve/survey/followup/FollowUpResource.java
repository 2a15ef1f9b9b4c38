package se.usve.survey.followup;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.survey.audit.Actors;
import se.usve.survey.contract.FollowUpReported.Status;
import se.usve.survey.files.SentAs;
import se.usve.survey.lane.Lanes;
import se.usve.survey.register.RegionInSight;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.submission.IdempotencyKey;

/** How regions mend the levels their units miss, over HTTP. */
@Path("/survey/v1/rounds/{round}/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Åtgärder")
class FollowUpResource {

    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]?");

    private final ReportFollowUps report;
    private final FollowUps followUps;
    private final RoundInForce rounds;
    private final Caller caller;
    private final Actors actors;
    private final Lanes lanes;
    private final InstantSource clock;

    FollowUpResource(ReportFollowUps report, FollowUps followUps, RoundInForce rounds, Caller caller, Actors actors,
            Lanes lanes, InstantSource clock) {
        this.report = report;
        this.followUps = followUps;
        this.rounds = rounds;
        this.caller = caller;
        this.actors = actors;
        this.lanes = lanes;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Rapportera åtgärder för nivåer som enheter inte når", description = """
            Report how levels that units miss are mended: one plan per unit and level, 1 to 1000 of them, stored all or none.
            What is told later of a level replaces what was told before; history stays. Once the round is CLOSED.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.FollowUpsBody.class),
            examples = @ExampleObject(name = "åtgärder", value = Bodies.FOLLOW_UPS)))
    @APIResponse(responseCode = "201",
            description = "Åtgärderna är sparade: kvitton. The follow-ups are stored: receipts.",
            headers = @Header(name = "Location", description = "Omgångens åtgärder. The round's follow-ups.",
                    schema = @Schema(type = SchemaType.STRING, format = "uri-reference")),
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = Bodies.Receipts.class),
                    examples = @ExampleObject(name = "kvitton", value = Bodies.RECEIPTS)))
    @APIResponse(responseCode = "409", description = "Omgången är inte stängd än. The round is not closed yet.")
    @APIResponse(responseCode = "422", description = "Åtgärderna har fel; alla anges. Errors in them, all of them.")
    public Response report(String round, @RestHeader("Idempotency-Key") String idempotencyKey, JsonNode body) {
        return report(round, PlanFields.read(body, today()), idempotencyKey);
    }

    @POST
    @Path("imports")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Rapportera åtgärder med en fil", description = """
            Report follow-ups by a file, CSV or XLSX, one plan a row: the same as in JSON, all stored or none, with errors told
            by row and column. Headers and statuses may be in Swedish or English.""")
    @RequestBody(content = @Content(mediaType = "text/csv", examples = @ExampleObject(name = "två åtgärder", value = """
            enhet;nivå;åtgärd;ansvarig;senast;status;klart;underlag
            12-onkologi-lund;18;Rutin för kursvärderingar tas fram.;Verksamhetschefen;2024-05-31;planerad;;
            12-onkologi-lund;23;PROM används vid återbesök.;Kvalitetssamordnaren;2024-03-31;åtgärdad;2024-02-20;Rutin 2024:4
            """)))
    @APIResponse(responseCode = "201",
            description = "Åtgärderna är sparade: kvitton. The follow-ups are stored: receipts.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = Bodies.Receipts.class)))
    @APIResponse(responseCode = "409", description = "Omgången är inte stängd än. The round is not closed yet.")
    @APIResponse(responseCode = "413", description = "Filen är för stor. The file is too large.")
    @APIResponse(responseCode = "422", description = "Filen har fel; alla anges. Errors in the file, all of them.")
    @APIResponse(responseCode = "429", description = "Era filer läses redan; se Retry-After. Your files are being read.")
    public Response importFile(String round, @RestHeader("Idempotency-Key") String idempotencyKey, InputStream body,
            @Context HttpHeaders headers) throws IOException {
        SentAs.table(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        try (var _ = lanes.enter(caller.actsOnlyFor())) {
            var file = PlanFile.read(body.readAllBytes());
            try {
                var fields = PlanFields.read(file.body(), today());
                if (!file.faults().isEmpty()) {
                    fields.mustBeValid();
                    throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                            "Inget är sparat. Rätta alla fel i errors och skicka igen.",
                            "Nothing was stored. Mend every error in errors and send again."));
                }
                return report(round, fields, idempotencyKey);
            } catch (ProblemException e) {
                throw file.inRows(e);
            }
        }
    }

    private Response report(String round, PlanFields fields, String idempotencyKey) {
        var stored = report.report(new ReportFollowUps.Request(round, fields, IdempotencyKey.read(idempotencyKey)), caller,
                actors.current());
        return Response.created(URI.create("/survey/v1/rounds/%s/follow-ups".formatted(round)))
                .entity(new Bodies.Receipts(stored.stream().map(FollowUp::receipt).toList())).build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Sweden.ZONE);
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Lista åtgärderna som de står nu, per enhet och nivå; en region ser sina egna",
            description = "List the follow-ups as they stand now, by unit and level; a region sees its own, and is refused "
                    + "(403) when it names another")
    public Page<FollowUp> list(String round, @RestQuery Optional<String> region, @RestQuery Optional<String> unit,
            @RestQuery @Parameter(description = "Nivåns nummer. Number of the level.",
                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "99")) String level,
            @RestQuery @Parameter(description = "Hur långt åtgärden har kommit. How far the measure has come.",
                    schema = @Schema(implementation = Status.class)) String status,
            @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var wantedLevel = parameters.read("level", level, LEVEL, "1–" + PlanFields.HIGHEST_LEVEL, Integer::valueOf);
        var wantedStatus = parameters.oneOf("status", status, Status.values(), Status::name);
        parameters.mustBeValid();
        var filter = new FollowUps.Filter(RegionInSight.of(region, caller), unit, wantedLevel, wantedStatus);
        rounds.visible(round, caller);
        return new Page<>(followUps.newest(round, filter, page.limit(), page.offset()), page.page(), page.limit(),
                followUps.count(round, filter));
    }
}
