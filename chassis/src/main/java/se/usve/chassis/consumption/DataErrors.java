package se.usve.chassis.consumption;

import java.sql.BatchUpdateException;
import java.sql.SQLException;

/**
 * Tells errors of the data itself (SQLSTATE class 22 data exception, 23 integrity constraint violation), which come
 * again at every attempt, from errors of the moment.
 */
public final class DataErrors {

    private DataErrors() {
    }

    /** {@return whether the database refused a value, and not for the moment} */
    public static boolean isIn(Throwable thrown) {
        return find(thrown) != null;
    }

    /** {@return what it said, without the data} */
    public static String messageOf(Throwable thrown) {
        var found = find(thrown);
        return found == null ? thrown.toString() : withoutData(found);
    }

    /** Further lines, and the words of a batch about its statement, hold the refused data: they do not belong in logs. */
    private static String withoutData(SQLException found) {
        var reason = found;
        while (reason instanceof BatchUpdateException && reason.getNextException() != null) {
            reason = reason.getNextException();
        }
        // Of class 22 the first line quotes the value.
        return reason instanceof BatchUpdateException || reason.getSQLState() == null || reason.getSQLState().startsWith("22")
                ? "SQLSTATE " + reason.getSQLState()
                : reason.getMessage().lines().findFirst().orElse("SQLSTATE " + reason.getSQLState());
    }

    private static SQLException find(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23"))) {
                return sql;
            }
        }
        return null;
    }
}
