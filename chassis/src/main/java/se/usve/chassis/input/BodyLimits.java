package se.usve.chassis.input;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How long the body of a request may be. */
@ConfigMapping(prefix = "usve.body")
interface BodyLimits {

    /** Within what time the whole of it must have come. */
    @WithDefault("120S")
    Duration within();

    /** For every address that has no limit of its own. */
    MemorySize limit();

    /** Limits of single addresses, by a name of no meaning. */
    Map<String, Own> own();

    /** A limit of its own. */
    interface Own {

        /** The address, in which {@code *} stands for one part: {@code /survey/v1/rounds/&#42;/imports}. */
        String path();

        /** The limit at that address. */
        MemorySize limit();
    }

    /** {@return the limit at an address, in bytes} */
    default long of(String path) {
        return own().values().stream().filter(own -> path.matches(own.path().replace("*", "[^/]+")))
                .map(Own::limit).findFirst().orElse(limit()).asLongValue();
    }
}
