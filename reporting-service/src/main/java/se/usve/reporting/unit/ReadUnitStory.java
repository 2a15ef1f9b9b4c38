package se.usve.reporting.unit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.questionnaire.Question;
import se.usve.reporting.questionnaire.Questionnaire;
import se.usve.reporting.report.Region;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.Visibility;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;

/** Reads all there is to tell of a unit. Errors are those of {@link Visibility}, and 404 for a unit out of sight. */
@ApplicationScoped
public class ReadUnitStory {

    private static final TypeReference<TreeMap<Integer, Outcome>> OUTCOMES = new TypeReference<>() {
    };
    private static final TypeReference<List<UnitScored.Ground>> GROUNDS = new TypeReference<>() {
    };
    private static final TypeReference<Set<Integer>> NUMBERS = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Caller caller;
    private final ObjectMapper json;

    ReadUnitStory(Snapshot snapshot, Visibility visibility, Caller caller, ObjectMapper json) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.caller = caller;
        this.json = json;
    }

    /**
     * {@return the unit's story, as much of it as the reader may see}
     *
     * @throws ProblemException 404 if there is no such unit, or none the caller may know of
     */
    public UnitStory of(String round, String unit) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            try (var select = connection.prepareStatement("select * from taking_part where round = ? and unit = ?")) {
                select.setString(1, round);
                select.setString(2, unit);
                try (var row = select.executeQuery()) {
                    if (row.next() && seen.sight().covers(row.getString("region"))) {
                        return story(connection, seen, row);
                    }
                }
            }
            throw new ProblemException(ProblemType.NOT_FOUND, new Text("Det finns ingen enhet %s i omgången",
                    "There is no unit %s in the round").with(unit));
        });
    }

    private UnitStory story(Connection connection, Visibility.Seen seen, ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        var region = row.getString("region");
        var inFull = caller.readsEveryRegion() || caller.reportsFor(region);
        var levels = row.getString("outcomes") == null ? List.<UnitStory.Level>of() : levels(connection, seen, row, inFull);
        var submission = row.getLong("result_submission_version");
        var questionnaire = submission(connection, seen.round().id(), unit, submission, "questionnaire");
        var questions = levels.stream().flatMap(level -> level.questions().stream()).collect(Collectors.toSet());
        var answers = Optional.ofNullable(parse(submission(connection, seen.round().id(), unit, submission, "answers"), ANSWERS))
                .map(all -> shown(all, questions, questionnaire, inFull)).orElse(Map.of());
        return new UnitStory(seen.round(), unit, row.getString("name"), region,
                Region.ofCode(region).map(Region::title).orElse(region), row.getString("specialty"), row.getString("hsa_id"),
                row.getObject("designated_year", Integer.class), time(row, "submitted_at"), time(row, "withdrawn_at"),
                questionnaire, inFull, levels, answers,
                History.of(results(connection, seen.round().id(), unit), withdrawals(connection, seen.round().id(), unit)));
    }

    private List<UnitStory.Level> levels(Connection connection, Visibility.Seen seen, ResultSet unit, boolean inFull)
            throws SQLException {
        var outcomes = parse(unit.getString("outcomes"), OUTCOMES);
        var selfReported = Optional.ofNullable(parse(unit.getString("self_reported"), OUTCOMES)).orElseGet(TreeMap::new);
        var overridden = Optional.ofNullable(parse(unit.getString("overridden"), NUMBERS)).orElse(Set.of());
        var grounds = grounds(connection, seen.round().id(), unit);
        try (var select = connection.prepareStatement("""
                select level, area, text_sv, text_en, wording_sv, wording_en, comment_sv, comment_en, questions
                from rule_set_level where rule_set = ? and version = ? order by level""")) {
            select.setString(1, seen.round().ruleSet());
            select.setLong(2, unit.getLong("rule_set_version"));
            var levels = new ArrayList<UnitStory.Level>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var number = row.getInt("level");
                    var ground = grounds.get(number);
                    if (outcomes.containsKey(number)) {
                        levels.add(new UnitStory.Level(number, row.getString("area"), text(row, "text"),
                                text(row, "wording"), text(row, "comment"), outcomes.get(number),
                                selfReported.get(number), overridden.contains(number),
                                ground == null ? null : new Text(ground.sentence().sv(), ground.sentence().en()),
                                ground == null ? null : ruling(ground.ruling(), inFull),
                                ground == null ? null : override(ground.override()),
                                Optional.ofNullable(parse(row.getString("questions"), IDS)).orElse(List.of())));
                    }
                }
            }
            return List.copyOf(levels);
        }
    }

    private static UnitStory.Ruling ruling(UnitScored.Ruling ruling, boolean inFull) {
        return ruling == null ? null : new UnitStory.Ruling(ruling.question(), "APPROVED".equals(ruling.decision()),
                inFull ? ruling.rationale() : null, ruling.at());
    }

    private static UnitStory.Override override(UnitScored.Overruling override) {
        return override == null ? null : new UnitStory.Override(override.outcome(), override.rationale(), override.at());
    }

    private Map<Integer, UnitScored.Ground> grounds(Connection connection, String round, ResultSet unit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select grounds from result_history where round = ? and unit = ? and version = ?")) {
            select.setString(1, round);
            select.setString(2, unit.getString("unit"));
            select.setLong(3, unit.getLong("result_version"));
            try (var row = select.executeQuery()) {
                var grounds = row.next() ? parse(row.getString(1), GROUNDS) : null;
                return grounds == null ? Map.of()
                        : grounds.stream().collect(Collectors.toMap(UnitScored.Ground::level, ground -> ground));
            }
        }
    }

    /** Only what decides a level, and to those who do not read in full nothing that somebody wrote. */
    private static Map<String, Object> shown(Map<String, Object> all, Set<String> questions, String questionnaire,
            boolean inFull) {
        var known = Optional.ofNullable(questionnaire).flatMap(Questionnaire::of);
        var shown = new LinkedHashMap<String, Object>();
        all.forEach((id, answer) -> {
            var question = known.flatMap(q -> q.question(id));
            if (questions.contains(id) && (inFull || question.isPresent())) {
                shown.put(id, inFull ? answer : withoutWords(question.get(), answer));
            }
        });
        return shown;
    }

    private static Object withoutWords(Question question, Object answer) {
        return switch (question.type()) {
            case TEXT -> "";
            case MULTI_CHOICE -> answer instanceof Map<?, ?> parts && parts.get("chosen") instanceof List<?> chosen
                    ? Map.of("chosen", chosen) : answer;
            case YES_NO, CHOICE, YES_NO_EACH, YES_NO_PER_YEAR, INTEGER_PER_YEAR, INTEGER_EACH -> answer;
        };
    }

    private String submission(Connection connection, String round, String unit, long version, String column)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "select questionnaire, answers from submission_history where round = ? and unit = ? and version = ?")) {
            select.setString(1, round);
            select.setString(2, unit);
            select.setLong(3, version);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(column) : null;
            }
        }
    }

    private List<History.Result> results(Connection connection, String round, String unit) throws SQLException {
        try (var select = connection.prepareStatement("""
                select version, submission_version, scored_at, cause, outcomes from result_history
                where round = ? and unit = ? order by version""")) {
            select.setString(1, round);
            select.setString(2, unit);
            var results = new ArrayList<History.Result>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var cause = row.getString("cause");
                    results.add(new History.Result(row.getLong("version"), row.getLong("submission_version"),
                            time(row, "scored_at"), cause == null ? null : Cause.valueOf(cause),
                            parse(row.getString("outcomes"), OUTCOMES)));
                }
            }
            return results;
        }
    }

    private static List<Instant> withdrawals(Connection connection, String round, String unit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select withdrawn_at from withdrawal_history where round = ? and unit = ? order by version")) {
            select.setString(1, round);
            select.setString(2, unit);
            var times = new ArrayList<Instant>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    times.add(time(row, "withdrawn_at"));
                }
            }
            return times;
        }
    }

    private static Text text(ResultSet row, String column) throws SQLException {
        var swedish = row.getString(column + "_sv");
        return swedish == null ? null : new Text(swedish, row.getString(column + "_en"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored of the unit cannot be read", e);
        }
    }
}
