package se.usve.chassis.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is read of a token, beside the roles. */
@ConfigMapping(prefix = "usve.access")
public interface AccessSettings {

    /** The claim that names the region its holder acts for, by its county code of two digits. */
    @WithDefault("region")
    String regionClaim();
}
