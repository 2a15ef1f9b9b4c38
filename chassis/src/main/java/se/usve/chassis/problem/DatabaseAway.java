package se.usve.chassis.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;

/** Recognises that PostgreSQL cannot be reached now, as opposed to an error in what was asked of it. */
final class DatabaseAway {

    private DatabaseAway() {
    }

    /**
     * SQLSTATE class 08 is a connection exception, 57P01–57P03 a server that is shutting down or starting, 53300 too
     * many connections (PostgreSQL manual, appendix A); the pool throws an exception without a state when none comes.
     */
    static boolean isShownBy(Throwable thrown) {
        if (!(thrown instanceof SQLException sql)) {
            return false;
        }
        var state = sql.getSQLState();
        return state == null
                ? sql instanceof SQLTransientException || sql instanceof SQLTimeoutException
                        || String.valueOf(sql.getMessage()).contains("cquisition timeout")
                : state.startsWith("08") || state.startsWith("57P0") || state.equals("53300");
    }
}
