package se.usve.survey.round;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.survey.audit.Actors;

/** Late windows over HTTP. */
@Path("/survey/v1/rounds/{round}/late-windows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Omgångar")
class LateWindowResource {

    private final Rounds rounds;
    private final LateWindows windows;
    private final GrantLateWindow grant;
    private final Caller caller;
    private final Actors actors;

    LateWindowResource(Rounds rounds, LateWindows windows, GrantLateWindow grant, Caller caller, Actors actors) {
        this.rounds = rounds;
        this.windows = windows;
        this.grant = grant;
        this.caller = caller;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Ge en enhet, en region eller alla förlängd svarstid", description = """
            Receive answers after the round has closed, from a unit, a region's units or (with neither) all, until a day,
            that day included. By ADMIN, or by a region in its own round.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.LateWindowBody.class), examples = @ExampleObject(
            name = "12", value = "{\"region\":\"12\",\"until\":\"2022-07-31\",\"reason\":\"Driftstopp i regionens nät\"}")))
    @APIResponse(responseCode = "201",
            description = "Svarstiden är förlängd. The late window was granted.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LateWindow.class)))
    public Response grant(String round, JsonNode body) {
        var window = grant.grant(round, body, caller, actors.current());
        return Response.created(URI.create("/survey/v1/rounds/%s/late-windows/%d".formatted(round, window.id())))
                .entity(window).build();
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.STEERING})
    @Operation(summary = "Lista förlängda svarstider, den nyaste först; en region ser dem som gäller dess enheter",
            description = "List the late windows, the newest first; a region sees those that its units may use")
    public Page<LateWindow> list(String round, @BeanParam PageRequest page) {
        rounds.visible(round, caller);
        var seen = caller.readsOnly();
        return new Page<>(windows.list(round, seen, page.limit(), page.offset()), page.page(), page.limit(),
                windows.count(round, seen));
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "Det är gjort. It was done.")
    @APIResponse(responseCode = "422", description = "Skälet saknas eller har fel. The reason is missing or wrong.")
    @Path("{id: [1-9][0-9]{0,17}}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Avsluta en förlängd svarstid i förtid",
            description = "End a late window before its time, with a reason")
    public void end(String round, long id, @RestQuery Optional<String> reason) {
        grant.end(round, id, Reason.of(reason), caller, actors.current());
    }
}
