package se.usve.scoring.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import se.usve.chassis.erasure.KeptFor;

/** How long what is about people is kept. */
@ConfigMapping(prefix = "usve.retention")
interface RetentionSettings {

    /** How often it is looked for what has been kept long enough; {@code off} never looks. */
    @WithDefault("6h")
    String every();

    /**
     * How long names are kept after their round was published or, of what is of no round, after it was done: a period such as
     * {@code P10Y}; {@code off} keeps them.
     */
    @WithDefault("off")
    KeptFor names();
}
