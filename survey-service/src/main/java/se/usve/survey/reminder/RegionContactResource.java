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
import se.usve.survey.contract.Region;
import se.usve.survey.round.RoundInForce;

/** Where a region is reminded, over HTTP. */
@Path("/survey/v1/rounds/{round}/contacts/{region}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Inflöde och påminnelser")
class RegionContactResource {

    private final ChangeContact change;
    private final RoundInForce rounds;
    private final Caller caller;
    private final Actors actors;

    RegionContactResource(ChangeContact change, RoundInForce rounds, Caller caller, Actors actors) {
        this.change = change;
        this.rounds = rounds;
        this.caller = caller;
        this.actors = actors;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ange vart påminnelser till regionen går", description = "Set where reminders of a region go")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Addresses.class), examples = @ExampleObject(
            name = "addresses", value = "{\"addresses\":[\"usve@region.example\"]}")))
    @APIResponse(responseCode = "200",
            description = "Det som fanns är ersatt. What there was is replaced.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Addresses.class)))
    @APIResponse(responseCode = "201", description = "Det är sparat för första gången. It was stored for the first time.")
    public Response put(String round, String region, JsonNode body) {
        var holder = holder(round, region);
        var addresses = Addresses.read(body);
        return Response.status(change.set(holder, addresses, actors.current()) ? 201 : 200).entity(addresses).build();
    }

    @GET
    @Operation(summary = "Visa vart påminnelser till regionen går", description = "Show where reminders of a region go")
    public Addresses get(String round, String region) {
        return change.find(holder(round, region));
    }

    @DELETE
    @Operation(summary = "Ta bort adresserna för regionen", description = "Remove the addresses of a region")
    public void delete(String round, String region) {
        change.remove(holder(round, region), actors.current());
    }

    private Holder holder(String round, String region) {
        if (!Region.CODE.matcher(region).matches()) {
            throw new ProblemException(ProblemType.NOT_FOUND, new Text(
                    "Regionen finns inte; de som finns är %s", "There is no such region; there are %s").with(Region.CODES));
        }
        rounds.visible(round, caller);
        caller.mustBeOrReportFor(Role.ADMIN, region);
        return new Holder(round, region, null);
    }
}
