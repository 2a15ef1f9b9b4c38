package se.usve.reporting.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a caller may fetch. */
@ConfigMapping(prefix = "usve.statistics")
interface StatisticsConfig {

    /** {@return how many cells one answer may hold} */
    @WithDefault("150000")
    int maxDataCells();

    /** {@return how many calls an address may make within the window} */
    @WithDefault("30")
    int maxCalls();

    /** {@return the window, in whole seconds} */
    @WithDefault("10S")
    Duration timeWindow();

    /** {@return of how many addresses calls are counted at a time; the one that was silent longest is forgotten first} */
    @WithDefault("10000")
    int countedAddresses();
}
