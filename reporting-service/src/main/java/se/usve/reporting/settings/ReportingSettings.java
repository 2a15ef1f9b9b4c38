package se.usve.reporting.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import se.usve.chassis.config.Fixed;
import se.usve.chassis.config.Range;

/** What the reporting service can be told, beside what every service can. */
@ConfigMapping(prefix = "usve")
public interface ReportingSettings {

    /** The tables that are read. */
    @Fixed
    ReadModel readModel();

    /** What an installation may say on its pages. */
    Dashboard dashboard();

    /** How many may follow a round live, and how often the instance looks. */
    Stream stream();

    /** How much a caller of the statistics may fetch. */
    Statistics statistics();

    /** How many read every unit of a round at a time. */
    CostlyReads costlyReads();

    /** The tables that are read. */
    interface ReadModel {

        /** Schema of the tables that are read, which a rebuild exchanges for a new one. */
        String schema();
    }

    /** What an installation may say on its pages. */
    interface Dashboard {

        /** Something every reader must know of the data, in Swedish, such as that unit-level data is made up. */
        Optional<String> notice();

        /** The same in English; without it the Swedish words stand on the English page too. */
        Optional<String> noticeEn();
    }

    /** How many may follow a round live, and how often the instance looks. */
    interface Stream {

        /** Clients of one instance that follow a round live; a further one is answered 503. */
        @WithDefault("500")
        @Range(from = "1", to = "100000")
        int clients();

        /** Clients of one caller, or of one address without a token, that follow live; a further one is answered 429. */
        @WithDefault("20")
        @Range(from = "1", to = "100000")
        int clientsPerCaller();

        /** How often the instance looks for changes while anybody follows. */
        @WithDefault("200MS")
        @Range(from = "10ms", to = "60s")
        Duration interval();

        /** So long nothing is sent before a comment says that the stream still stands. */
        @WithDefault("15S")
        @Range(from = "100ms", to = "10m")
        Duration heartbeat();

        /** A client that has not taken what was sent to it within this is cut off; it can resume. */
        @WithDefault("30S")
        @Range(from = "1s", to = "10m")
        Duration patience();
    }

    /** How much a caller of the statistics may fetch. */
    interface Statistics {

        /** How many cells one answer may hold, as {@code /statistics/v2/config} tells. */
        @WithDefault("150000")
        @Range(from = "1")
        int maxDataCells();

        /** How many calls an address may make within the window. */
        @WithDefault("30")
        @Range(from = "1")
        int maxCalls();

        /** The window in which the calls of an address are counted, in whole seconds. */
        @WithDefault("10S")
        @Range(from = "1s", to = "1h")
        Duration timeWindow();

        /** Of how many addresses calls are counted at a time; the one that was silent longest is forgotten first. */
        @WithDefault("10000")
        @Range(from = "1")
        int countedAddresses();
    }

    /** How many read every unit of a round at a time. */
    interface CostlyReads {

        /** Reads of every unit that one instance does at a time; as many wait, and a further one is answered 503. */
        @WithDefault("6")
        @Range(from = "1", to = "1000")
        int atATime();

        /** So long such a read waits for its turn before it is answered 503 too. */
        @WithDefault("2S")
        @Range(from = "0s", to = "60s")
        Duration patience();
    }
}
