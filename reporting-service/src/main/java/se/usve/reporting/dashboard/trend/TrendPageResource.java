package se.usve.reporting.dashboard.trend;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.Round;
import se.usve.reporting.report.UnitFilter;
import se.usve.reporting.trends.ReadTrend;

/** The page of two rounds side by side: the two newest that the reader sees, unless others are asked for. */
@Path("/")
@PermitAll
public class TrendPageResource {

    private final Frames frames;
    private final ReadTrend trends;

    TrendPageResource(Frames frames, ReadTrend trends) {
        this.frames = frames;
        this.trends = trends;
    }

    @GET
    @Path("trend")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response trend(@RestQuery String from, @RestQuery String to, @RestQuery String group) {
        var rounds = frames.offered().stream().sorted(Comparator.comparing(Round::periodTo,
                Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))).map(Round::id).toList();
        var frame = frames.outside(Place.TREND);
        if ((from == null || to == null) && rounds.size() < 2) {
            return frames.page(Templates.trend(TrendPage.empty(), frame), frame);
        }
        var earlier = from == null ? rounds.get(rounds.size() - 2) : from;
        var later = to == null ? rounds.getLast() : to;
        var table = trends.of(earlier, later, Grouping.REGION, UnitFilter.ALL, Moment.NOW);
        var page = TrendPage.of(table, known(rounds, earlier, later), group, frame);
        return frames.page(Templates.trend(page, frame.readAt(table.to().asOf())), frame);
    }

    private static List<String> known(List<String> rounds, String... shown) {
        return Stream.concat(rounds.stream(), Arrays.stream(shown)).distinct().toList();
    }
}
