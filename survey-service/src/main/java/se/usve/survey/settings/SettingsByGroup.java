package se.usve.survey.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives each feature the group of settings that is its own, so that a test of the feature makes up no more than that. */
class SettingsByGroup {

    private final SurveySettings all;

    SettingsByGroup(SurveySettings all) {
        this.all = all;
    }

    @Produces
    @Singleton
    SurveySettings.Imports imports() {
        return all.imports();
    }

    @Produces
    @Singleton
    SurveySettings.Form form() {
        return all.form();
    }

    @Produces
    @Singleton
    SurveySettings.Mail mail() {
        return all.mail();
    }

    @Produces
    @Singleton
    SurveySettings.Scoring scoring() {
        return all.scoring();
    }

    @Produces
    @Singleton
    SurveySettings.Retention retention() {
        return all.retention();
    }
}
