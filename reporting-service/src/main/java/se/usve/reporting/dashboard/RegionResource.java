package se.usve.reporting.dashboard;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.followup.ReadFollowUp;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.ReadUnits;
import se.usve.reporting.report.TableQuery;
import se.usve.reporting.report.UnitFilter;
import se.usve.reporting.report.UnitsWanted;
import se.usve.survey.contract.Region;

/** The page of one region. */
@Path("/rounds/{round}/regions/{region}")
@PermitAll
public class RegionResource {

    /** As many as the largest region of the agreement has, and more. */
    private static final int UNITS = 200;

    private final Frames frames;
    private final ReadTables tables;
    private final ReadUnits units;
    private final ReadFollowUp followUp;

    RegionResource(Frames frames, ReadTables tables, ReadUnits units, ReadFollowUp followUp) {
        this.frames = frames;
        this.tables = tables;
        this.units = units;
        this.followUp = followUp;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response region(@RestPath String round, @RestPath String region) {
        var table = tables.levels(TableQuery.of(round));
        var group = table.groups().stream().filter(each -> each.code().equals(region)
                && !region.equals(Group.NATION)).findFirst().orElseThrow(() -> absent(region));
        var found = units.page(round, Moment.NOW, new UnitsWanted(UnitFilter.ALL.with(Grouping.REGION, Set.of(region)), null,
                null), PageRequest.of(UNITS, 1));
        var frame = frames.inRound(round, table.status(), Place.OVERVIEW).of(table);
        var page = RegionPage.of(table, group, mending(table, region, frame), found.items(), found.total() <= UNITS, frame.numerals());
        var here = frame.below(page.name(), frame.viewer().path());
        return frames.page(Templates.region(page, here), here);
    }

    /** There is nothing to mend before the answers are in. */
    private RegionPage.Mended mending(LevelTable table, String region, Frame frame) {
        return switch (table.status()) {
            case DRAFT, OPEN -> null;
            case CLOSED, PUBLISHED -> RegionPage.Mended.of(followUp.figures(table.round(), Moment.NOW), region,
                    frame.numerals());
        };
    }

    /** Another region's figures exist, but are not the reader's to see while the round is under way. */
    private static RuntimeException absent(String region) {
        return Region.ofCode(region).isPresent() ? new ForbiddenException() : new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det finns ingen region %s", "There is no region %s").with(region));
    }
}
