package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.scoring.ruleset.RuleSetFile;

/** A round moved to a new version of its rule set: from the draft to the tables, and the audit of all of it. */
class RescoredRoundTest {

    private static final String ROUND = "rescored-2026";
    private static final String RULE_SET = "rescored-rules";
    private static final String RULES = "/scoring/v1/rule-sets/" + RULE_SET + "/versions/";
    private static final RunningSystem SYSTEM = RunningSystem.get();

    @Test
    void whatTheDraftShowedIsWhatTheTablesShowAndTheAuditConfirms() throws Exception {
        SYSTEM.putYaml(SCORING, RULES + 1, RunningSystem.ADMIN, rules(1, 5)).expecting(201);
        SYSTEM.post(SCORING, RULES + "1/publication", RunningSystem.ADMIN, Map.of()).expecting(200);
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND, RunningSystem.ADMIN, RoundDefinition.since(2018, RULE_SET)).expecting(201);
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN"))
                .expecting(200);
        var drawn = new RandomAnswers(new Random(16));
        for (var unit : List.of("a", "b", "c", "d", "e", "f")) {
            var path = "/survey/v1/rounds/" + ROUND + "/units/" + unit;
            SYSTEM.put(SURVEY, path, RunningSystem.ADMIN, Map.of("name", "Enhet " + unit, "region",
                    unit.compareTo("d") < 0 ? "12" : "01")).expecting(201);
            var answers = drawn.next();
            answers.put("15", Map.of("2018", 7, "2019", 0, "2020", unit.equals("a") ? 3 : 0, "2021", 0));
            SYSTEM.post(SURVEY, path + "/submissions", RunningSystem.ADMIN, Map.of("answers", answers)).expecting(201);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(met()).isEqualTo(6));

        SYSTEM.putYaml(SCORING, RULES + 2, RunningSystem.ADMIN, rules(2, 10)).expecting(201);
        var draft = SYSTEM.get(SCORING, "/scoring/v1/rounds/" + ROUND + "/what-if?version=2", RunningSystem.ADMIN)
                .expecting(200).json();
        assertThat(draft.path("changes").path("items").findValuesAsText("unit")).containsExactly("b", "c", "d", "e", "f");
        SYSTEM.post(SCORING, RULES + "2/publication", RunningSystem.ADMIN, Map.of()).expecting(200);
        var rescorings = "/scoring/v1/rounds/" + ROUND + "/rescorings";
        var plan = SYSTEM.post(SCORING, rescorings, RunningSystem.ADMIN,
                Map.of("version", 2, "reason", "Tio artiklar.")).expecting(201).json();
        assertThat(plan.path("levels")).isEqualTo(draft.path("levels"));
        SYSTEM.post(SCORING, rescorings + "/" + plan.path("id").asText() + "/execution", RunningSystem.ADMIN, Map.of())
                .expecting(200);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(met()).isEqualTo(1));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                Auditor.audit(new StackSources(SYSTEM))).allMatch(Finding::holds));
    }

    /** How many units of the country meet level 8, as reported. */
    private static int met() {
        JsonNode level = SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/levels", RunningSystem.ADMIN)
                .json().path("levels").path(7);
        for (var cell : level.path("cells")) {
            if (cell.path("group").asText().equals("SE")) {
                return cell.path("met").asInt();
            }
        }
        return -1;
    }

    private static String rules(long version, int articles) throws IOException {
        try (var stream = RuleSetFile.class.getClassLoader().getResourceAsStream("rule-sets/2018-2021.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\nid: \"2018-2021\"", "\nid: " + RULE_SET)
                    .replace("\nversion: 1\n", "\nversion: " + version + "\n")
                    .replace("sum of 15 >= 5", "sum of 15 >= " + articles);
        }
    }
}
