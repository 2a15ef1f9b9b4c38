package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import se.usve.scoring.contract.RuleSetActivated;

/** The table {@code rule_set_level}: the levels of every version of a rule set; a version never changes. */
@ApplicationScoped
class RuleSetRows {

    private static final String INSERT = """
            insert into rule_set_level (rule_set, version, level, area, text_sv, text_en)
            values (?, ?, ?, ?, ?, ?) on conflict (rule_set, version, level) do nothing""";

    /** Stores the levels of versions not stored yet; the events in order of rule set and version. */
    void store(Connection connection, Collection<RuleSetActivated> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                for (var level : event.levels()) {
                    insert.setString(1, event.ruleSet());
                    insert.setLong(2, event.version());
                    insert.setInt(3, level.level());
                    insert.setString(4, level.area());
                    insert.setString(5, level.text().sv());
                    insert.setString(6, level.text().en());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
