package se.usve.survey.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import se.usve.survey.register.UnitsInRound;
import se.usve.survey.round.RoundInForce;

/** Where a unit is reminded, over HTTP. */
@Path("/survey/v1/rounds/{round}/units/{unit}/contact")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Inflöde och påminnelser")
class UnitContactResource {

    private final ChangeContact change;
    private final RoundInForce rounds;
    private final UnitsInRound units;
    private final Caller caller;
    private final Actors actors;

    UnitContactResource(ChangeContact change, RoundInForce rounds, UnitsInRound units, Caller caller, Actors actors) {
        this.change = change;
        this.rounds = rounds;
        this.units = units;
        this.caller = caller;
        this.actors = actors;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ange vart påminnelser till enheten går", description = "Set where reminders of a unit go")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Addresses.class), examples = @ExampleObject(
            name = "addresses", value = "{\"addresses\":[\"usve@region.example\"]}")))
    @APIResponse(responseCode = "200",
            description = "Det som fanns är ersatt. What there was is replaced.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Addresses.class)))
    @APIResponse(responseCode = "201", description = "Det är sparat för första gången. It was stored for the first time.")
    public Response put(String round, String unit, JsonNode body) {
        var holder = holder(round, unit);
        var addresses = Addresses.read(body);
        return Response.status(change.set(holder, addresses, actors.current()) ? 201 : 200).entity(addresses).build();
    }

    @GET
    @Operation(summary = "Visa vart påminnelser till enheten går", description = "Show where reminders of a unit go")
    public Addresses get(String round, String unit) {
        return change.find(holder(round, unit));
    }

    @DELETE
    @Operation(summary = "Ta bort adresserna för enheten", description = "Remove the addresses of a unit")
    public void delete(String round, String unit) {
        change.remove(holder(round, unit), actors.current());
    }

    private Holder holder(String round, String unit) {
        rounds.visible(round, caller);
        return units.one(round, unit, caller.actsOnlyFor()).map(found -> new Holder(round, found.region(), found.unit()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Enheten finns inte", "There is no such unit")));
    }
}
