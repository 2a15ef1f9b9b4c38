package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.problem.Text;

/** The minimum levels of the rule sets. */
@ApplicationScoped
class Levels {

    /** A level: its number, area and short wording. */
    record Level(int number, String area, Text wording) {
    }

    /** {@return the levels of the rule set's highest version, in order; none while the rule set is not known} */
    List<Level> of(Connection connection, String ruleSet) throws SQLException {
        try (var select = connection.prepareStatement("""
                select level, area, text_sv, text_en from rule_set_level where rule_set = ?
                and version = (select max(version) from rule_set_level where rule_set = ?) order by level""")) {
            select.setString(1, ruleSet);
            select.setString(2, ruleSet);
            var levels = new ArrayList<Level>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    levels.add(new Level(rows.getInt(1), rows.getString(2),
                            new Text(rows.getString(3), rows.getString(4))));
                }
            }
            return levels;
        }
    }
}
