package se.usve.survey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import se.usve.chassis.sql.Sql;

/** The audit as it is read. */
@ApplicationScoped
class AuditEntries {

    /**
     * What is looked for; each part is null for any.
     *
     * @param round  id of a round
     * @param unit   id of a unit
     * @param action what was done
     * @param from   not before
     * @param to     before
     * @param region the only region the reader sees
     */
    record Search(String round, String unit, String action, Instant from, Instant to, String region) {

        Object[] parameters(Object... more) {
            var parameters = new Object[] {round, round, unit, unit, action, action, from, from, to, to, region, region};
            var all = Arrays.copyOf(parameters, parameters.length + more.length);
            System.arraycopy(more, 0, all, parameters.length, more.length);
            return all;
        }
    }

    private static final String MATCHING = """
            from audit where (?::text is null or round = ?) and (?::text is null or unit = ?)
                and (?::text is null or action = ?) and (?::timestamptz is null or at >= ?)
                and (?::timestamptz is null or at < ?) and (?::text is null or region = ?)
            """;

    private final Sql sql;

    AuditEntries(Sql sql) {
        this.sql = sql;
    }

    List<AuditEntry> list(Search search, int limit, int offset) {
        return sql.list("select * " + MATCHING + "order by seq desc limit ? offset ?", AuditEntries::read,
                search.parameters(limit, offset));
    }

    long count(Search search) {
        return sql.number("select count(*) " + MATCHING, search.parameters());
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(row.getLong("seq"), Sql.instant(row, "at"), row.getString("actor"), row.getString("client"),
                row.getString("action"), row.getString("round"), row.getString("unit"), row.getString("region"),
                row.getString("before_hash"), row.getString("after_hash"), row.getString("reason"));
    }
}
