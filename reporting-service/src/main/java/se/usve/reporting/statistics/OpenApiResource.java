package se.usve.reporting.statistics;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI file of the statistics, with the open-data description (DCAT-AP-SE) that the national portal harvests. */
@Path("/statistics/v2/openapi")
@PermitAll
class OpenApiResource {

    private static final String FILE = read();

    @GET
    @Produces("application/yaml")
    public String get() {
        return FILE;
    }

    private static String read() {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("openapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
