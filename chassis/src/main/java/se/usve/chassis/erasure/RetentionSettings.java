package se.usve.chassis.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import se.usve.chassis.config.Every;

/** How long what is about people is kept. */
@ConfigMapping(prefix = "usve.retention")
public interface RetentionSettings {

    /** How often it is looked for what has been kept long enough; {@code off} erases nothing but on request. */
    @WithDefault("6h")
    Every every();

    /** How long names are kept after a round was published or, of what is of no round, after it was done; {@code off} for always. */
    @WithDefault("off")
    KeptFor names();
}
