package se.usve.survey;

import io.quarkus.runtime.annotations.QuarkusMain;
import se.usve.chassis.startup.Startup;
import se.usve.survey.settings.SurveySettings;

/** Where the survey service begins. */
@QuarkusMain
public final class SurveyService {

    private SurveyService() {}

    /** Starts the service if its settings are whole and safe, and returns when it has ended. */
    public static void main(String... arguments) {
        Startup.of(SurveySettings.class, arguments);
    }
}
