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

    /**
     * {@return the levels the round is judged by, in order; none while its rule set is not known} Those are of the
     * version its units were scored by, however many came later; before the first result, of the highest version. A unit
     * whose answers do not count any more says nothing of it: when the round is scored anew, by a later version or an
     * earlier one, such a unit stays where it was.
     */
    List<Level> of(Connection connection, Round round) throws SQLException {
        try (var select = connection.prepareStatement("""
                with known as (select * from rule_set_level where rule_set = ?)
                select level, area, text_sv, text_en from known
                where version = (select max(version) from known where version <= coalesce(
                    (select max(rule_set_version) from unit where round = ? and rule_set = ?
                        and registration_version > 0 and takes_part
                        and result_submission_version > withdrawn_version), version))
                order by level""")) {
            select.setString(1, round.ruleSet());
            select.setString(2, round.id());
            select.setString(3, round.ruleSet());
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
