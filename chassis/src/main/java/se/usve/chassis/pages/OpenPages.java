package se.usve.chassis.pages;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages open to everyone that every set has: extended, at its first page's path, by a service with pages. */
public abstract class OpenPages {

    private final Pages pages;

    /** Made by the service. */
    protected OpenPages(Pages pages) {
        this.pages = pages;
    }

    /** {@return the statutory accessibility statement (2018:1937)} */
    @GET
    @Path("accessibility")
    @PermitAll
    @Operation(hidden = true)
    public Response accessibility() {
        var viewer = pages.anybody();
        return Pages.page(Templates.accessibility(viewer), viewer);
    }

    /** {@return what one sees when one has signed out} */
    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Response signedOut() {
        var viewer = pages.anybody();
        return Pages.page(Templates.signedOut(viewer), viewer);
    }
}
