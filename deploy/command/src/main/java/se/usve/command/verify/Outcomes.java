package se.usve.command.verify;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSetFile;

/** Invariants of the outcomes: from the survey's answers to the reporting service's units. */
final class Outcomes {

    /** A unit's newest answers, as the survey service has them; none if it withdrew them. */
    private record Submitted(String unit, long version, Optional<Map<String, Object>> answers) {
    }

    /** A unit's newest result, as the scoring service has it: level to outcome. */
    private record Scored(long submissionVersion, String ruleSet, long ruleSetVersion, Map<Integer, String> outcomes) {
    }

    /** All units of a round are judged by one version of its rule set, whatever happened while it was scored anew. */
    private static final String LEFT_BEHIND = """
            select format('%s/%s: scored by version %s of %s, but its round is judged by version %s',
                          round, unit, rule_set_version, rule_set, version)
            from unit join result using (round, unit, revision) join round_rule_set using (round, rule_set)
            where cause <> 'WITHDRAWAL' and rule_set_version <> version order by 1""";

    private Outcomes() {
    }

    @SuppressWarnings("unchecked")
    static Finding followFromAnswersRulingsAndOverrides(Sources sources) throws SQLException {
        var deviations = new ArrayList<String>();
        long checked = 0;
        try (var survey = Rows.of(sources.database(SURVEY)); var scoring = Rows.of(sources.database(SCORING))) {
            var rules = ruleSets(scoring);
            var scored = scored(scoring);
            var rulings = rulings(scoring);
            var overrides = overrides(scoring);
            var submitted = survey.all("""
                    select distinct on (round, unit) round || '/' || unit, version, answers
                    from submission order by round, unit, version desc""", row -> new Submitted(
                    row.getString(1), row.getLong(2), Optional.ofNullable(row.getString(3))
                            .map(answers -> (Map<String, Object>) Rows.json(answers, Map.class))));
            for (var unit : submitted) {
                var result = scored.remove(unit.unit());
                if (unit.answers().isEmpty()) {
                    checked++;
                    if (result != null) {
                        deviations.add(unit.unit() + ": withdrew its answers, but has a result");
                    }
                    continue;
                }
                if (result == null) {
                    deviations.add(unit.unit() + ": answered, but has no result");
                    continue;
                }
                if (result.submissionVersion() != unit.version()) {
                    deviations.add("%s: submission %d counts, but the result rests on %d"
                            .formatted(unit.unit(), unit.version(), result.submissionVersion()));
                }
                var expected = JudgedAnew.outcomes(rules.get(result.ruleSet() + " " + result.ruleSetVersion()),
                        unit.answers().orElseThrow(),
                        rulings.getOrDefault(unit.unit(), Map.of()), overrides.getOrDefault(unit.unit(), Map.of()));
                checked += expected.size();
                compare(unit.unit(), expected, result.outcomes(), deviations);
            }
            scored.keySet().forEach(unit -> deviations.add(unit + ": has a result, but never answered"));
            deviations.addAll(scoring.texts(LEFT_BEHIND));
        }
        return new Finding("I5", "every outcome follows from the newest answers, the rulings and the overrides",
                checked, deviations);
    }

    static Finding areTheSameInReporting(Sources sources) throws SQLException {
        var deviations = new ArrayList<String>();
        long checked = 0;
        try (var scoring = Rows.of(sources.database(SCORING)); var reporting = Rows.of(sources.database(REPORTING))) {
            var reported = new HashMap<String, Map<Integer, String>>();
            reporting.all("""
                    select round || '/' || unit, outcomes, self_reported from unit
                    where outcomes is not null and result_submission_version > withdrawn_version""", row ->
                    reported.put(row.getString(1), byLevel(Rows.json(row.getString(2), JsonNode.class),
                            Rows.json(row.getString(3), JsonNode.class))));
            for (var unit : scored(scoring).entrySet()) {
                checked += unit.getValue().outcomes().size();
                compare(unit.getKey(), unit.getValue().outcomes(),
                        Optional.ofNullable(reported.remove(unit.getKey())).orElse(Map.of()), deviations);
            }
            reported.keySet().forEach(unit -> deviations.add(unit + ": reported, but has no result"));
            checked += compare(answered(scoring, """
                            select round || '/' || unit, submission_version, withdrawn from unit
                            where submission_version > 0"""),
                    answered(reporting, """
                            select round || '/' || unit, greatest(submission_version, withdrawn_version),
                                   withdrawn_version > submission_version from unit
                            where greatest(submission_version, withdrawn_version) > 0"""), deviations);
        }
        return new Finding("I6", "reporting shows the outcomes that scoring holds", checked, deviations);
    }

