package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;

/**
 * What users rely on while the system breaks: a receipt stands for stored answers, no answer is lost or counted twice,
 * and what the stores' return brings back are the right figures, without anybody restarting anything.
 */
class FaultsTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();

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
            NothingLost.everythingCounts(load);
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
            NothingLost.everythingCounts(load);
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
            NothingLost.everythingCounts(load);
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
            NothingLost.everythingCounts(load);
        }
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
