package se.usve.chassis.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Recognises that PostgreSQL cannot be reached now, or has no room, as opposed to an error in what was asked of it. */
final class DatabaseAway {

    private DatabaseAway() {
    }

    /**
     * {@return whether the exception, or one behind it, shows it} A commit that fails hides the database's exception
     * among the suppressed ones.
     */
    static boolean isShownIn(Throwable thrown) {
        return isShownIn(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isShownIn(Throwable thrown, Set<Throwable> seen) {
        return thrown != null && seen.add(thrown)
                && (isShownBy(thrown) || isShownIn(thrown.getCause(), seen)
                        || Arrays.stream(thrown.getSuppressed()).anyMatch(hidden -> isShownIn(hidden, seen)));
    }

    /**
     * SQLSTATE class 08 is a connection exception, 57P01–57P03 a server that is shutting down or starting, class 53 one
     * that lacks something: disk, memory, connections, 25006 one that takes no writes, as it recovers or is a standby (PostgreSQL
     * manual, appendix A); the pool throws an exception without a state when none comes.
     */
    private static boolean isShownBy(Throwable thrown) {
        if (!(thrown instanceof SQLException sql)) {
            return false;
        }
        var state = sql.getSQLState();
        return state == null
                ? sql instanceof SQLTransientException || sql instanceof SQLTimeoutException
                        || String.valueOf(sql.getMessage()).contains("cquisition timeout")
                : state.startsWith("08") || state.startsWith("57P0") || state.startsWith("53")
                        || state.equals("25006");
    }
}
