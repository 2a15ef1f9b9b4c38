package se.usve.reporting.dashboard.units;

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
import se.usve.reporting.unit.ReadUnitStory;

/** The page of one unit. */
@Path("/")
@PermitAll
public class UnitPageResource {

    private final Frames frames;
    private final ReadUnitStory stories;

    UnitPageResource(Frames frames, ReadUnitStory stories) {
        this.frames = frames;
        this.stories = stories;
    }

    @GET
    @Path("rounds/{round}/units/{unit}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response unit(@RestPath String round, @RestPath String unit) {
        var story = stories.of(round, unit);
        var frame = frames.inRound(round, story.round().state(), Place.UNITS)
                .below(story.name(), Place.inRound(round, "units", unit));
        return frames.page(Templates.unit(UnitPage.of(story, frame), frame), frame);
    }
}
