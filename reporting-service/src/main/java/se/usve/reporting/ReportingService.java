package se.usve.reporting;

import io.quarkus.runtime.annotations.QuarkusMain;
import se.usve.chassis.startup.Startup;
import se.usve.reporting.settings.ReportingSettings;

/** Where the reporting service begins. */
@QuarkusMain
public final class ReportingService {

    private ReportingService() {}

    /** Starts the service if its settings are whole and safe, and returns when it has ended. */
    public static void main(String... arguments) {
        Startup.of(ReportingSettings.class, arguments);
    }
}
