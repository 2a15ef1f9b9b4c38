package se.usve.scoring.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives each feature the group of settings that is its own, so that a test of the feature makes up no more than that. */
class SettingsByGroup {

    private final ScoringSettings all;

    SettingsByGroup(ScoringSettings all) {
        this.all = all;
    }

    @Produces
    @Singleton
    ScoringSettings.Procedure procedure() {
        return all.procedure();
    }

    @Produces
    @Singleton
    ScoringSettings.Assessment assessment() {
        return all.assessment();
    }
}
