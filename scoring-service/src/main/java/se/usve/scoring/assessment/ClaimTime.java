package se.usve.scoring.assessment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a case is an assessor's once they have taken it. */
@ConfigMapping(prefix = "usve.assessment")
interface ClaimTime {

    /** {@return ISO 8601 duration} */
    @WithDefault("PT4H")
    Duration claimTime();
}
