package se.usve.scoring.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.unit.Rationale;
import se.usve.scoring.unit.UnitAccess;

/** The assessors' work: the queue, and rulings. */
@Path("/scoring/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bedömning av exempel")
class AssessmentResource {

    private static final Pattern DECISION = Pattern.compile("APPROVED|REJECTED");

    private final Caller caller;
    private final UnitAccess access;
    private final Queue queue;
    private final RuleSets ruleSets;
    private final RuleOnExample ruleOnExample;

    AssessmentResource(Caller caller, UnitAccess access, Queue queue, RuleSets ruleSets,
            RuleOnExample ruleOnExample) {
        this.caller = caller;
        this.access = access;
        this.queue = queue;
        this.ruleSets = ruleSets;
        this.ruleOnExample = ruleOnExample;
    }

    @GET
    @Path("/rounds/{round}/assessments")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Transactional
    @Operation(summary = "Ärenden att bedöma / Cases to assess", description = """
            De som väntat längst kommer först. En bedömare ser inga ärenden från sin egen region. status: PENDING,
            APPROVED, REJECTED eller SUPERSEDED; level och region begränsar.
            The longest waiting first. An assessor sees no case from their own region. status: PENDING, APPROVED, REJECTED
            or SUPERSEDED; level and region narrow the list.""")
    public Page<AssessmentView> assessments(String round, @QueryParam("status") String status,
            @QueryParam("level") String level, @QueryParam("region") String region,
            @BeanParam PageRequest page) {
        access.round(round);
        var filter = new Queue.Filter(round, status(status), level(level), region(region),
                access.keptFrom());
        var found = queue.page(filter, page);
        return new Page<>(found.items().stream().map(this::view).toList(), found.page(), found.limit(), found.total());
    }

    @POST
    @Path("/assessments/{id}/rulings")
    @RolesAllowed(Role.ASSESSOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "godkänt",
            value = "{\"decision\": \"APPROVED\", \"rationale\": \"Exemplet beskriver en konkret förändring.\"}")))
    @Operation(summary = "Avgör ett ärende / Rule on a case", description = """
            decision: APPROVED eller REJECTED; rationale: motivering, 1–4000 tecken. Enhetens resultat räknas om i samma
            transaktion. / The unit's result is computed anew in the same transaction.""")
    public Response rule(String id, JsonNode body) {
        var known = parse(id).flatMap(queue::find).orElseThrow(() -> RuleOnExample.unknown(id));
        access.mustBeAbleToRuleOn(access.find(known.assessment().unit()).orElseThrow(() -> RuleOnExample.unknown(id)));
        ruleOnExample.rule(known.assessment().id(), ruling(body));
        return Response.status(Response.Status.CREATED)
                .entity(view(queue.find(known.assessment().id()).orElseThrow())).build();
    }

    private Ruling ruling(JsonNode body) {
        var fields = Fields.of(body);
        var decision = fields.matching("decision", DECISION,
                new Text("ska vara APPROVED eller REJECTED", "must be APPROVED or REJECTED"));
        var rationale = Rationale.of(fields);
        fields.mustBeValid();
        return new Ruling(Decision.valueOf(decision), rationale, caller.name(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private AssessmentView view(Queue.Entry entry) {
        return AssessmentView.of(entry,
                ruleSets.get(entry.ruleSet(), entry.version()).level(entry.assessment().level()));
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Status> status(String code) {
        if (code == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Status.values()).filter(s -> s.name().equals(code)).findFirst()
                .orElseThrow(() -> invalid("status", Arrays.toString(Status.values()))));
    }

    private static Optional<Integer> level(String number) {
        if (number == null) {
            return Optional.empty();
        }
        if (!number.matches("[0-9]{1,4}")) {
            throw invalid("level", "1, 2, …");
        }
        return Optional.of(Integer.valueOf(number));
    }

    private static Optional<String> region(String code) {
        if (code != null && !code.matches("[0-9]{2}")) {
            throw invalid("region", "01, 03, …");
        }
        return Optional.ofNullable(code);
    }

    private static ProblemException invalid(String parameter, String allowed) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                "%s ska vara något av %s", "%s must be one of %s").with(parameter, allowed));
    }
}
