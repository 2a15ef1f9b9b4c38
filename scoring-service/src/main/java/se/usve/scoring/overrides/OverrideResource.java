package se.usve.scoring.overrides;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Rationale;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Outcomes changed after in-depth review. */
@Path("/scoring/v1/rounds/{round: [a-z0-9-]+}/units/{unit: [a-z0-9-]+}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Ändrad bedömning efter fördjupad granskning")
class OverrideResource {

    private static final Set<Outcome> ALLOWED = EnumSet.of(Outcome.MET, Outcome.NOT_MET, Outcome.EXEMPT);

    /** An override as received. */
    record OverrideRequest(Integer level, String outcome, String rationale) {
    }

    /** A withdrawal as received. */
    record WithdrawalRequest(String rationale) {
    }

    /** All overrides of a unit. */
    record OverridesView(String round, String unit, List<LevelOverride> overrides) {
    }

    private final Caller caller;
    private final UnitAccess access;
    private final Rounds rounds;
    private final RoundRules rules;
    private final Overrides overrides;
    private final OverrideLevel overrideLevel;

    OverrideResource(Caller caller, UnitAccess access, Rounds rounds, RoundRules rules, Overrides overrides,
            OverrideLevel overrideLevel) {
        this.caller = caller;
        this.access = access;
        this.rounds = rounds;
        this.rules = rules;
        this.overrides = overrides;
        this.overrideLevel = overrideLevel;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Enhetens ändrade bedömningar / The unit's overrides",
            description = "Även återkallade, äldst först. / Withdrawn ones too, the oldest first.")
    OverridesView list(String round, String unit) {
        var id = access.readable(new UnitId(round, unit)).id();
        return new OverridesView(round, unit, overrides.of(id));
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Ändra en nivås utfall / LevelOverride a level's outcome", description = """
            outcome: MET, NOT_MET eller EXEMPT; rationale: motivering, 10–4000 tecken. Gäller även efter nya svar, tills den
            återkallas. / It holds after new answers too, until it is withdrawn.""")
    Response override(String round, String unit, OverrideRequest request, @Context UriInfo uri) {
        var id = new UnitId(round, unit);
        access.mustBeImpartial(access.readable(id));
        var made = override(id, request, rules.of(rounds.get(round)));
        overrideLevel.add(made);
        return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build()).entity(made).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Återkalla en ändring / Withdraw an override",
            description = "Motivering krävs; ändringen finns kvar i historiken. / A rationale is required; history stays.")
    LevelOverride withdraw(String round, String unit, String id, WithdrawalRequest request) {
        var unitId = new UnitId(round, unit);
        access.mustBeImpartial(access.readable(unitId));
        var override = parse(id).orElseThrow(() -> OverrideLevel.unknown(id));
        var rationale = request == null ? null : request.rationale();
        refuse(Rationale.violation(rationale).stream().toList());
        overrideLevel.withdraw(unitId, override, new LevelOverride.Withdrawal(rationale.strip(), caller.name(), now()));
        return overrides.find(unitId, override).orElseThrow();
    }

    private LevelOverride override(UnitId unit, OverrideRequest received, RuleSet ruleSet) {
        var request = received == null ? new OverrideRequest(null, null, null) : received;
        var violations = new ArrayList<Violation>();
        if (request.level() == null || ruleSet.level(request.level()).isEmpty()) {
            violations.add(new Violation("/level", "UNKNOWN_LEVEL", new Text(
                    "Nivån ska vara 1–%d", "The level must be 1–%d").with(ruleSet.levels().size())));
        }
        var outcome = ALLOWED.stream().filter(o -> o.name().equals(request.outcome())).findFirst();
        if (outcome.isEmpty()) {
            violations.add(new Violation("/outcome", "INVALID_CODE", new Text(
                    "Utfallet ska vara MET, NOT_MET eller EXEMPT", "The outcome must be MET, NOT_MET or EXEMPT")));
        }
        Rationale.violation(request.rationale()).ifPresent(violations::add);
        refuse(violations);
        return new LevelOverride(UUID.randomUUID(), unit, request.level(), outcome.orElseThrow(),
                request.rationale().strip(), caller.name(), now(), null);
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Innehållet har %d fel; inget är sparat.", "The content has %d errors; nothing was stored.")
                    .with(violations.size()), violations);
        }
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
