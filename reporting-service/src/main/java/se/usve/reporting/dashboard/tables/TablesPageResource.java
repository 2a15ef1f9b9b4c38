package se.usve.reporting.dashboard.tables;

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
import se.usve.reporting.indicators.ReadIndicators;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** The page of all tables in all their forms. */
@Path("/")
@PermitAll
public class TablesPageResource {

    private final Frames frames;
    private final ReadTables tables;
    private final ReadIndicators indicators;

    TablesPageResource(Frames frames, ReadTables tables, ReadIndicators indicators) {
        this.frames = frames;
        this.tables = tables;
        this.indicators = indicators;
    }

    @GET
    @Path("rounds/{round}/tables")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response tables(@RestPath String round) {
        var rates = tables.responseRates(TableQuery.of(round));
        var frame = frames.inRound(round, rates.status(), Place.TABLES);
        return frames.page(Templates.tables(TablesPage.of(indicators.list(round), frame), frame), frame);
    }
}
