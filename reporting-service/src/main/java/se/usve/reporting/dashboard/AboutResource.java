package se.usve.reporting.dashboard;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page of how the figures are made and where they can be had. */
@Path("/about")
@PermitAll
public class AboutResource {

    private final Frames frames;

    AboutResource(Frames frames) {
        this.frames = frames;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response about() {
        var frame = frames.outside(Place.ABOUT);
        return frames.page(Templates.about(frame), frame);
    }
}
