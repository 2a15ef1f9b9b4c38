package se.usve.reporting.dashboard.seal;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.problem.Text;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Paging;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.ReadUnits;
import se.usve.reporting.report.TableQuery;
import se.usve.reporting.seal.ReadSeals;

/** The page of the revisions of a published round, for those who see the round. */
@Path("/")
@PermitAll
public class SealPageResource {

    private static final int ON_A_PAGE = 20;

    private final Frames frames;
    private final ReadTables tables;
    private final ReadSeals seals;
    private final ReadUnits units;

    SealPageResource(Frames frames, ReadTables tables, ReadSeals seals, ReadUnits units) {
        this.frames = frames;
        this.tables = tables;
        this.seals = seals;
        this.units = units;
    }

    @GET
    @Path("rounds/{round}/seal")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response seal(@RestPath String round, @RestQuery String page) {
        var levels = tables.levels(TableQuery.of(round));
        var frame = frames.inRound(round, levels.status(), Place.TABLES);
        var found = seals.all(round, Paging.of(ON_A_PAGE, page));
        Map<String, String> names = found.items().stream().allMatch(seal -> seal.moved().isEmpty()) ? Map.of()
                : units.names(round, Moment.NOW);
        var below = frame.below(frame.in(new Text("Förseglingen", "The seal")), Place.inRound(round, "seal"));
        return frames.page(Templates.seal(SealPage.of(found, levels, names, below), below), below);
    }
}
