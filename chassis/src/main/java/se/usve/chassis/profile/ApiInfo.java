package se.usve.chassis.profile;

import java.net.URI;
import java.time.LocalDate;

/**
 * What the national REST API profile (DIGG) wants an API to tell about itself.
 *
 * @param apiName          what the API is called
 * @param apiVersion       its version, of which the address shows the first number
 * @param apiReleased      day that version was released
 * @param apiDocumentation address of its OpenAPI document
 * @param apiStatus        {@code active}, {@code deprecated} …
 */
public record ApiInfo(String apiName, String apiVersion, LocalDate apiReleased, URI apiDocumentation, String apiStatus) {
}
