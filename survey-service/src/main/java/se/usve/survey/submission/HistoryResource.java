package se.usve.survey.submission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.register.UnitsInRound;
import se.usve.survey.round.RoundInForce;

/** What a unit has submitted, over HTTP. */
@Path("/survey/v1/rounds/{round}/units/{unit}/submissions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
@Tag(name = "Svar")
class HistoryResource {

    private static final String VERSION = "{version: [1-9][0-9]{0,8}}";

    private final Submissions submissions;
    private final CompareVersions compare;
    private final RoundInForce rounds;
    private final UnitsInRound units;
    private final Caller caller;

    HistoryResource(Submissions submissions, CompareVersions compare, RoundInForce rounds, UnitsInRound units,
            Caller caller) {
        this.submissions = submissions;
        this.compare = compare;
        this.rounds = rounds;
        this.units = units;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lista enhetens inskickade svar och återkallelser, det nyaste först",
            description = "List the unit's submissions and withdrawals, the newest first")
    public Page<History.Entry> list(String round, String unit, @BeanParam PageRequest page) {
        var inSight = inSight(round, unit);
        var total = submissions.count(inSight).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Enheten finns inte", "There is no such unit")));
        var found = submissions.of(inSight, page.limit(), page.offset());
        return new Page<>(found.stream().map(History.Entry::of).toList(), page.page(), page.limit(), total);
    }

    @GET
    @Path(VERSION)
    @Operation(summary = "Visa ett inskickat svar", description = "Show a submission")
    public History.Whole get(String round, String unit, long version) {
        var inSight = inSight(round, unit);
        return History.Whole.of(inSight, version(inSight, version));
    }

    @GET
    @Path(VERSION + "/changes")
    @Operation(summary = "Visa vad som skiljer ett svar från ett annat", description = """
            Show what differs in a submission from another, in any order; from the last before it that has answers unless
            against names one. Each change tells the step in which the answer changed last.""")
    public History.Changes changes(String round, String unit, long version,
            @QueryParam("against") @Parameter(description = "Version att jämföra med. Version to compare with.",
                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String against) {
        return compare.changes(inSight(round, unit), version, against == null ? null : number(against));
    }

    @GET
    @Path(VERSION + "/receipt")
    @Operation(summary = "Hämta ett kvitto som kan kontrolleras utan systemet", description = """
            Fetch a receipt that can be verified offline: answers, hash of the answers, hash of the receipt""")
    @APIResponse(responseCode = "200", description = "Kvittot. The receipt.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SealedReceipt.class)))
    public Response receipt(String round, String unit, long version) {
        var inSight = inSight(round, unit);
        var submission = version(inSight, version);
        if (submission.kind() == Submission.Kind.WITHDRAWAL) {
            throw new ProblemException(ProblemType.NOT_FOUND, new Text(
                    "Version %d är en återkallelse: den har inga svar att kvittera",
                    "Version %d is a withdrawal: it has no answers to give a receipt for").with(version));
        }
        var name = units.one(round, unit, Optional.ofNullable(inSight.region())).orElseThrow().name();
        var receipt = SealedReceipt.of(inSight, name, submission);
        return Response.ok(receipt)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + receipt.fileName() + "\"").build();
    }

    private static long number(String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "against ska vara numret på en version", "against must be the number of a version"));
        }
        return Long.parseLong(version);
    }

    private Submission version(UnitInSight unit, long version) {
        return submissions.version(unit, version).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det inskickade svaret finns inte", "There is no such submission")));
    }

    private UnitInSight inSight(String round, String unit) {
        rounds.visible(round, caller);
        return UnitInSight.toRead(round, unit, caller);
    }
}
