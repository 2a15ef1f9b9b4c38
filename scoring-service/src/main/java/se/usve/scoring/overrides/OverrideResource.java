package se.usve.scoring.overrides;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
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
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.unit.Rationale;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Outcomes of a unit changed after in-depth review. */
@Path("/scoring/v1/rounds/{round}/units/{unit}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ändrad bedömning efter fördjupad granskning")
class OverrideResource {

    private static final int LONGEST_REPLY = 4000;

    /** All overrides of a unit. */
    record OverridesView(String round, String unit, List<OverrideView> overrides) {
    }

    private final Caller caller;
    private final UnitAccess access;
    private final RoundRules rules;
    private final ReadOverrides overrides;
    private final OverrideLevel overrideLevel;
    private final ReplyToOverride replyToOverride;

    OverrideResource(Caller caller, UnitAccess access, RoundRules rules, ReadOverrides overrides,
            OverrideLevel overrideLevel, ReplyToOverride replyToOverride) {
        this.caller = caller;
        this.access = access;
        this.rules = rules;
        this.overrides = overrides;
        this.overrideLevel = overrideLevel;
        this.replyToOverride = replyToOverride;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Enhetens ändrade bedömningar / The unit's overrides",
            description = "Även återkallade, äldst först. / Withdrawn ones too, the oldest first.")
    public OverridesView list(String round, String unit) {
        return new OverridesView(round, unit, overrides.of(new UnitId(round, unit)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "En ändrad bedömning / One override", description = """
            state: AWAITING_REPLY (regionen får svara till takesEffectAt), IN_FORCE, WITHDRAWN eller LAPSED (omgången
            publicerades innan den började gälla). answersChanged: om svar som nivån gäller är andra nu än när den gjordes.
            state: AWAITING_REPLY (the region may reply until takesEffectAt), IN_FORCE, WITHDRAWN or LAPSED (the round was
            published before it took effect). answersChanged: whether answers that the level is about are other now than
            when it was made.""")
    public OverrideView one(String round, String unit, String id) {
        return overrides.one(new UnitId(round, unit), parse(id));
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "ej uppnådd",
            value = """
            {"level": 6, "outcome": "NOT_MET", "rationale": "Platsbesöket visade inget samarbete.",
             "evidence": "Dnr 4.1-12345/2022, protokoll från platsbesök"}""")))
    @APIResponse(responseCode = "201", description = "Ändringen / The override",
            content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "409", description = "Nivån är redan ändrad, enheten saknar resultat eller omgången är publicerad. "
            + ""
            + "The level is overridden, the unit has no result, or the round is published.")
    @Operation(summary = "Ändra en nivås utfall / Override a level's outcome", description = """
            outcome: MET, NOT_MET eller EXEMPT; rationale: motivering, 1–4000 tecken; evidence: var underlaget finns, högst
            500 tecken, får saknas. Börjar gälla när regionens tid att svara är ute (replyDays i omgångens ordning; 0: genast),
            och gäller även efter nya svar, tills den återkallas.
            evidence: where the ground is kept, may be left out. It takes effect when the region's time to reply is out
            (replyDays of the round's procedure; 0: at once), and holds after new answers too, until it is withdrawn.""")
    public Response override(String round, String unit, JsonNode body, @Context UriInfo uri) {
        var id = new UnitId(round, unit);
        access.mustBeImpartial(access.readable(id));
        var wanted = WantedOverride.of(body, rules.of(access.round(round)));
        var made = overrideLevel.override(id, wanted, caller.name());
        return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(overrides.one(id, made.id())).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "återkallelse",
            value = "{\"rationale\": \"Nya uppgifter har kommit in.\"}")))
    @APIResponse(responseCode = "200", description = "Ändringen, återkallad. The override, withdrawn.",
            content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "409", description = "Den är redan återkallad, eller omgången är publicerad. "
            + "It is withdrawn, or the round is published.")
    @Operation(summary = "Återkalla en ändring / Withdraw an override",
            description = """
            Motivering krävs, i innehållet eller, från en klient som inte kan skicka innehåll med DELETE, i frågesträngen.
            En ändring som inte har börjat gälla upphör utan verkan. Den finns kvar i historiken.
            A rationale is required, in the body or, from a client that cannot send one with DELETE, in the query. An
            override that has not taken effect ends without any. History stays.""")
    public OverrideView withdraw(String round, String unit, String id, @QueryParam("rationale") String inQuery,
            JsonNode body) {
        var unitId = new UnitId(round, unit);
        access.mustBeImpartial(access.readable(unitId));
        var override = parse(id);
        overrideLevel.withdraw(unitId, override, Rationale.ofDelete(body, inQuery), caller.name());
        return overrides.one(unitId, override);
    }

    @POST
    @Path("/{id}/replies")
    @RolesAllowed(Role.REGION)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "svar",
            value = "{\"text\": \"Samarbetet finns sedan 2019; avtalet bifogades inte vid besöket.\"}")))
    @APIResponse(responseCode = "201", description = "Svaret / The reply",
            content = @Content(schema = @Schema(implementation = Reply.class)))
    @APIResponse(responseCode = "409", description = "Svarstiden är ute, ändringen återkallad eller omgången publicerad. "
            + "The time for replies is over, the override withdrawn or the round published.")
    @Operation(summary = "Svara på en ändring / Reply to an override", description = """
            Regionens svar, 1–4000 tecken, till dess att ändringen börjar gälla (takesEffectAt). Flera svar går bra; de finns
            kvar och ses av bedömarna och regionen.
            The region's reply, until the override takes effect (takesEffectAt). There may be several; they stay, and are
            seen by the assessors and the region.""")
    public Response reply(String round, String unit, String id, JsonNode body) {
        var unitId = new UnitId(round, unit);
        access.readable(unitId);
        var override = parse(id);
        var fields = Fields.of(body);
        var text = fields.words("text", 1, LONGEST_REPLY);
        fields.mustBeValid();
        return Response.status(Response.Status.CREATED).entity(replyToOverride.reply(unitId, override, text)).build();
    }

    private static UUID parse(String id) {
        return Uuids.of(id).orElseThrow(() -> OverrideLevel.unknown(id));
    }
}
