package se.usve.reporting.dashboard.progress;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** The page of how many units have answered. */
@Path("/")
@PermitAll
public class ProgressResource {

    private final Frames frames;
    private final ReadTables tables;

    ProgressResource(Frames frames, ReadTables tables) {
        this.frames = frames;
        this.tables = tables;
    }

    @GET
    @Path("rounds/{round}/progress")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response progress(@RestPath String round) {
        var query = TableQuery.of(round);
        var rates = tables.responseRates(query);
        var levels = tables.levels(query);
        var frame = frames.inRound(round, levels.status(), Place.PROGRESS).readAt(levels.asOf());
        var known = frames.offered().stream().filter(r -> r.id().equals(round)).findFirst();
        return frames.page(Templates.progress(ProgressPage.of(rates, levels, known, frame), frame), frame);
    }
}
