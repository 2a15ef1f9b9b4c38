package se.usve.scoring.store;

import java.sql.SQLException;

/** A statement failed; the cause tells why, and the transaction must not commit. */
public final class DatabaseError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseError(String sql, SQLException cause) {
        super("Failed: " + sql.strip().lines().findFirst().orElse(""), cause);
    }
}
