package se.usve.stack;

import java.util.Locale;

/** The three services. Each has a database, and a role it works as, of its own name. */
public enum Service {
    SURVEY(8081, 9001),
    SCORING(8082, 9002),
    REPORTING(8083, 9003);

    private final int httpPort;
    private final int managementPort;

    Service(int httpPort, int managementPort) {
        this.httpPort = httpPort;
        this.managementPort = managementPort;
    }

    /** The name of its database and of the role it works as, for instance {@code survey}. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role that owns its database and makes its tables, for instance {@code survey_owner}: another than it works as, so that
     * policies hold for it and it can lift none. The reporting service makes its model anew itself, so it owns it.
     */
    public String owner() {
        return this == REPORTING ? database() : database() + "_owner";
    }

    /** The schema of that database that its tables are in: what the reporting service shows is a model that it exchanges whole. */
    public String schema() {
        return this == REPORTING ? "read_model" : "public";
    }

    /** The name of its process, its log file and its folder in the repository, for instance {@code survey-service}. */
    public String processName() {
        return database() + "-service";
    }

    /** Where its API listens unless told otherwise. */
    public int defaultHttpPort() {
        return httpPort;
    }

    /** Where health and metrics listen unless told otherwise. */
    public int defaultManagementPort() {
        return managementPort;
    }

    /**
     * The service whose database has this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Service ofDatabase(String database) {
        return valueOf(database.toUpperCase(Locale.ROOT));
    }
}
