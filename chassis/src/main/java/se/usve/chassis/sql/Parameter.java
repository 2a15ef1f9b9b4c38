package se.usve.chassis.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;

/** A value as the driver takes it. */
final class Parameter {

    private Parameter() {
    }

    static Object of(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Collection<?> all -> array(connection, all);
            case null -> null;
            default -> value;
        };
    }

    /** By the first that is there: they are all alike. */
    private static Array array(Connection connection, Collection<?> all) throws SQLException {
        Object first = all.stream().filter(Objects::nonNull).findFirst().map(Object.class::cast).orElse("");
        return switch (first) {
            case Long _ -> SqlArray.numbers(connection, all.stream().map(Long.class::cast));
            case Integer _ -> connection.createArrayOf("int", all.toArray(Integer[]::new));
            case UUID _ -> connection.createArrayOf("uuid", all.toArray());
            case Instant _ -> connection.createArrayOf("timestamptz", all.toArray());
            default -> SqlArray.texts(connection, all.stream().map(Parameter::text));
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> constant -> constant.name();
            case null -> null;
            default -> value.toString();
        };
    }
}
