package se.usve.reporting.followup;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.reporting.export.Answer;
import se.usve.reporting.report.AsOfRequest;
import se.usve.reporting.report.FormatRequest;
import se.usve.survey.contract.Region;

/** How far the levels that units miss are mended. Open to all callers; {@link ReadFollowUp} decides what they see. */
@Path("/reporting/v1/rounds/{round}/follow-up")
@PermitAll
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
public class FollowUpResource {

    /** A page of plans, as the document shows it. */
    record Plans(List<PlanRow> items, int page, int limit, long total) {
    }

    private static final Pattern REGION = Pattern.compile(
            Arrays.stream(Region.values()).map(Region::code).collect(Collectors.joining("|")));
    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]{0,2}");

    private final ReadFollowUp followUp;

    FollowUpResource(ReadFollowUp followUp) {
        this.followUp = followUp;
    }

    @GET
    @Operation(summary = "Hur långt åtgärderna för nivåer som enheter inte når har kommit. How far what units miss is mended",
            description = """
            Per region och nivå: hur många (missed) som inte når nivån, och av dem utan plan, planerade, pågående och åtgärdade;
            av de åtgärdade de som blev det senast followUpBy, av de andra de försenade (overdue). Summan av withoutPlan,
            planned, inProgress och mended är missed. Planerna är de som gäller nu, eller gällde vid asOf.
            By region and level: how many do not meet it, and of those without a plan, planned, in progress and mended; of the
            mended those that were by followUpBy, of the others those overdue. withoutPlan, planned, inProgress and mended add
            up to missed. The plans are those of now, or of asOf.""")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = FollowUp.class)),
        @Content(mediaType = "text/csv")})
    public Response figures(@PathParam("round") @Parameter(example = "2018-2021") String round,
            @BeanParam AsOfRequest when, @BeanParam FormatRequest form) {
        var parameters = new Parameters();
        var moment = when.read(parameters);
        form.check(parameters);
        parameters.mustBeValid();
        return Answer.of(form.read(), round, followUp.figures(round, moment), FollowUp::table);
    }

    @GET
    @Path("plans")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Plans.class)))
    @Operation(summary = "Åtgärderna, per enhet och nivå. The plans, by unit and level", description = """
            Också planer för nivåer som enheten når visas, med counted=false. Med status=NONE: nivåer som inte nås och saknar
            plan. Vem som är ansvarig och underlaget visas för enhetens region, ADMIN, ASSESSOR och STEERING.
            Plans for levels that the unit meets are shown too, with counted=false. With status=NONE: levels that are missed and
            have no plan. Who is responsible, and the evidence, are shown to the unit's region, ADMIN, ASSESSOR and STEERING.""")
    public Page<PlanRow> plans(@PathParam("round") @Parameter(example = "2018-2021") String round,
            @QueryParam("region") @Parameter(description = "Länskod. County code.", example = "12") String region,
            @QueryParam("unit") @Parameter(description = "Enhetens id. Id of the unit.") String unit,
            @QueryParam("level") @Parameter(description = "Nivåns nummer. Number of the level.", example = "18") String level,
            @QueryParam("status") @Parameter(description = "NONE, PLANNED, IN_PROGRESS eller/or MENDED", example = "MENDED")
            String status,
            @BeanParam AsOfRequest when, @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var wanted = new PlansWanted(
                parameters.read("region", region, REGION, REGION.pattern().replace("|", ", "), code -> code),
                Optional.ofNullable(unit), parameters.read("level", level, LEVEL, "1, 2, …", Integer::valueOf),
                parameters.oneOf("status", status, PlansWanted.State.values(), PlansWanted.State::name));
        var moment = when.read(parameters);
        parameters.mustBeValid();
        return followUp.plans(round, moment, wanted, page);
    }
}
