package se.usve.reporting.dashboard;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What an installation may say on the page. */
@ConfigMapping(prefix = "usve.dashboard")
interface DashboardConfig {

    /** Something every reader must know of the data, in Swedish, such as that unit-level data is made up. */
    Optional<String> notice();

    /** The same in English; without it the Swedish words stand on the English page too. */
    Optional<String> noticeEn();
}
