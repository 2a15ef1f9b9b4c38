package se.usve.survey.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Languages;
import se.usve.chassis.problem.ProblemException;
import se.usve.survey.audit.Actors;
import se.usve.survey.files.SentAs;

/** Files of answers over HTTP: shown as a plan, and stored. */
@Path("/survey/v1/rounds/{round}/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Filer")
class ImportResource {

    private static final String PLAN = """
            {"plan":"0e5f7a52-6d0f-4a53-9d4c-0c6f3c7a1b11","round":"2018-2021","status":"PLANNED","dryRun":true,
             "atomic":false,"format":"NDJSON",
             "fileSha256":"9b74c9897bac770ffc029102a200c5de2c4e5f6a7b8c9d0e1f2a3b4c5d6e7f80",
             "created":1,"changed":0,"unchanged":0,"rejected":0,"skipped":0,
             "rows":[{"row":1,"unit":"12-onkologi-lund","action":"CREATED",
              "changes":[{"question":"3","new":"WHOLE_PERIOD"}],"errors":[],"warnings":[],"levels":[]}],
             "sentAt":"2022-05-03T08:15:30.123456Z","sentBy":"Anna Andersson","expires":"2022-05-04T08:15:30.123456Z",
             "progress":{"phase":"DONE","rows":1,"of":1}}""";
    private static final String ACCEPTED = """
            {"plan":"0e5f7a52-6d0f-4a53-9d4c-0c6f3c7a1b11","round":"2018-2021","status":"RUNNING","dryRun":true,
             "atomic":false,"sentAt":"2022-05-03T08:15:30.123456Z","sentBy":"Anna Andersson",
             "expires":"2022-05-04T08:15:30.123456Z","progress":{"phase":"WAITING","rows":0}}""";

    private final Intake intake;
    private final ReceiveFile receive;
    private final CommitPlan commitPlan;
    private final DiscardPlan discardPlan;
    private final AnnotateFile annotate;
    private final Imports imports;
    private final ImportRows rows;
    private final Caller caller;
    private final Actors actors;

