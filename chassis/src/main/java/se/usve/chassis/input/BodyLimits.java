package se.usve.chassis.input;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import se.usve.chassis.config.Fixed;
import se.usve.chassis.config.Range;

/** How long the body of a request may be. */
@ConfigMapping(prefix = "usve.body")
public interface BodyLimits {

    /** Within what time the whole body of a request must have come. */
    @WithDefault("120S")
    @Range(from = "1s", to = "1h")
    Duration within();

    /** How long a body may be at every address that has no limit of its own. */
    @WithDefault("256K")
    @Range(from = "16K", to = "10M")
    MemorySize limit();

    /** Limits of single addresses, by a name of no meaning. */
    @Fixed
    Map<String, Own> own();

    /** A limit of its own. */
    interface Own {

        /** The address, in which {@code *} stands for one part: {@code /survey/v1/rounds/&#42;/imports}. */
        String path();

        /** The limit at that address. */
        MemorySize limit();
    }
}
