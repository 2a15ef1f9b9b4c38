package se.usve.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.RuleSetActivated;

/** The minimum levels of the rule sets. */
@ApplicationScoped
public class Levels {

    /**
     * A level.
     *
     * @param number    its number
     * @param area      its area
     * @param wording   its short wording
     * @param full      its full wording; null where the scoring service has not told it
     * @param comment   how it is to be understood; null without one
     * @param questions ids of the questions whose answers decide it; empty where the scoring service has not told them
     */
    public record Level(int number, String area, Text wording, Text full, Text comment, List<String> questions) {
    }

    /**
     * A version of a rule set.
     *
     * @param ruleSet       id of the rule set
     * @param number        its number, from 1
     * @param questionnaire id of the questionnaire it judges the answers of; null where that is not told
     * @param mapping       what became of the levels of an earlier rule set; null without one
     */
    public record Version(String ruleSet, long number, String questionnaire, RuleSetActivated.Mapping mapping) {
    }

    /** The version by which the newest outcomes that count came. */
    private static final String JUDGED_BY = """
            select max(rule_set_version) from unit where round = ? and rule_set = ?
                and registration_version > 0 and takes_part and result_submission_version > withdrawn_version""";

    private static final String JUDGED_BY_THEN = """
            select max(o.rule_set_version) from unit u
            join lateral (select * from registration_history h where h.round = u.round and h.unit = u.unit
                and h.changed_at <= ? order by h.version desc limit 1) r on r.takes_part
            left join lateral (select * from withdrawal_history h where h.round = u.round and h.unit = u.unit
                and h.withdrawn_at <= ? order by h.version desc limit 1) w on true
            join lateral (select * from result_history h where h.round = u.round and h.unit = u.unit
                and h.scored_at <= ? order by h.version desc limit 1) o on o.submission_version > coalesce(w.version, 0)
            where u.round = ? and o.rule_set = ?""";

    private static final TypeReference<List<String>> QUESTIONS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    Levels(ObjectMapper json) {
        this.json = json;
    }

    /**
     * {@return the levels the round is or was judged by, in order; none while its rule set is not known} Those are of the
     * version its units were scored by, however many came later; before the first result, of the highest version. A unit
     * whose answers do not count any more says nothing of it: when the round is scored anew, by a later version or an
     * earlier one, such a unit stays where it was.
     */
    public List<Level> of(Connection connection, Visibility.Seen seen) throws SQLException {
        var version = version(connection, seen);
        return version.isEmpty() ? List.of() : read(connection, version.get());
    }

    /** {@return the version of its rule set that the round is or was judged by, empty while the rule set is not known} */
    public Optional<Version> version(Connection connection, Visibility.Seen seen) throws SQLException {
        var judgedBy = seen.past().isPresent() ? judgedBy(connection, seen.round(), seen.past().get())
                : judgedBy(connection, seen.round());
        try (var select = connection.prepareStatement("""
                select version, questionnaire, mapping from rule_set_version
                where rule_set = ? and (?::bigint is null or version <= ?) and (? or activated_at <= ?)
                    and exists (select 1 from rule_set_level l where l.rule_set = rule_set_version.rule_set
                        and l.version = rule_set_version.version)
                order by version desc limit 1""")) {
            select.setString(1, seen.round().ruleSet());
            select.setObject(2, judgedBy);
            select.setObject(3, judgedBy);
            select.setBoolean(4, judgedBy != null || seen.past().isEmpty());
            select.setObject(5, seen.asOf().atOffset(ZoneOffset.UTC));
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(new Version(seen.round().ruleSet(), found.getLong(1),
                        found.getString(2), mapping(found.getString(3)))) : Optional.empty();
            }
        }
    }

    private static Long judgedBy(Connection connection, Round round) throws SQLException {
        try (var select = connection.prepareStatement(JUDGED_BY)) {
            select.setString(1, round.id());
            select.setString(2, round.ruleSet());
            try (var found = select.executeQuery()) {
                return found.next() ? found.getObject(1, Long.class) : null;
            }
        }
    }

    private static Long judgedBy(Connection connection, Round round, Instant then) throws SQLException {
        try (var select = connection.prepareStatement(JUDGED_BY_THEN)) {
            for (int i = 1; i <= 3; i++) {
                select.setObject(i, then.atOffset(ZoneOffset.UTC));
            }
            select.setString(4, round.id());
            select.setString(5, round.ruleSet());
            try (var found = select.executeQuery()) {
                return found.next() ? found.getObject(1, Long.class) : null;
            }
        }
    }

    private List<Level> read(Connection connection, Version version) throws SQLException {
        try (var select = connection.prepareStatement("""
                select level, area, text_sv, text_en, wording_sv, wording_en, comment_sv, comment_en, questions
                from rule_set_level where rule_set = ? and version = ? order by level""")) {
            select.setString(1, version.ruleSet());
            select.setLong(2, version.number());
            var levels = new ArrayList<Level>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    levels.add(new Level(rows.getInt(1), rows.getString(2), text(rows, 3), text(rows, 5), text(rows, 7),
                            questions(rows.getString(9))));
                }
            }
            return levels;
        }
    }

    private static Text text(ResultSet row, int swedish) throws SQLException {
        return row.getString(swedish) == null ? null : new Text(row.getString(swedish), row.getString(swedish + 1));
    }

    private List<String> questions(String stored) {
        try {
            return stored == null ? List.of() : json.readValue(stored, QUESTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored questions of a level cannot be read", e);
        }
    }

    private RuleSetActivated.Mapping mapping(String stored) {
        try {
            return stored == null ? null : json.readValue(stored, RuleSetActivated.Mapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored mapping of a rule set cannot be read", e);
        }
    }
}
