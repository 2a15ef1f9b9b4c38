package se.usve.chassis.sql;

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
            case Collection<?> all -> connection.createArrayOf(typeOf(all), all.stream().map(Parameter::element).toArray());
            case null -> null;
            default -> value;
        };
    }

    private static Object element(Object value) {
        return switch (value) {
            case Instant instant -> instant.toString();
            case Enum<?> constant -> constant.name();
            case null -> null;
            default -> value;
        };
    }

    /** By the first that is there: they are all alike. */
    private static String typeOf(Collection<?> all) {
        Object first = all.stream().filter(Objects::nonNull).findFirst().map(Object.class::cast).orElse("");
        return switch (first) {
            case Long _ -> "bigint";
            case Integer _ -> "int";
            case UUID _ -> "uuid";
            case Instant _ -> "timestamptz";
            default -> "text";
        };
    }
}
