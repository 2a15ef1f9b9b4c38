package se.usve.chassis.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    private final String name;
    private final String version;
    private final LocalDate released;
    private final String status;
    private final String documentation;

    ApiInfo(@ConfigProperty(name = "usve.api.name") String name,
            @ConfigProperty(name = "usve.api.version") String version,
            @ConfigProperty(name = "usve.api.released") LocalDate released,
            @ConfigProperty(name = "usve.api.status") String status,
            @ConfigProperty(name = "usve.api.documentation") String documentation) {
        this.name = name;
        this.version = version;
        this.released = released;
        this.status = status;
        this.documentation = documentation;
    }

    /** {@return the information, with addresses as the caller of this address reaches them} */
    public View at(UriInfo uri) {
        return new View(name, version, released, uri.getBaseUri().resolve(documentation), status);
    }
}
