package se.usve.survey.register;

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
import se.usve.survey.round.Reason;

/** What became of units between rounds, over HTTP. */
@Path("/survey/v1/unit-successions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Enhetsregister")
class SuccessionResource {

    private final Successions successions;
    private final RecordSuccession recording;
    private final Registrars registrars;
    private final Caller caller;

    SuccessionResource(Successions successions, RecordSuccession recording, Registrars registrars, Caller caller) {
        this.successions = successions;
        this.recording = recording;
        this.registrars = registrars;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Anteckna att enheter gått ihop, delats, bytt id eller upphört", description = """
            Record that units merged (MERGED), were split (SPLIT), go on under another id (RENAMED) or closed (CLOSED). A
            unit in both from and to goes on.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.SuccessionBody.class), examples = @ExampleObject(
            name = "MERGED", value = """
                    {"kind":"MERGED","from":["12-ogon-lund","12-ogon-malmo"],"to":["12-ogon"],
                     "effective":"2023-01-01","reason":"Gemensam verksamhet från årsskiftet"}""")))
    @APIResponse(responseCode = "201", description = "Det är antecknat. It was recorded.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Succession.class)))
    @APIResponse(responseCode = "409", description = "Det är redan antecknat. It is recorded already.")
    public Response post(JsonNode body) {
        var recorded = recording.record(body, registrars.current());
        return Response.created(URI.create("/survey/v1/unit-successions/" + recorded.id())).entity(recorded).build();
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Lista vad som blev av enheter, det nyaste först; en region ser sina egna",
            description = "List what became of units, the newest first; a region sees its own")
    public Page<Succession> list(@RestQuery Optional<String> region, @BeanParam PageRequest page) {
        var seen = RegionInSight.of(region, caller);
        return new Page<>(successions.list(seen, page.limit(), page.offset()), page.page(), page.limit(),
                successions.count(seen));
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "Det är gjort. It was done.")
    @APIResponse(responseCode = "422", description = "Skälet saknas eller har fel. The reason is missing or wrong.")
    @Path("{id: [1-9][0-9]{0,17}}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Ta tillbaka en anteckning som blev fel", description = "Withdraw a record that is wrong")
    public void delete(long id, @RestQuery Optional<String> reason) {
        recording.withdraw(id, Reason.of(reason), registrars.current());
    }
}
