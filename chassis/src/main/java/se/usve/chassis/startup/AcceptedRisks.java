package se.usve.chassis.startup;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What an installation takes upon itself. */
@ConfigMapping(prefix = "usve")
public interface AcceptedRisks {

    /**
     * Names of what is unsafe and accepted all the same, divided by commas; the service does not start with what is unsafe and
     * not named here. The names stand below.
     */
    Optional<List<String>> accept();
}
