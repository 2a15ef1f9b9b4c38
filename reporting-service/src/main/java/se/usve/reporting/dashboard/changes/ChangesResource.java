package se.usve.reporting.dashboard.changes;

import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Paging;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.ReadChanges;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** The page of what changed between two times. */
@Path("/")
@PermitAll
public class ChangesResource {

    private static final int ON_A_PAGE = 50;
    private static final Duration A_WEEK = Duration.ofDays(7);
    /** As browsers write a time without a zone. */
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Frames frames;
    private final ReadTables tables;
    private final ReadChanges changes;
    private final InstantSource clock;

    ChangesResource(Frames frames, ReadTables tables, ReadChanges changes, InstantSource clock) {
        this.frames = frames;
        this.tables = tables;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @Path("rounds/{round}/changes")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response changes(@RestPath String round, @RestQuery String from, @RestQuery String to, @RestQuery String page) {
        var levels = tables.levels(TableQuery.of(round));
        var frame = frames.inRound(round, levels.status(), Place.CHANGES);
        if (from == null || from.isBlank()) {
            var proposed = ChangesPage.empty(written(first(levels, frame)), written(clock.instant()));
            return frames.page(Templates.changes(proposed, frame), frame);
        }
        var parameters = new Parameters();
        var first = time(parameters, "from", from);
        var last = time(parameters, "to", to).orElseGet(clock::instant);
        if (first.filter(time -> time.isAfter(last)).isPresent()) {
            parameters.add("to", new Text("Sluttiden är tidigare än starttiden", "The end is earlier than the beginning"));
        }
        parameters.mustBeValid();
        return frames.page(Templates.changes(between(round, first.orElseThrow(), last, page, levels, frame), frame), frame);
    }

    /** Who sees the round now, as its levels were just read, may still not see what it was then. */
    private ChangesPage between(String round, Instant from, Instant to, String page, LevelTable levels, Frame frame) {
        try {
            var found = changes.between(round, from, to, Paging.of(ON_A_PAGE, page));
            return ChangesPage.of(found, levels, written(from), written(to), frame);
        } catch (UnauthorizedException e) {
            return ChangesPage.hidden(written(from), written(to));
        }
    }

    /** A week ago; for who is not signed in not before the seal, rounded up to a minute, as the field has no seconds. */
    private Instant first(LevelTable levels, Frame frame) {
        var aWeekAgo = clock.instant().minus(A_WEEK);
        if (frame.viewer().name() != null || levels.revision() == null) {
            return aWeekAgo;
        }
        var sealed = levels.asOf().plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MINUTES);
        return sealed.isAfter(aWeekAgo) && sealed.isBefore(clock.instant()) ? sealed : aWeekAgo;
    }

    /** The times of a form are Sweden's. */
    private static Optional<Instant> time(Parameters parameters, String name, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(value).atZone(Sweden.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            parameters.mustBeOneOf(name, "2026-01-31T08:00");
            return Optional.empty();
        }
    }

    private static String written(Instant time) {
        return FIELD.format(time.atZone(Sweden.ZONE));
    }
}
