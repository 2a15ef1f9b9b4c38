package se.usve.reporting.dashboard.distribution;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** The page of how many units meet how many levels. */
@Path("/")
@PermitAll
public class DistributionResource {

    private final Frames frames;
    private final ReadTables tables;

    DistributionResource(Frames frames, ReadTables tables) {
        this.frames = frames;
        this.tables = tables;
    }

    @GET
    @Path("rounds/{round}/distribution")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response distribution(@RestPath String round, @RestQuery String group) {
        var query = TableQuery.of(round);
        var distribution = tables.distribution(query);
        var levels = tables.levels(query);
        var frame = frames.inRound(round, levels.status(), Place.DISTRIBUTION).readAt(levels.asOf());
        return frames.page(Templates.distribution(DistributionPage.of(distribution, levels, group, frame), frame), frame);
    }
}