    ImportResource(Intake intake, ReceiveFile receive, CommitPlan commitPlan, DiscardPlan discardPlan,
            AnnotateFile annotate, Imports imports, ImportRows rows, Caller caller, Actors actors) {
        this.intake = intake;
        this.receive = receive;
        this.commitPlan = commitPlan;
        this.discardPlan = discardPlan;
        this.annotate = annotate;
        this.imports = imports;
        this.rows = rows;
        this.caller = caller;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Skicka en fil med enheters svar, eller visa vad den skulle ändra",
            description = "Send a file of units' answers, or with dryRun=true be shown what it would change. The content "
                    + "decides which of CSV, XLSX and NDJSON it is. Without dryRun the rows without errors are stored; with "
                    + "atomic=true nothing is if any row has errors.")
    @RequestBody(content = @Content(mediaType = "application/x-ndjson", examples = @ExampleObject(name = "två enheter",
            value = """
            {"unit": "12-onkologi-lund", "answers": {"3": "WHOLE_PERIOD", "15": {"2018": 12}}}
            {"unit": "12-ogon-lund", "reason": "rättad efter granskning", "answers": {"3": "NO"}}
            """)))
    @APIResponse(responseCode = "200",
            description = "Vad filen ändrar, rad för rad. What the file changes, row by row.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportView.class),
            examples = @ExampleObject(name = "plan", value = PLAN)))
    @APIResponse(responseCode = "202",
            description = "Filen läses; se Location. The file is being read; see Location.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportView.class),
            examples = @ExampleObject(name = "plan", value = ACCEPTED)),
            headers = {
                @Header(name = "Location", description = "Importen. The import.",
                        schema = @Schema(type = SchemaType.STRING, format = "uri-reference")),
                @Header(name = "Retry-After", description = "Sekunder att vänta. Seconds to wait.",
                        schema = @Schema(type = SchemaType.INTEGER))})
    @APIResponse(responseCode = "409", description = "Omgången tar inte emot svar. The round receives no answers.")
    @APIResponse(responseCode = "413", description = "Filen är för stor. The file is too large.")
    @APIResponse(responseCode = "422", description = "Filen går inte att läsa, eller atomic=true och rader har fel. "
            + "The file cannot be read, or atomic=true and rows have errors.")
    @APIResponse(responseCode = "429",
            description = "Era filer läses redan; se Retry-After. Your files are being read.")
    public Response send(String round, @BeanParam ImportRequest request, InputStream body, @Context HttpHeaders headers)
            throws IOException {
        SentAs.answers(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        var wanted = request.read();
        var order = intake.order(round, wanted, caller);
        var sender = new Sender(actors.current(), token(headers));
        var lane = intake.enter(order);
        try {
            var file = body.readAllBytes();
            if (wanted.async() || intake.isLong(file)) {
                return accepted(round, order, receive.soon(order, file, sender, lane), wanted.async(), headers);
            }
            var received = receive.now(order, file, sender, lane);
            return Response.ok(ImportView.of(received.done(), received.rows(), Languages.of(headers)))
                    .header("Server-Timing", received.timing()).build();
        } catch (HeldBack e) {
            throw problem(e, headers);
        } catch (IOException | RuntimeException e) {
            lane.close();
            throw e;
        }
    }

    private Response accepted(String round, Import.Order order, UUID id, boolean preferred, HttpHeaders headers) {
        var answer = Response.status(202).header("Retry-After", 1)
                .location(URI.create("/survey/v1/rounds/" + round + "/imports/" + id))
                .entity(ImportView.of(imports.find(round, order.region(), id).orElseThrow(), null, Languages.of(headers)));
        return (preferred ? answer.header("Preference-Applied", "respond-async") : answer).build();
    }

    @POST
    @Path("{plan}/commit")
    @Operation(summary = "Genomför en plan: spara exakt det som visades",
            description = "Commit a plan: store exactly what was shown. Again: the same answer, and nothing more is stored.")
    @APIResponse(responseCode = "409",
            description = "Något har ändrats sedan planen visades; allt anges. Something has "
            + "changed since the plan was shown; all of it is told.")
    @APIResponse(responseCode = "410", description = "Planen har gått ut. The plan has expired.")
    @APIResponse(responseCode = "200", description = "Det som sparades. What was stored.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportView.class)))
    public ImportView commit(String round, UUID plan, @Context HttpHeaders headers) {
        try {
            return view(commitPlan.commit(round, inSight(round), plan, actors.current()), headers);
        } catch (HeldBack e) {
            throw problem(e, headers);
        }
    }

    @GET
    @Operation(summary = "Lista importerna, den nyaste först",
            description = "List the imports, the newest first; a region sees its own. They are kept for a day.")
    public Page<ImportView> list(String round, @BeanParam PageRequest page, @Context HttpHeaders headers) {
        var region = inSight(round);
        var languages = Languages.of(headers);
        return new Page<>(imports.list(round, region, page.limit(), page.offset()).stream()
                .map(found -> ImportView.of(found, null, languages)).toList(),
                page.page(), page.limit(), imports.count(round, region));
    }

    @GET
    @Path("{plan}")
    @Operation(summary = "Visa en import: hur långt den har kommit och vad den ändrar",
            description = "Show an import: how far it has come, and what it changes")
    @APIResponse(responseCode = "200", description = "Importen. The import.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportView.class),
            examples = @ExampleObject(name = "plan", value = PLAN)))
    public ImportView get(String round, UUID plan, @Context HttpHeaders headers) {
        return view(find(round, plan), headers);
    }

    @GET
    @Path("{plan}/annotated.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(summary = "Hämta filen med felen utmärkta, att rätta och skicka igen",
            description = "Fetch the file with its errors marked, to be mended and sent again; always as XLSX")
    @APIResponse(responseCode = "429",
            description = "Era filer läses redan; se Retry-After. Your files are being read.")
    @APIResponse(responseCode = "200", description = "Filen med felen utmärkta. The file with its errors marked.",
            content = @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response annotated(String round, UUID plan, @Context HttpHeaders headers) {
        return annotate.annotated(find(round, plan), inSight(round), Languages.of(headers));
    }

    @DELETE
    @Path("{plan}")
    @Operation(summary = "Släng en import med dess fil; det som är sparat står kvar",
            description = "Discard an import with its file; what it has stored stays")
    public void discard(String round, UUID plan) {
        discardPlan.discard(find(round, plan), actors.current());
    }

    private Import find(String round, UUID plan) {
        return imports.find(round, inSight(round), plan).orElseThrow(CommitPlan::notFound);
    }

    private Optional<String> inSight(String round) {
        return intake.region(round, caller);
    }

    private ImportView view(Import shown, HttpHeaders headers) {
        return ImportView.of(shown, rows.of(shown.id()), Languages.of(headers));
    }

    /** The problem tells of the rows too: what would have been stored had the others no errors. */
    private static ProblemException problem(HeldBack held, HttpHeaders headers) {
        List<Locale> languages = Languages.of(headers);
        var view = ImportView.of(held.plan(), held.rows(), languages);
        return held.problem().with("plan", view.plan()).with("round", view.round()).with("dryRun", view.dryRun())
                .with("atomic", view.atomic()).with("format", view.format()).with("fileSha256", view.fileSha256())
                .with("created", view.created()).with("changed", view.changed()).with("unchanged", view.unchanged())
                .with("rejected", view.rejected()).with("skipped", view.skipped()).with("rows", view.rows())
                .with("expires", view.expires());
    }

    private static String token(HttpHeaders headers) {
        var authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization == null ? "" : authorization.replaceFirst("(?i)^Bearer +", "");
    }
}
