package se.usve.scoring;

import io.quarkus.runtime.annotations.QuarkusMain;
import se.usve.chassis.startup.Startup;
import se.usve.scoring.settings.ScoringSettings;

/** Where the scoring service begins. */
@QuarkusMain
public final class ScoringService {

    private ScoringService() {}

    /** Starts the service if its settings are whole and safe, and returns when it has ended. */
    public static void main(String... arguments) {
        Startup.of(ScoringSettings.class, arguments);
    }
}
