package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;
import se.usve.stack.StackPlan;
import se.usve.stack.Stores;

/**
 * This version takes over what an earlier release left behind, databases and topics, and answers as that release did:
 * what it said is still said, with the same values; there may be more.
 */
@ParameterizedClass
@MethodSource("releases")
class UpgradeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Parameter
    Release release;

    static Stream<Release> releases() throws IOException {
        return Release.all();
    }

    @Test
    void answersAsBeforeAndGoesOn() throws Exception {
        leaveBehind();
        try (var stack = LocalStack.start(StackPlan.standard(RunningSystem.repository(), new DataFolder(data)).onFreePorts(),
                _ -> { })) {
            var system = new RunningSystem(stack, data);
            isOwnedByOthersThanItsServices(stack);
            answersAsBefore(system);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() ->
                    assertThat(Auditor.audit(new StackSources(system))).allMatch(Finding::holds));
            goesOn(system);
            isRebuiltFromOldEventsAndNew(system);
            answersAsBefore(system);
        }
    }

    private void leaveBehind() throws IOException, SQLException {
        try (var stores = Stores.start(new DataFolder(data))) {
            release.restore(stores);
        }
    }

    /** Before there were owners the services had made their tables themselves. */
    private static void isOwnedByOthersThanItsServices(LocalStack stack) throws SQLException {
        for (var service : List.of(Service.SURVEY, Service.SCORING)) {
            try (var connection = stack.stores().postgres().asSuperuser(service.database()); var asked = connection.createStatement();
                    var found = asked.executeQuery("select count(*) from pg_class where relowner = '" + service.database()
                            + "'::regrole")) {
                found.next();
                assertThat(found.getInt(1)).as(service.processName()).isZero();
            }
        }
    }

    private void answersAsBefore(RunningSystem system) throws IOException {
        for (var service : release.answers().properties()) {
            for (var asked : service.getValue().properties()) {
                // Only the figures of the published round are as of its seal.
                boolean ofNow = !asked.getKey().startsWith("/reporting/v1/rounds/2018-2021");
                Awaitility.await(asked.getKey()).atMost(PATIENCE).untilAsserted(() -> holds(asked.getKey(), asked.getValue(),
                        system.get(Service.valueOf(service.getKey()), asked.getKey(), RunningSystem.ADMIN).expecting(200).json(),
                        ofNow));
            }
        }
    }

    /** Every value that was there is there. */
    private static void holds(String where, JsonNode before, JsonNode now, boolean ofNow) {
        if (before.isObject()) {
            before.properties().stream().filter(field -> !(ofNow && field.getKey().equals("asOf"))).forEach(field ->
                    holds(where + "/" + field.getKey(), field.getValue(), now.path(field.getKey()), ofNow));
        } else if (before.isArray()) {
            assertThat(now).as(where).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                holds(where + "/" + i, before.get(i), now.get(i), ofNow);
            }
        } else {
            assertThat(now).as(where).isEqualTo(before);
        }
    }

    /** A unit of the round that is open sends its answers once more, and is scored and shown. */
    private void goesOn(RunningSystem system) {
        var units = "/survey/v1/rounds/2022-2025/units";
        var unit = system.get(Service.REPORTING, "/reporting/v1/rounds/2022-2025/units?limit=100", RunningSystem.ADMIN)
                .expecting(200).json().path("items").valueStream().filter(item -> item.path("submissionVersion").asInt() == 1)
                .map(item -> item.path("unit").asText()).findFirst().orElseThrow();
        var answers = system.get(Service.SURVEY, units + "/" + unit + "/submissions/1", RunningSystem.ADMIN).expecting(200)
                .json().path("answers");
        system.post(Service.SURVEY, units + "/" + unit + "/submissions", RunningSystem.ADMIN,
                Map.of("answers", answers, "reason", "Efter uppgraderingen.")).expecting(201);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(system.get(Service.SCORING,
                "/scoring/v1/rounds/2022-2025/units/" + unit + "/result", RunningSystem.ADMIN).expecting(200).json()
                .path("version").asInt()).isEqualTo(2));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(Auditor.audit(new StackSources(system))).allMatch(Finding::holds));
    }

    private static void isRebuiltFromOldEventsAndNew(RunningSystem system) {
        var begun = system.post(Service.REPORTING, "/reporting/v1/rebuilds", RunningSystem.ADMIN,
                Map.of("evenIfDifferent", false)).expecting(202).json();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(system.get(Service.REPORTING,
                "/reporting/v1/rebuilds/" + begun.path("id").asText(), RunningSystem.ADMIN).expecting(200).json()
                .path("state").asText()).isEqualTo("SWITCHED"));
    }
}
