package se.usve.reporting.profile;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.profile.ApiInfo;

/** What this API is and where its documentation is, open to everyone (the national REST API profile). */
@Path("/reporting/v1/api-info")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "API")
class ApiInfoResource {

    private final ApiInfo info;

    ApiInfoResource(ApiInfo info) {
        this.info = info;
    }

    @GET
    @Operation(summary = "Visa vad detta API är", description = "Show what this API is")
    public ApiInfo.View get(@Context UriInfo uri) {
        return info.at(uri);
    }
}
