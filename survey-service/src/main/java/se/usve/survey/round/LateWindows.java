package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.sql.Sql;

/** The stored late windows. */
@ApplicationScoped
class LateWindows {

    /** A region sees those that its units may use. */
    private static final String SEEN = """
            from late_window w left join participation p on p.round = w.round and p.unit = w.unit
            where w.round = ? and (?::text is null or coalesce(w.region, p.region, ?) = ?)
            """;

    private final Sql sql;

    LateWindows(Sql sql) {
        this.sql = sql;
    }

    /** {@return how many let somebody answer in a round today} */
    long inForce(String round) {
        return sql.number("""
                select count(*) from late_window where round = ? and ended_at is null
                    and until >= (clock_timestamp() at time zone 'Europe/Stockholm')::date""", round);
    }

    /** {@return windows of a round, the newest first, of those that a region's units may use if one is given} */
    List<LateWindow> list(String round, Optional<String> region, int limit, int offset) {
        var code = region.orElse(null);
        return sql.list("select w.* " + SEEN + "order by w.id desc limit ? offset ?", LateWindows::read, round, code, code,
                code, limit, offset);
    }

    long count(String round, Optional<String> region) {
        var code = region.orElse(null);
        return sql.number("select count(*) " + SEEN, round, code, code, code);
    }

    Optional<LateWindow> find(String round, long id) {
        return sql.first("select * from late_window where round = ? and id = ?", LateWindows::read, round, id);
    }

    /** {@return the region of a unit that takes part in a round} */
    Optional<String> regionOf(String round, String unit) {
        return sql.first("select region from participation where round = ? and unit = ? and takes_part",
                row -> row.getString(1), round, unit);
    }

    /** {@return the number it was stored under} */
    long add(String round, LateWindow window) {
        return sql.number("""
                insert into late_window (round, region, unit, until, reason, granted_at, granted_by)
                values (?, ?, ?, ?, ?, ?, ?) returning id""", round, window.region(), window.unit(), window.until(),
                window.reason(), window.grantedAt(), window.grantedBy());
    }

    void end(long id, Instant at, String by, String reason) {
        sql.update("update late_window set ended_at = ?, ended_by = ?, end_reason = ? where id = ?", at, by, reason, id);
    }

    private static LateWindow read(ResultSet row) throws SQLException {
        return new LateWindow(row.getLong("id"), row.getString("region"), row.getString("unit"),
                row.getObject("until", LocalDate.class), row.getString("reason"), Sql.instant(row, "granted_at"),
                row.getString("granted_by"), Sql.instant(row, "ended_at"), row.getString("ended_by"),
                row.getString("end_reason"));
    }
}
