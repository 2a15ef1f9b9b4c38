package se.usve.reporting.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may follow at once, and how often the instance looks. */
@ConfigMapping(prefix = "usve.stream")
interface StreamConfig {

    /** Clients of one instance; a further one is answered 503. */
    @WithDefault("500")
    int clients();

    /** Clients of one caller, or of one address without a token; a further one is answered 429. */
    @WithDefault("20")
    int clientsPerCaller();

    /** How often the instance looks for changes while anybody follows. */
    @WithDefault("200MS")
    Duration interval();

    /** So long nothing is sent before a comment says that the stream still stands. */
    @WithDefault("15S")
    Duration heartbeat();

    /** A client that has not taken what was sent to it within this is cut off; it can resume. */
    @WithDefault("30S")
    Duration patience();
}
