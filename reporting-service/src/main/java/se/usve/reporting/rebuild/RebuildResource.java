package se.usve.reporting.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Rebuilds of the read model from the topics: no business of any region or round, so for those who run the system. */
@Path("/reporting/v1/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Drift")
public class RebuildResource {

    private static final Text RUNNING = new Text("En ombyggnad pågår redan", "A rebuild is going on already");

    private final RebuildModel rebuildModel;
    private final Rebuilds rebuilds;
    private final Caller caller;

    RebuildResource(RebuildModel rebuildModel, Rebuilds rebuilds, Caller caller) {
        this.rebuildModel = rebuildModel;
        this.rebuilds = rebuilds;
        this.caller = caller;
    }

    @POST
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Wanted.class),
            examples = @ExampleObject(name = "bara om lika", value = "{\"evenIfDifferent\": false}")))
    @APIResponse(responseCode = "202", description = "Ombyggnaden har börjat; Location säger var den följs. "
            + "The rebuild has begun; Location says where to follow it.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Rebuild.class)))
    @APIResponse(responseCode = "409", description = "En ombyggnad pågår redan. A rebuild is going on already.")
    @Operation(summary = "Bygg om läsmodellen / Rebuild the read model", description = """
            En ny läsmodell byggs från första händelsen bredvid den som läses, jämförs med den tabell för tabell och omgång
            för omgång, och tar dess plats om de är lika. Skiljer de sig byts den bara om evenIfDifferent är true. Siffrorna
            går att läsa hela tiden. Den gamla modellen finns kvar tills nästa byte. Endast ADMIN och OPERATOR.
            A new read model is built from the first event on beside the one that is read, compared with it by table and
            round, and takes its place if they are alike; if they differ, only if evenIfDifferent is true. Figures can be
            read throughout. The old model is kept until the next exchange. ADMIN and OPERATOR only.""")
    public Response begin(JsonNode body, @Context UriInfo uri) {
        var evenIfDifferent = false;
        if (body != null) {
            var fields = Fields.of(body);
            evenIfDifferent = Boolean.TRUE.equals(fields.optionalTruth("evenIfDifferent"));
            fields.mustBeValid();
        }
        var id = rebuildModel.begin(evenIfDifferent, caller.name())
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, RUNNING));
        return Response.accepted(find(id.toString()))
                .location(uri.getAbsolutePathBuilder().path(id.toString()).build()).build();
    }

    /** The body of a request. */
    record Wanted(Boolean evenIfDifferent) {
    }

    /** A page of rebuilds. */
    record Rebuilt(List<Rebuild> items, int page, int limit, long total) {
    }

    @GET
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Rebuilt.class)))
    @Operation(summary = "Ombyggnader, den senaste först / Rebuilds, the newest first", description = """
            Alla ombyggnader av läsmodellen som begärts, med hur de slutade. Endast ADMIN och OPERATOR.
            All rebuilds of the read model that were asked for, with how they ended. ADMIN and OPERATOR only.""")
    public Page<Rebuild> list(@BeanParam PageRequest page) {
        return rebuilds.list(page);
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Rebuild.class)))
    @APIResponse(responseCode = "404", description = "Ingen sådan ombyggnad. No such rebuild.")
    @Operation(summary = "En ombyggnad / One rebuild", description = """
            Hur långt den har kommit: händelser lästa av dem som finns, hur många som inte går att använda (de ligger i
            dead-letter-ämnena), och jämförelsen när den är gjord. Endast ADMIN och OPERATOR.
            How far it has come: events read of those there are, how many cannot be applied (they are in the dead-letter
            topics), and the comparison once it is made. ADMIN and OPERATOR only.""")
    public Rebuild find(@PathParam("id") String id) {
        return Uuids.of(id).flatMap(rebuilds::find).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det finns ingen ombyggnad %s", "There is no rebuild %s").with(id)));
    }
}
