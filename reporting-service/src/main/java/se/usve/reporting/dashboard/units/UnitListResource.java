package se.usve.reporting.dashboard.units;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.input.Parameters;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Paging;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.dashboard.units.UnitListPage.Asked;
import se.usve.reporting.search.FindUnits;
import se.usve.reporting.search.UnitSearch;
import se.usve.scoring.contract.Outcome;

/** The page where a round's units are searched among. */
@Path("/")
@PermitAll
public class UnitListResource {

    /** Stands among the outcomes to choose for having none. */
    static final String UNANSWERED = "UNANSWERED";

    private static final int ON_A_PAGE = 50;
    private static final Pattern REGION = Pattern.compile("\\d{2}");
    private static final Pattern LEVEL = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern WORDS = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final Frames frames;
    private final FindUnits units;

    UnitListResource(Frames frames, FindUnits units) {
        this.frames = frames;
        this.units = units;
    }

    @GET
    @Path("rounds/{round}/units")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response units(@RestPath String round, @RestQuery String q, @RestQuery String region, @RestQuery String specialty,
            @RestQuery String level, @RestQuery String outcome, @RestQuery String page) {
        var asked = new Asked(given(q), given(region), given(specialty), given(level), given(outcome));
        var wanted = read(asked);
        var pages = Paging.of(ON_A_PAGE, page);
        var found = units.find(round, wanted, pages);
        var frame = frames.inRound(round, found.round().state(), Place.UNITS);
        return frames.page(Templates.list(UnitListPage.of(found, asked, pages, frame), frame), frame);
    }

    /** A form sends what is not filled in as an empty text. */
    private static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static UnitSearch read(Asked asked) {
        var parameters = new Parameters();
        var text = parameters.read("q", asked.text(), WORDS, "1–200", value -> value);
        var region = parameters.read("region", asked.region(), REGION, "01, 03, …", value -> value);
        var specialty = parameters.read("specialty", asked.specialty(), WORDS, "1–200", value -> value);
        var level = parameters.read("level", asked.level(), LEVEL, "1, 2, …", Integer::valueOf);
        var outcome = parameters.oneOf("outcome", asked.outcome(), Stream.concat(
                Arrays.stream(Outcome.values()).map(Outcome::name), Stream.of(UNANSWERED)).toArray(String[]::new), name -> name);
        parameters.mustBeValid();
        var none = outcome.filter(UNANSWERED::equals).isPresent();
        return new UnitSearch(text.orElse(null), region.orElse(null), specialty.orElse(null), level.orElse(null),
                none ? null : outcome.map(Outcome::valueOf).orElse(null), none);
    }
}
