package se.usve.scoring.rescoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.input.Uuids;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Round;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.whatif.Change;
import se.usve.scoring.whatif.Flips;

/** Rounds scored anew under another version of their rule set. */
@Path("/scoring/v1/rounds/{round}/rescorings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Omräkning")
class RescoringResource {

    private static final int LONGEST_REASON = 4000;
    private static final String UNPUBLISHED = "UNPUBLISHED_VERSION";

    /** A rescoring as sent, the fields of {@link Flips} beside the others; of each unit in {@code changes}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RescoringView(UUID id, String round, String ruleSet, long fromVersion, long toVersion, String reason,
            Plan.State state, String plannedBy, Instant plannedAt, String executedBy, Instant executedAt,
            @JsonUnwrapped Flips flips, Page<Change> changes) {

        static RescoringView of(Plan plan, Plan.State state, Page<Change> changes) {
            return new RescoringView(plan.id(), plan.round(), plan.ruleSet(), plan.fromVersion(), plan.toVersion(),
                    plan.reason(), state, plan.by(), plan.at(),
                    plan.execution().map(Plan.Execution::by).orElse(null),
                    plan.execution().map(Plan.Execution::at).orElse(null), plan.flips(), changes);
        }
    }

    private final Database database;
    private final Caller caller;
    private final UnitAccess access;
    private final RuleSets ruleSets;
    private final Plans plans;
    private final RescoreRound rescoreRound;

    RescoringResource(Database database, Caller caller, UnitAccess access, RuleSets ruleSets, Plans plans,
            RescoreRound rescoreRound) {
        this.database = database;
        this.caller = caller;
        this.access = access;
        this.ruleSets = ruleSets;
        this.plans = plans;
        this.rescoreRound = rescoreRound;
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "ny version",
            value = "{\"version\": 2, \"reason\": \"Nivå 8 kräver tio artiklar, beslut 2026-11-20.\"}")))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RescoringView.class)))
    @APIResponse(responseCode = "409", description = "Omgången bedöms redan så, eller är publicerad. "
            + "The round is judged so already, or published.")
    @Operation(summary = "Planera en omräkning / Plan a rescoring", description = """
            Räknar ut vad som skulle ändras om omgången bedömdes efter en annan publicerad version av sitt regelverk. Planen
            sparas, inget annat ändras. Inte för en publicerad omgång.
            Works out what would change if the round were judged by another published version of its rule set. The plan is
            stored, nothing else changes. Not for a published round.""")
    public Response plan(String round, JsonNode body, @BeanParam PageRequest page, @Context UriInfo uri) {
        database.seeOneMoment();
        var judged = access.round(round);
        var fields = Fields.of(body);
        var version = fields.whole("version", 1, Integer.MAX_VALUE);
        var reason = fields.words("reason", 1, LONGEST_REASON);
        var to = version == null ? null : published(judged, version, fields);
        fields.mustBeValid();
        var plan = rescoreRound.plan(judged, to, reason, caller.name());
        return Response.created(uri.getAbsolutePathBuilder().path(plan.id().toString()).build())
                .entity(RescoringView.of(plan, Plan.State.PLANNED, plans.changes(plan.id(), page))).build();
    }

    @POST
    @Path("/{id}/execution")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @APIResponse(responseCode = "200", description = "Den genomförda omräkningen. The rescoring, carried out.",
            content = @Content(schema = @Schema(implementation = RescoringView.class)))
    @APIResponse(responseCode = "409", description = "Planen gäller inte längre, eller omgången är publicerad. "
            + "The plan holds no longer, or the round is published.")
    @Operation(summary = "Genomför en planerad omräkning / Carry out a planned rescoring", description = """
            Allt som planerats, i en transaktion: varje enhet får ett nytt resultat och de gamla finns kvar i historiken.
            Svarar 409 om något som planen vilar på har ändrats, om en annan omräkning har genomförts eller om omgången är
            publicerad; då ändras inget. Att genomföra samma plan igen ändrar inget och ger samma svar.
            All that was planned, in one transaction: every unit gets a new result, and the old ones stay in the history.
            409 if anything that the plan rests on has changed, if another rescoring was carried out, or if the round is
            published; then nothing changes. To carry out the same plan again changes nothing and gives the same answer.""")
    public RescoringView execute(String round, String id, @BeanParam PageRequest page) {
        var executed = rescoreRound.execute(access.round(round), parse(id), caller.name());
        return RescoringView.of(executed, Plan.State.EXECUTED, plans.changes(executed.id(), page));
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Transactional
    @Operation(summary = "Omgångens omräkningar / The round's rescorings", description = """
            Planerade (PLANNED), genomförda (EXECUTED) och sådana som inte längre kan genomföras (STALE), den senaste först.
            Planned, carried out, and those that no longer can be, the newest first.""")
    public Page<RescoringView> list(String round, @BeanParam PageRequest page) {
        database.readOneMoment();
        var judged = access.round(round);
        var ground = rescoreRound.ground(judged);
        var found = plans.of(judged.id(), page);
        return new Page<>(found.items().stream().map(plan -> RescoringView.of(plan, plan.state(ground), null)).toList(),
                found.page(), found.limit(), found.total());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Transactional
    @Operation(summary = "En omräkning / One rescoring", description = """
            Från och till vilken version, när, av vem och varför, och vad den ändrar, enhet för enhet i changes.
            From and to which version, when, by whom and why, and what it changes, unit by unit in changes.""")
    public RescoringView one(String round, String id, @BeanParam PageRequest page) {
        database.readOneMoment();
        var judged = access.round(round);
        var plan = plans.find(judged.id(), parse(id)).orElseThrow(() -> RescoreRound.unknown(id));
        return RescoringView.of(plan, plan.state(rescoreRound.ground(judged)), plans.changes(plan.id(), page));
    }

    private RuleSet published(Round round, int version, Fields fields) {
        var found = ruleSets.published(round.ruleSet(), version);
        if (found.isEmpty()) {
            fields.add("version", UNPUBLISHED, new Text("%s har ingen publicerad version %d",
                    "%s has no published version %d").with(round.ruleSet(), version));
        }
        return found.orElse(null);
    }

    private static UUID parse(String id) {
        return Uuids.of(id).orElseThrow(() -> RescoreRound.unknown(id));
    }
}
