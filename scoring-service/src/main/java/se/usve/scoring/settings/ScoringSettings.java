package se.usve.scoring.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import se.usve.chassis.config.Every;
import se.usve.chassis.config.Fixed;
import se.usve.chassis.config.Range;

/** What the scoring service can be told, beside what every service can. */
@ConfigMapping(prefix = "usve")
public interface ScoringSettings {

    /** The rule sets the service brings as files, an earlier one before those mapped to it. */
    @Fixed
    List<String> ruleSets();

    /** The procedure of a round for which nobody has decided another. */
    Procedure procedure();

    /** How cases are assessed. */
    Assessment assessment();

    /** How overrides take effect. */
    Overrides overrides();

    /** How published rounds are sealed. */
    Sealing sealing();

    /** The procedure of a round for which nobody has decided another. */
    interface Procedure {

        /** Whether two assessors rule on each example without knowing of each other, unless ADMIN decides otherwise for a round. */
        @WithDefault("false")
        boolean doubleReview();

        /** Days a region has to reply before an override takes effect, unless ADMIN decides otherwise for a round. */
        @WithDefault("0")
        @Range(from = "0", to = "365")
        int replyDays();
    }

    /** How cases are assessed. */
    interface Assessment {

        /** How long a case is an assessor's once they have claimed it. */
        @WithDefault("PT4H")
        @Range(from = "1s")
        Duration claimTime();
    }

    /** How overrides take effect. */
    interface Overrides {

        /** How often overrides are put in force whose time for replies is out. */
        @WithDefault("30s")
        Every every();
    }

    /** How published rounds are sealed. */
    interface Sealing {

        /** How often published rounds are sealed whose submissions have all been scored. */
        @WithDefault("1s")
        Every every();
    }
}
