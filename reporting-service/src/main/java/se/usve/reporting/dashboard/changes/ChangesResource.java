package se.usve.reporting.dashboard.changes;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Paging;
import se.usve.reporting.dashboard.Place;
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
            var proposed = ChangesPage.empty(written(clock.instant().minus(A_WEEK)), written(clock.instant()));
            return frames.page(Templates.changes(proposed, frame), frame);
        }
        var parameters = new Parameters();
        var first = time(parameters, "from", from);
        var last = time(parameters, "to", to).orElseGet(clock::instant);
        if (first.filter(time -> time.isAfter(last)).isPresent()) {
            parameters.add("to", new Text("Sluttiden är tidigare än starttiden", "The end is earlier than the beginning"));
        }
        parameters.mustBeValid();
        var found = changes.between(round, first.orElseThrow(), last, Paging.of(ON_A_PAGE, page));
        return frames.page(Templates.changes(ChangesPage.of(found, levels, written(first.get()), written(last), frame), frame),
                frame);
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
