package se.usve.survey.form;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages that are open to everyone. */
@Path("/form")
@PermitAll
class HelpResource {

    private final Pages pages;

    HelpResource(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("help")
    @Operation(hidden = true)
    public Response help() {
        var viewer = pages.anybody();
        return Pages.page(Templates.help(viewer), viewer);
    }

    @GET
    @Path("accessibility")
    @Operation(hidden = true)
    public Response accessibility() {
        var viewer = pages.anybody();
        return Pages.page(Templates.accessibility(viewer), viewer);
    }

    @GET
    @Path("signed-out")
    @Operation(hidden = true)
    public Response signedOut() {
        var viewer = pages.anybody();
        return Pages.page(Templates.signedOut(viewer), viewer);
    }
}
