package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.stack.Service;

/** A round from its first answer to its second revision, through all three services, and the audit of what was sealed. */
class SealedRoundTest {

    private static final String ROUND = "sealed-2026";
    private static final String SURVEY_ROUND = "/survey/v1/rounds/" + ROUND;
    private static final String REPORTED = "/reporting/v1/rounds/" + ROUND;
    private static final RunningSystem SYSTEM = RunningSystem.get();

    @Test
    void whatWasPublishedStaysAndACorrectionStandsBesideIt() throws Exception {
        publish();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(manifest().path("matches").asBoolean()).isTrue());
        var first = manifest();
        assertThat(first.path("units").asInt()).as("one of five withdrew its answers").isEqualTo(4);
        var published = levels("");

        var corrected = SYSTEM.post(SCORING, "/scoring/v1/rounds/" + ROUND + "/revisions", RunningSystem.ADMIN, Map.of(
                "reason", "Svaret lästes fel.", "corrections", List.of(Map.of("unit", "a", "level", 2,
                        "outcome", first(published, "01") == 1 ? "NOT_MET" : "MET", "rationale", "Rättat.")))).expecting(201);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(manifest().path("revision").asInt()).isEqualTo(2);
            assertThat(manifest().path("matches").asBoolean()).isTrue();
        });
        assertThat(manifest().path("sha256")).isEqualTo(corrected.json().path("sha256"))
                .isNotEqualTo(first.path("sha256"));
        assertThat(levels("?revision=1")).isEqualTo(published);
        assertThat(levels("")).isNotEqualTo(published);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                Auditor.audit(new StackSources(SYSTEM))).allMatch(Finding::holds));

        found("update result set levels = jsonb_set(levels, '{0,outcome}', '\"EXEMPT\"') where round = '%s' and unit = 'b'",
                SCORING, "update result set levels = jsonb_set(levels, '{0,outcome}', (levels #> '{0,selfReported}')) "
                + "where round = '%s' and unit = 'b'");
        found("update round_seal set met = met + 1 where round = '%s'", REPORTING,
                "update round_seal set met = met - 1 where round = '%s'");
        found("delete from withdrawal_history where round = '%s'", REPORTING,
                "insert into withdrawal_history (round, unit, version, withdrawn_at) "
                + "select round, unit, withdrawn_version, withdrawn_at from unit where round = '%s' and withdrawn_version > 0");
    }

    private static void publish() {
        SYSTEM.put(SURVEY, SURVEY_ROUND, RunningSystem.ADMIN, RoundDefinition.since(2014)).expecting(201);
        move("OPEN");
        var drawn = new RandomAnswers(new Random(17));
        for (var unit : List.of("a", "b", "c", "d", "e", "silent")) {
            var path = SURVEY_ROUND + "/units/" + unit;
            SYSTEM.put(SURVEY, path, RunningSystem.ADMIN, Map.of("name", "Enhet " + unit, "region",
                    unit.equals("a") ? "01" : "12")).expecting(201);
            for (int times = unit.equals("silent") ? 0 : unit.equals("c") ? 2 : 1; times > 0; times--) {
                SYSTEM.post(SURVEY, path + "/submissions", RunningSystem.ADMIN, Map.of("answers", drawn.next()))
                        .expecting(201);
            }
        }
        SYSTEM.delete(SURVEY, SURVEY_ROUND + "/units/e/submissions/1", RunningSystem.ADMIN,
                Map.of("reason", "Fel enhet.")).expecting(200);
        move("CLOSED");
        move("PUBLISHED");
    }

    private static void move(String to) {
        SYSTEM.post(SURVEY, SURVEY_ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", to)).expecting(200);
    }

    /** What somebody changes behind the services' backs is found, and holds again when it is undone. */
    private static void found(String change, Service service, String undo) throws Exception {
        run(service, change);
        assertThat(sealed().holds()).as(change).isFalse();
        assertThat(sealed().deviations()).allSatisfy(deviation -> assertThat(deviation).contains(ROUND));
        run(service, undo);
        assertThat(sealed().deviations()).as(undo).isEmpty();
    }

    private static Finding sealed() throws Exception {
        return Auditor.audit(new StackSources(SYSTEM), Auditor.Patience.NONE, Set.of("I11")).getFirst();
    }

    private static void run(Service service, String sql) throws Exception {
        try (var connection = new StackSources(SYSTEM).database(service); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql.formatted(ROUND))).isPositive();
        }
    }

    private static JsonNode manifest() {
        return SYSTEM.get(REPORTING, REPORTED + "/manifest", RunningSystem.NOBODY).expecting(200).json();
    }

    private static JsonNode levels(String query) {
        return SYSTEM.get(REPORTING, REPORTED + "/levels" + query, RunningSystem.NOBODY).expecting(200).json();
    }

    /** How many units of the region meet level 2. */
    private static int first(JsonNode levels, String region) {
        for (var cell : levels.path("levels").path(1).path("cells")) {
            if (cell.path("group").asText().equals(region)) {
                return cell.path("met").asInt();
            }
        }
        throw new IllegalStateException("No region " + region);
    }
}
