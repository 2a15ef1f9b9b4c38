package se.usve.survey.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import se.usve.chassis.sql.Sql;

/**
 * A unit (universitetssjukvårdsenhet) as the register knows it, or as a round knows it.
 *
 * @param id           its id, the same in every round
 * @param version      counts the changes of the registration, from 1; the register and each round count their own
 * @param registration what is registered
 * @param takesPart    whether it takes part in the round; true in the register
 * @param changedAt    when it was changed, UTC
 * @param changedBy    name of who did
 */
record Unit(String id, long version, Registration registration, boolean takesPart, Instant changedAt, String changedBy) {

    static Unit inRegister(ResultSet row) throws SQLException {
        return of(row, row.getString("id"), true);
    }

    static Unit inRound(ResultSet row) throws SQLException {
        return of(row, row.getString("unit"), row.getBoolean("takes_part"));
    }

    private static Unit of(ResultSet row, String id, boolean takesPart) throws SQLException {
        return new Unit(id, row.getLong("version"), Registration.of(row), takesPart, Sql.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
