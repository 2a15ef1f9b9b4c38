package se.usve.stack.testing;

import java.sql.Connection;
import java.util.Map;

/**
 * The PostgreSQL and Kafka that all tests of a JVM share, and the faults a test may cause in them. A test that stops
 * something starts it again, also when it fails.
 */
public final class TestStack {
    private TestStack() {}

    /** The configuration of a Quarkus application on the named database; starts the stack at first use. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> configuration(String database) {
        return (Map<String, String>) OneOf.call("configuration", database);
    }

    /** A connection to the named database as the role that owns it, which sees every row and may change tables. */
    public static Connection asOwner(String database) {
        return (Connection) OneOf.call("asOwner", database);
    }

    /** Ends Kafka; clients get connection refused. */
    public static void stopKafka() {
        OneOf.call("stopKafka");
    }

    /** Starts Kafka again on the same port and data, and waits until it serves. */
    public static void startKafka() {
        OneOf.call("startKafka");
    }

    /** Freezes Kafka: connections stay open and nothing answers. */
    public static void freezeKafka() {
        OneOf.call("freezeKafka");
    }

    /** Lets a frozen Kafka go on. */
    public static void thawKafka() {
        OneOf.call("thawKafka");
    }

    /** Ends PostgreSQL; open transactions are rolled back, clients get connection refused. */
    public static void stopPostgres() {
        OneOf.call("stopPostgres");
    }

    /** Starts PostgreSQL again on the same port and data, and waits until it serves. */
    public static void startPostgres() {
        OneOf.call("startPostgres");
    }

    /** Where the stack keeps its logs and keys while the JVM lives. */
    public static String folder() {
        return (String) OneOf.call("folder");
    }
}
