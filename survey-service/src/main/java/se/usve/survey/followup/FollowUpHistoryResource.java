package se.usve.survey.followup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

/** What was told of one unit's level over time, over HTTP. */
@Path("/survey/v1/rounds/{round}/units/{unit}/follow-ups/{level: [1-9][0-9]?}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Åtgärder")
class FollowUpHistoryResource {

    private final FollowUps followUps;
    private final RoundInForce rounds;
    private final UnitsInRound units;
    private final Caller caller;

    FollowUpHistoryResource(FollowUps followUps, RoundInForce rounds, UnitsInRound units, Caller caller) {
        this.followUps = followUps;
        this.rounds = rounds;
        this.units = units;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Lista vad som rapporterats om en nivå vid en enhet, det nyaste först",
            description = "List what was reported of a level at a unit, the newest first")
    public Page<FollowUp> list(String round, String unit, int level, @BeanParam PageRequest page) {
        rounds.visible(round, caller);
        var region = caller.readsOnly();
        units.one(round, unit, region).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Enheten finns inte", "There is no such unit")));
        return new Page<>(followUps.told(round, unit, level, region, page.limit(), page.offset()), page.page(),
                page.limit(), followUps.told(round, unit, level, region));
    }
}
