package se.usve.scoring.overrides;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.unit.Narrowed;
import se.usve.scoring.unit.UnitAccess;

/** The overrides of a whole round. */
@Path("/scoring/v1/rounds/{round}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ändrad bedömning efter fördjupad granskning")
class RoundOverridesResource {

    private static final Boolean[] TRUTHS = {true, false};

    private final UnitAccess access;
    private final ReadOverrides overrides;

    RoundOverridesResource(UnitAccess access, ReadOverrides overrides) {
        this.access = access;
        this.overrides = overrides;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Omgångens ändrade bedömningar / The round's overrides", description = """
            Äldst först, även återkallade. En region ser dem om sina egna enheter.
            The oldest first, withdrawn ones too. A region sees those of its own units.""")
    public Page<OverrideView> list(String round,
            @QueryParam("state") @Parameter(description = "AWAITING_REPLY, IN_FORCE, WITHDRAWN eller/or LAPSED")
            String state,
            @QueryParam("answersChanged") @Parameter(description = "true: bara de vars svar har ändrats, false: bara övriga. "
                    + "true: only those whose answers have changed, false: only the others") String answersChanged,
            @QueryParam("region") @Parameter(description = "Regionens länskod. The region's county code", example = "12")
            String region,
            @QueryParam("level") @Parameter(description = "Nivåns nummer. Number of the level", example = "6") String level,
            @BeanParam PageRequest page) {
        access.round(round);
        var parameters = new Parameters();
        var filter = new ReadOverrides.Filter(
                parameters.oneOf("state", state, State.values(), State::name),
                parameters.oneOf("answersChanged", answersChanged, TRUTHS, String::valueOf),
                Narrowed.toRegion(parameters, region), Narrowed.toLevel(parameters, level));
        parameters.mustBeValid();
        return overrides.inRound(round, filter, page);
    }
}
