package se.usve.scoring.overrides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Rationale;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Outcomes changed after in-depth review. */
@Path("/scoring/v1/rounds/{round}/units/{unit}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ändrad bedömning efter fördjupad granskning")
class OverrideResource {

    private static final Pattern OUTCOME = Pattern.compile("MET|NOT_MET|EXEMPT");

    /** All overrides of a unit. */
    record OverridesView(String round, String unit, List<LevelOverride> overrides) {
    }

    private final Caller caller;
    private final UnitAccess access;
    private final RoundRules rules;
    private final Overrides overrides;
    private final OverrideLevel overrideLevel;

    OverrideResource(Caller caller, UnitAccess access, RoundRules rules, Overrides overrides,
            OverrideLevel overrideLevel) {
        this.caller = caller;
        this.access = access;
        this.rules = rules;
        this.overrides = overrides;
        this.overrideLevel = overrideLevel;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Enhetens ändrade bedömningar / The unit's overrides",
            description = "Även återkallade, äldst först. / Withdrawn ones too, the oldest first.")
    public OverridesView list(String round, String unit) {
        var id = access.readable(new UnitId(round, unit)).id();
        return new OverridesView(round, unit, overrides.of(id));
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "ej uppnådd",
            value = "{\"level\": 6, \"outcome\": \"NOT_MET\", \"rationale\": \"Platsbesöket visade inget samarbete.\"}")))
    @Operation(summary = "Ändra en nivås utfall / Override a level's outcome", description = """
            outcome: MET, NOT_MET eller EXEMPT; rationale: motivering, 1–4000 tecken. Gäller även efter nya svar, tills den
            återkallas. / It holds after new answers too, until it is withdrawn.""")
    public Response override(String round, String unit, JsonNode body, @Context UriInfo uri) {
        var id = new UnitId(round, unit);
        access.mustBeImpartial(access.readable(id));
        var made = override(id, body, rules.of(access.round(round)));
        overrideLevel.add(made);
        return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build()).entity(made).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "återkallelse",
            value = "{\"rationale\": \"Nya uppgifter har kommit in.\"}")))
    @Operation(summary = "Återkalla en ändring / Withdraw an override",
            description = """
            Motivering krävs, i innehållet eller, från en klient som inte kan skicka innehåll med DELETE, i frågesträngen.
            Ändringen finns kvar i historiken. / A rationale is required, in the body or, from a client that cannot send
            one with DELETE, in the query. History stays.""")
    public LevelOverride withdraw(String round, String unit, String id, @QueryParam("rationale") String inQuery,
            JsonNode body) {
        var unitId = new UnitId(round, unit);
        access.mustBeImpartial(access.readable(unitId));
        var override = parse(id).orElseThrow(() -> OverrideLevel.unknown(id));
        // RFC 9110, section 9.3.5: what a body of a DELETE means is not defined, and some clients drop it.
        var fields = Fields.of(body == null ? JsonNodeFactory.instance.objectNode().put("rationale", inQuery) : body);
        var rationale = Rationale.of(fields);
        fields.mustBeValid();
        overrideLevel.withdraw(unitId, override, new LevelOverride.Withdrawal(rationale, caller.name(), now()));
        return overrides.find(unitId, override).orElseThrow();
    }

    private LevelOverride override(UnitId unit, JsonNode body, RuleSet ruleSet) {
        var fields = Fields.of(body);
        var level = fields.whole("level", 1, ruleSet.levels().size());
        var outcome = fields.matching("outcome", OUTCOME,
                new Text("ska vara MET, NOT_MET eller EXEMPT", "must be MET, NOT_MET or EXEMPT"));
        var rationale = Rationale.of(fields);
        fields.mustBeValid();
        return new LevelOverride(UUID.randomUUID(), unit, level, Outcome.valueOf(outcome), rationale, caller.name(),
                now(), null);
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
