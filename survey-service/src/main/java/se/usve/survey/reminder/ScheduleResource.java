package se.usve.survey.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actors;
import se.usve.survey.round.RoundInForce;

/** When a round reminds, over HTTP. */
@Path("/survey/v1/rounds/{round}/reminder-schedule")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Inflöde och påminnelser")
class ScheduleResource {

    private final Schedules schedules;
    private final RoundInForce rounds;
    private final Caller caller;
    private final Actors actors;

    ScheduleResource(Schedules schedules, RoundInForce rounds, Caller caller, Actors actors) {
        this.schedules = schedules;
        this.rounds = rounds;
        this.caller = caller;
        this.actors = actors;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Bestäm när omgången påminner; klockslaget är svenskt och inga dagar betyder aldrig",
            description = "Set when the round reminds; the time is by the clock in Sweden and no dates means never")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Schedule.class), examples = @ExampleObject(
            name = "twice", value = "{\"dates\":[\"2026-12-01\",\"2026-12-12\"],\"at\":\"08:00\"}")))
    @APIResponse(responseCode = "200",
            description = "Det som fanns är ersatt. What there was is replaced.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Schedule.class)))
    @APIResponse(responseCode = "201", description = "Det är sparat för första gången. It was stored for the first time.")
    public Response put(String round, JsonNode body) {
        var owner = rounds.visible(round, caller).owner();
        caller.mustBeOrReportFor(Role.ADMIN, owner.orElse(""));
        var schedule = Schedule.read(body);
        var created = schedules.put(round, owner.orElse(null), schedule, actors.current());
        return Response.status(created ? 201 : 200).entity(schedule).build();
    }

    @GET
    @Operation(summary = "Visa när omgången påminner", description = "Show when the round reminds")
    public Schedule get(String round) {
        rounds.visible(round, caller);
        return schedules.find(round).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Omgången har inga dagar för påminnelser", "The round has no dates for reminders")));
    }
}
