package se.usve.chassis.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;

/** What the national REST API profile (DIGG) wants an API to tell about itself at {@code /api-info}. */
@ApplicationScoped
public class ApiInfo {

    /**
     * The information as sent.
     *
     * @param apiName          what the API is called
     * @param apiVersion       its version, of which the address shows the first number
     * @param apiReleased      day that version was released
     * @param apiDocumentation address of its OpenAPI document
     * @param apiStatus        {@code active}, {@code deprecated} …
     */
    public record View(String apiName, String apiVersion, LocalDate apiReleased, URI apiDocumentation,
            String apiStatus) {
    }

    private final ApiSettings settings;

    ApiInfo(ApiSettings settings) {
        this.settings = settings;
    }

    /** {@return the information, with addresses as the caller of this address reaches them} */
    public View at(UriInfo uri) {
        return new View(settings.name(), settings.version(), settings.released(),
                uri.getBaseUri().resolve(settings.documentation()), settings.status());
    }
}
