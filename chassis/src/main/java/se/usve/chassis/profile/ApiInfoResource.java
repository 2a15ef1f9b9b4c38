package se.usve.chassis.profile;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an API is and where its documentation is, open to everyone. A service has a subclass of this at its {@code /api-info}. */
public abstract class ApiInfoResource {

    @Inject
    ApiSettings settings;

    @GET
    @PermitAll
    @Tag(name = "API")
    @Operation(summary = "Visa vad detta API är", description = "Show what this API is")
    public ApiInfo get(@Context UriInfo uri) {
        return new ApiInfo(settings.name(), settings.version(), settings.released(),
                uri.getBaseUri().resolve(settings.documentation()), settings.status());
    }
}
