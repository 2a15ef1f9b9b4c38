package se.usve.chassis.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.config.Fixed;
import se.usve.chassis.config.Range;

/** How much each caller may ask of one instance: a call is a point, a costly one more. */
@ConfigMapping(prefix = "usve.calls")
public interface CallSettings {

    /**
     * Points a minute of each caller with a good token, counted by its subject: a call is one, one that reads or makes whole files
     * many; they come back steadily, and a call beyond is answered 429.
     */
    @WithDefault("6000")
    @Range(from = "1")
    int ofCaller();

    /** Points a minute of each address, or IPv6 network of 64 bits, that calls without a good token; a call beyond is answered 429. */
    @WithDefault("3000")
    @Range(from = "1")
    int ofAddress();

    /** Of how many callers and addresses calls are counted at a time; the one that was silent longest is forgotten first. */
    @WithDefault("10000")
    @Range(from = "1")
    int remembered();

    /** What costs more than a point, by a name of no meaning. */
    @Fixed
    Map<String, Costly> costly();

    /** Calls that cost more: to an address, or answered in a form. */
    interface Costly {

        /** The address, in which {@code *} stands for one part: {@code /survey/v1/rounds/&#42;/imports}. */
        Optional<String> path();

        /** The media type of an answer that is costly to make, without parameters. */
        Optional<String> type();

        /** How many points it costs. */
        int points();
    }
}
