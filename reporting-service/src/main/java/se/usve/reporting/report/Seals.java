package se.usve.reporting.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The seals of published rounds: which revisions there are, and until when each holds results. */
public interface Seals {

    /**
     * A revision of a published round.
     *
     * @param revision its number, from 1
     * @param sealedAt it holds what happened until then, UTC
     */
    record Seal(long revision, Instant sealedAt) {
    }

    /** {@return the newest seal of the round, empty while there is none} */
    Optional<Seal> newest(Connection connection, String round) throws SQLException;

    /** {@return the seal of a revision of the round, empty if there is no such revision} */
    Optional<Seal> revision(Connection connection, String round, long number) throws SQLException;
}
