package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.stack.Service;

/**
 * What users rely on while the system breaks: a receipt stands for stored answers, no answer is lost or counted twice,
 * and what the stores' return brings back are the right figures, without anybody restarting anything.
 */
class FaultsTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final Duration SETTLED = Duration.ofSeconds(60);

    @Test
    void whileKafkaIsAwaySubmissionsGoOnAndAllArriveAfterwards() throws Exception {
        try (var load = Load.on("faults-kafka", 1)) {
            load.awaitReceipts(3);
            SYSTEM.stack().stores().stopKafka();
            try {
                load.awaitReceipts(15);
                assertThat(readiness(SURVEY).statusCode()).isEqualTo(200);
                assertThat(readiness(SURVEY).body()).contains("\"UP\"").doesNotContain("\"DOWN\"");
            } finally {
                SYSTEM.stack().stores().startKafka();
            }
            load.awaitReceipts(3);
            load.finish();
            assertThat(load.unexpected()).isEmpty();
            assertThat(load.refusals()).isZero();
            assertThat(load.broken()).isZero();
            everythingCounts(load);
        }
    }

    @Test
    void whilePostgresIsAwayEveryServiceSaysSoAndRecoversByItself() throws Exception {
        try (var load = Load.on("faults-postgres", 2)) {
            load.awaitReceipts(3);
            SYSTEM.stack().stores().stopPostgres();
            try {
                load.awaitRefusals(2);
                var round = load.round();
                unavailable(SURVEY, "/survey/v1/rounds/" + round);
                unavailable(SCORING, "/scoring/v1/rounds/" + round + "/units/" + load.units().getFirst().id + "/result");
                unavailable(REPORTING, "/reporting/v1/rounds/" + round + "/levels");
            } finally {
                SYSTEM.stack().stores().startPostgres();
            }
            load.awaitReceipts(5);
            load.finish();
            assertThat(load.unexpected()).isEmpty();
            assertThat(load.broken()).isZero();
            assertThat(SYSTEM.stack().broken()).isNotDone();
            everythingCounts(load);
        }
    }

    @Test
    void aServiceThatIsKilledLosesNothing() throws Exception {
        try (var load = Load.on("faults-killed", 3)) {
            for (var service : Service.values()) {
                load.awaitReceipts(4);
                SYSTEM.stack().stop(service, false);
                SYSTEM.stack().start(service);
            }
            load.awaitReceipts(4);
            load.finish();
            assertThat(load.unexpected()).isEmpty();
            assertThat(load.broken()).as("the survey service was killed under load").isPositive();
            everythingCounts(load);
        }
    }

    /** The disk of the database is lost under load; its log, on another disk, and the backup are not. */
    @Test
    void aLostDatabaseComesBackFromBackupAndLogWithEveryReceipt() throws Exception {
        assumeTrue(Backups.possible(), "psql is not installed, so the drill of backup and restore was skipped: "
                + "deploy/install-test-tools.sh installs it");
        try (var backups = Backups.of(SYSTEM.stack()); var load = Load.on("faults-restored", 4)) {
            load.awaitReceipts(4);
            var first = backups.take();
            load.awaitReceipts(4);
            backups.loseTheDatabase();
            load.awaitRefusals(1);
            backups.restore(first);
            load.awaitReceipts(4);
            load.finish();
            assertThat(load.unexpected()).isEmpty();
            everythingCounts(load);
        }
    }

    private static void everythingCounts(Load load) throws Exception {
        reportingShowsTheNewestAnswers(load);
        everyReceiptIsStored(load);
        for (var unit : load.units()) {
            var result = SYSTEM.get(SCORING, "/scoring/v1/rounds/" + load.round() + "/units/" + unit.id + "/result",
                    RunningSystem.region(unit.region)).expecting(200).json();
            assertThat(result.path("version").asInt()).as(unit.id).isEqualTo(unit.receipts.size());
        }
        aggregatesAreARecount(load);
        assertThat(Auditor.audit(new StackSources(SYSTEM))).allMatch(finding -> finding.checked() > 0)
                .flatExtracting(Finding::deviations).isEmpty();
    }

    private static void reportingShowsTheNewestAnswers(Load load) {
        var expected = load.units().stream().collect(Collectors.toMap(unit -> unit.id, FaultsTest::outcomes));
        Awaitility.await().atMost(SETTLED).untilAsserted(() -> {
            var shown = new HashMap<String, Map<String, String>>();
            for (var item : reporting(load, "/units?limit=1000").path("items")) {
                var outcomes = new HashMap<String, String>();
                item.path("outcomes").properties().forEach(level -> outcomes.put(level.getKey(), level.getValue().asText()));
                shown.put(item.path("unit").asText(), outcomes);
            }
            assertThat(shown).isEqualTo(expected);
        });
        // The same answers may have been sent twice: the versions tell that the newest are in.
        Awaitility.await().atMost(SETTLED).untilAsserted(() -> {
            for (var item : reporting(load, "/units?limit=1000").path("items")) {
                var unit = load.units().stream().filter(u -> u.id.equals(item.path("unit").asText())).findFirst();
                assertThat(item.path("submissionVersion").asInt()).isEqualTo(unit.orElseThrow().receipts.size());
            }
        });
    }

    private static Map<String, String> outcomes(Load.Unit unit) {
        return IntStream.rangeClosed(1, 27).boxed().collect(Collectors.toMap(String::valueOf, unit::outcome));
    }

    /** Invariants I1 and I2, from the clients' own receipts. */
    private static void everyReceiptIsStored(Load load) {
        for (var unit : load.units()) {
            assertThat(unit.receipts.stream().map(Load.Receipt::version)).as(unit.id)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, unit.receipts.size()).boxed().toList());
            var path = load.path(unit) + "/submissions";
            assertThat(SYSTEM.get(SURVEY, path, RunningSystem.ADMIN).expecting(200).json().path("total").asInt())
                    .isEqualTo(unit.receipts.size());
            for (var receipt : unit.receipts) {
                var stored = SYSTEM.get(SURVEY, path + "/" + receipt.version(), RunningSystem.ADMIN).expecting(200).json();
                assertThat(stored.path("sha256").asText()).isEqualTo(receipt.sha256());
            }
        }
    }

    private static void aggregatesAreARecount(Load load) {
        var levels = reporting(load, "/levels").path("levels");
        var compared = 0;
        for (var level : levels) {
            for (var cell : level.path("cells")) {
                var group = cell.path("group").asText();
                var outcomes = load.units().stream().filter(unit -> group.equals("SE") || group.equals(unit.region))
                        .map(unit -> unit.outcome(level.path("level").asInt())).toList();
                assertThat(List.of(cell.path("met").asLong(), cell.path("exempt").asLong(),
                        cell.path("notMet").asLong(), cell.path("awaiting").asLong(), cell.path("of").asLong()))
                        .as("level %s, %s", level.path("level"), group)
                        .containsExactly(count(outcomes, Set.of("MET", "EXEMPT")), count(outcomes, Set.of("EXEMPT")),
                                count(outcomes, Set.of("NOT_MET")), count(outcomes, Set.of("AWAITING_ASSESSMENT")),
                                (long) outcomes.size());
                compared++;
            }
        }
        assertThat(compared).isEqualTo(27 * 8);
    }

    private static long count(List<String> outcomes, Set<String> wanted) {
        return outcomes.stream().filter(wanted::contains).count();
    }


    private static JsonNode reporting(Load load, String path) {
        return SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + load.round() + path, RunningSystem.STEERING)
                .expecting(200).json();
    }

    private static void unavailable(Service service, String path) {
        var answer = SYSTEM.get(service, path, RunningSystem.ADMIN).expecting(503);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:usve:problem:unavailable");
    }

    private static HttpResponse<String> readiness(Service service) throws Exception {
        var port = SYSTEM.stack().environment(service).get("QUARKUS_MANAGEMENT_PORT");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
