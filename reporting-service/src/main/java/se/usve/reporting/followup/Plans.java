package se.usve.reporting.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.usve.reporting.states.UnitRows;
import se.usve.survey.contract.FollowUpReported.Status;

/** The stored plans. */
@ApplicationScoped
class Plans {

    private static final String NEWEST = """
            select distinct on (unit collate "C", level) * from follow_up_history where round = ? and reported_at <= ?
            order by unit collate "C", level, version desc""";

    /** {@return the newest plan of each level of each unit of the round that was told by then, by unit and level} */
    Map<String, SortedMap<Integer, Plan>> of(Connection connection, String round, Instant at) throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setString(1, round);
            select.setObject(2, at.atOffset(ZoneOffset.UTC));
            var plans = new HashMap<String, SortedMap<Integer, Plan>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var plan = read(rows);
                    plans.computeIfAbsent(plan.unit(), _ -> new TreeMap<>()).put(plan.level(), plan);
                }
            }
            return plans;
        }
    }

    private static Plan read(ResultSet row) throws SQLException {
        return new Plan(row.getString("unit"), row.getInt("level"), row.getLong("version"), row.getString("measure"),
                row.getString("responsible"), row.getObject("due", LocalDate.class),
                Status.valueOf(row.getString("status")), row.getObject("mended_on", LocalDate.class),
                row.getString("evidence"), UnitRows.time(row, "reported_at"));
    }
}
