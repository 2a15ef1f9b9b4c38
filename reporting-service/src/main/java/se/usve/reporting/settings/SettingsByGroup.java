package se.usve.reporting.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives each feature the group of settings that is its own, so that a test of the feature makes up no more than that. */
class SettingsByGroup {

    private final ReportingSettings all;

    SettingsByGroup(ReportingSettings all) {
        this.all = all;
    }

    @Produces
    @Singleton
    ReportingSettings.ReadModel readModel() {
        return all.readModel();
    }

    @Produces
    @Singleton
    ReportingSettings.Dashboard dashboard() {
        return all.dashboard();
    }

    @Produces
    @Singleton
    ReportingSettings.Stream stream() {
        return all.stream();
    }

    @Produces
    @Singleton
    ReportingSettings.Statistics statistics() {
        return all.statistics();
    }

    @Produces
    @Singleton
    ReportingSettings.CostlyReads costlyReads() {
        return all.costlyReads();
    }
}
