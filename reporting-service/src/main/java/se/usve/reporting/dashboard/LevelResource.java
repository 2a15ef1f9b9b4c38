package se.usve.reporting.dashboard;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.ReadLevels;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** The page of one level. */
@Path("/rounds/{round}/levels/{level}")
@PermitAll
public class LevelResource {

    private final Frames frames;
    private final ReadTables tables;
    private final ReadLevels levels;

    LevelResource(Frames frames, ReadTables tables, ReadLevels levels) {
        this.frames = frames;
        this.tables = tables;
        this.levels = levels;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response level(@RestPath String round, @RestPath String level) {
        var table = tables.levels(TableQuery.of(round));
        var row = table.levels().stream().filter(each -> Integer.toString(each.level()).equals(level)).findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Det finns ingen nivå %s i omgången", "There is no level %s in the round").with(level)));
        var told = levels.of(round).stream().filter(each -> each.number() == row.level()).findFirst().orElse(null);
        var frame = frames.inRound(round, table.status(), Place.OVERVIEW).of(table);
        var page = LevelPage.of(table, row, bySpecialty(round), told, frame.numerals());
        var here = frame.below(frame.in(new Text("Nivå %s", "Level %s").with(level)), frame.viewer().path());
        return frames.page(Templates.level(page, here), here);
    }

    /** A region sees no other grouping while the round is under way: a specialty may be one unit of another. */
    private Optional<LevelTable> bySpecialty(String round) {
        try {
            return Optional.of(tables.levels(TableQuery.of(round).with(Grouping.SPECIALTY)));
        } catch (ForbiddenException e) {
            return Optional.empty();
        }
    }
}
