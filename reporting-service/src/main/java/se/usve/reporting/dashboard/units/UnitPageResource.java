package se.usve.reporting.dashboard.units;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import se.usve.chassis.paging.PageRequest;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.followup.PlansWanted;
import se.usve.reporting.followup.ReadFollowUp;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.ReadLevels;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.ReadUnits;
import se.usve.reporting.report.TableQuery;

/** The page of one unit. */
@Path("/")
@PermitAll
public class UnitPageResource {

    private static final int ALL_LEVELS = 1000;

    private final Frames frames;
    private final ReadUnits units;
    private final ReadLevels levels;
    private final ReadTables tables;
    private final ReadFollowUp followUp;

    UnitPageResource(Frames frames, ReadUnits units, ReadLevels levels, ReadTables tables, ReadFollowUp followUp) {
        this.frames = frames;
        this.units = units;
        this.levels = levels;
        this.tables = tables;
        this.followUp = followUp;
    }

    @GET
    @Path("rounds/{round}/units/{unit}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response unit(@RestPath String round, @RestPath String unit) {
        var found = units.one(round, unit, Moment.NOW);
        var plans = followUp.plans(round, Moment.NOW, new PlansWanted(Optional.empty(), Optional.of(unit), Optional.empty(),
                Optional.empty()), PageRequest.of(ALL_LEVELS, 1));
        var frame = frames.inRound(round, tables.responseRates(TableQuery.of(round)).status(), Place.UNITS)
                .below(found.row().name(), Place.inRound(round, "units", unit)).readAt(found.asOf());
        return frames.page(Templates.unit(UnitPage.of(found, units.history(round, unit), levels.of(round), plans.items(), frame),
                frame), frame);
    }
}
