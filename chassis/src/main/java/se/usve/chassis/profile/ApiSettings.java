package se.usve.chassis.profile;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import se.usve.chassis.config.Fixed;

/** What an API tells about itself. */
@Fixed
@ConfigMapping(prefix = "usve.api")
public interface ApiSettings {

    /** What the API is called. */
    String name();

    /** Its version, of which the address shows the first number. */
    String version();

    /** Day that version was released. */
    LocalDate released();

    /** Whether it is {@code active}, {@code deprecated} … */
    String status();

    /** Path of its OpenAPI document. */
    String documentation();
}
