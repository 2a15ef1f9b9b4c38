package se.usve.reporting.dashboard;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.pages.Pages;
import se.usve.reporting.report.Levels;
import se.usve.reporting.report.LevelTable.GroupRow;
import se.usve.reporting.report.ReadLevels;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/**
 * The first page: a round's levels in all regions. At {@code /} of a published round, the newest unless another is asked for,
 * also one under way by those who may see it.
 */
@Path("/")
@PermitAll
public class OverviewResource {

    private final Frames frames;
    private final ReadTables tables;
    private final ReadLevels levels;

    OverviewResource(Frames frames, ReadTables tables, ReadLevels levels) {
        this.frames = frames;
        this.tables = tables;
        this.levels = levels;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response first(@RestQuery String round, @RestQuery String sort, @RestQuery String order) {
        return frames.offered().stream().filter(r -> round == null ? r.isPublished() : r.id().equals(round)).findFirst()
                .map(r -> overview(r.id(), sort, order)).orElseGet(() -> nothing(round));
    }

    @GET
    @Path("rounds/{round}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response overview(@RestPath String round, @RestQuery String sort, @RestQuery String order) {
        var table = tables.levels(TableQuery.of(round));
        var told = levels.of(round).stream().collect(Collectors.toMap(Levels.Level::number, level -> level));
        var frame = frames.inRound(round, table.status(), Place.OVERVIEW).of(table);
        var sorting = Sorting.of(sort, order, table.groups().stream().map(GroupRow::code).toList());
        return frames.page(Templates.overview(OverviewPage.of(table, told, sorting, frame.language()), frame), frame);
    }

    private Response nothing(String round) {
        var frame = frames.outside(Place.OVERVIEW);
        return Pages.page(round == null ? 200 : 404, Templates.nothing(round, frame), frame.viewer());
    }
}