    /** Unit to what it sent last, in words. */
    private static Map<String, String> answered(Rows rows, String query) throws SQLException {
        var sent = new TreeMap<String, String>();
        rows.all(query, row -> sent.put(row.getString(1),
                (row.getBoolean(3) ? "withdrawn as version " : "answered as version ") + row.getLong(2)));
        return sent;
    }

    private static int compare(Map<String, String> scored, Map<String, String> reported, List<String> deviations) {
        var units = new TreeSet<>(scored.keySet());
        units.addAll(reported.keySet());
        for (var unit : units) {
            var known = scored.getOrDefault(unit, "nothing");
            var shown = reported.getOrDefault(unit, "nothing");
            if (!known.equals(shown)) {
                deviations.add("%s: %s in reporting instead of %s".formatted(unit, shown, known));
            }
        }
        return units.size();
    }

    private static void compare(String unit, Map<Integer, String> expected, Map<Integer, String> found,
            ArrayList<String> deviations) {
        if (expected.size() != found.size()) {
            deviations.add("%s: %d levels instead of %d".formatted(unit, found.size(), expected.size()));
        }
        expected.forEach((level, outcome) -> {
            if (!outcome.equals(found.get(level))) {
                deviations.add("%s level %d: %s instead of %s".formatted(unit, level, found.get(level), outcome));
            }
        });
    }

    private static Map<String, RuleSet> ruleSets(Rows scoring) throws SQLException {
        var rules = new HashMap<String, RuleSet>();
        scoring.all("select id || ' ' || version, source from rule_set", row -> rules.put(row.getString(1),
                RuleSetFile.read(row.getString(1), row.getString(2))));
        return rules;
    }

    /** The newest result of every unit whose newest is not that it withdrew its answers. */
    private static Map<String, Scored> scored(Rows scoring) throws SQLException {
        var results = new TreeMap<String, Scored>();
        scoring.all("""
                select round || '/' || unit, submission_version, rule_set, rule_set_version, levels from (
                    select distinct on (round, unit) * from result order by round, unit, revision desc) newest
                where cause <> 'WITHDRAWAL' order by round, unit""", row -> results.put(row.getString(1), new Scored(
                row.getLong(2), row.getString(3), row.getLong(4), byEntry(Rows.json(row.getString(5), JsonNode.class)))));
        return results;
    }

    /**
     * Unit to case to decision; a case is about one text of one level. One ruling decides a case of single review; of double
     * review two that are alike, or of three the two that are.
     */
    private static Map<String, Map<String, Decision>> rulings(Rows scoring) throws SQLException {
        var rulings = new HashMap<String, Map<String, Decision>>();
        scoring.all("""
                select round || '/' || unit, level, question, text, mode() within group (order by decision)
                from assessment a join assessment_ruling g on g.assessment = a.id
                where g.withdrawn_at is null
                group by a.id
                having not a.double_review or count(*) = 3 or (count(*) = 2 and min(decision) = max(decision))""", row ->
                rulings.computeIfAbsent(row.getString(1), _ -> new HashMap<>()).put(
                        JudgedAnew.caseOf(row.getInt(2), row.getString(3), row.getString(4)),
                        Decision.valueOf(row.getString(5))));
        return rulings;
    }

    /** Those in force: one that waits for the region's reply decides nothing. */
    private static Map<String, Map<Integer, String>> overrides(Rows scoring) throws SQLException {
        var overrides = new HashMap<String, Map<Integer, String>>();
        scoring.all("""
                select round || '/' || unit, level, outcome from level_override
                where in_force_at is not null and withdrawn_at is null""", row ->
                overrides.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                        .put(row.getInt(2), row.getString(3)));
        return overrides;
    }

    private static Map<Integer, String> byEntry(JsonNode levels) {
        var outcomes = new TreeMap<Integer, String>();
        levels.forEach(level -> outcomes.put(level.path("level").asInt(),
                JudgedAnew.both(level.path("outcome").asText(), level.path("selfReported").asText())));
        return outcomes;
    }

    private static Map<Integer, String> byLevel(JsonNode outcomes, JsonNode selfReported) {
        var byLevel = new TreeMap<Integer, String>();
        outcomes.properties().forEach(level -> byLevel.put(Integer.valueOf(level.getKey()),
                JudgedAnew.both(level.getValue().asText(), selfReported.path(level.getKey()).asText())));
        return byLevel;
    }
}
