package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.command.DemoStack;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.demo.DemoLoader;
import se.usve.demo.DemoRound;
import se.usve.demo.DemoRound.Takeover;
import se.usve.demo.DemoUnit;
import se.usve.demo.Progress;
import se.usve.demo.Region;
import se.usve.stack.Service;

/**
 * Keeps what a version leaves behind when it is released: run once at each release, on its code, and the files committed.
 * Not a test: {@code ./mvnw -pl deploy/system-tests -am verify -Dtest=RecordRelease -Dusve.release=1.0.0
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RecordRelease {

    /** Two regions are enough for everything that a round has, and small enough to keep. */
    private static final Set<Region> REGIONS = Set.of(Region.OREBRO, Region.VASTERBOTTEN);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final RunningSystem SYSTEM = RunningSystem.get();

    @Test
    void keepsWhatTheReleaseLeavesBehind() throws Exception {
        var loader = new DemoLoader(new DemoStack(SYSTEM.stack()), Progress.NONE);
        var published = of(DemoRound.published());
        var open = of(DemoRound.open(DAY));
        loader.load(published);
        loader.load(open);
        var unit = published.answering().getFirst().id();
        var answering = open.answering();
        SYSTEM.delete(Service.SURVEY, "/survey/v1/rounds/2022-2025/units/%s/submissions/1".formatted(answering.getLast().id()),
                RunningSystem.ADMIN, Map.of("reason", "Skickades för fel enhet.")).expecting(200);
        SYSTEM.post(Service.SURVEY, "/survey/v1/rounds/2022-2025/units/%s/submissions".formatted(answering.getFirst().id()),
                RunningSystem.ADMIN, Map.of("answers", answering.getFirst().answers().orElseThrow(),
                        "reason", "Skickas en gång till.")).expecting(201);
        quiet();
        SYSTEM.post(Service.SCORING, "/scoring/v1/rounds/2018-2021/revisions", RunningSystem.ADMIN, Map.of(
                "reason", "Ett svar lästes fel.", "corrections", List.of(Map.of("unit", unit, "level", 2,
                        "outcome", "NOT_MET", "rationale", "Rättat efter granskning.")))).expecting(201);
        quiet();

        var round = "/reporting/v1/rounds/2018-2021";
        var path = "/survey/v1/rounds/2018-2021/units/" + unit;
        Release.of(System.getProperty("usve.release")).record(SYSTEM, Map.of(
                Service.SURVEY, List.of("/survey/v1/rounds", "/survey/v1/rounds/2018-2021/completeness",
                        "/survey/v1/rounds/2018-2021/units?limit=100", path, path + "/submissions", path + "/submissions/1",
                        "/survey/v1/rounds/2018-2021/follow-ups?limit=100",
                        "/survey/v1/rounds/2022-2025/completeness", "/survey/v1/rounds/2022-2025/units/%s/submissions/2/changes"
                                .formatted(answering.getFirst().id())),
                Service.SCORING, List.of("/scoring/v1/rounds/2018-2021/rule-set", "/scoring/v1/rounds/2022-2025/rule-set",
                        "/scoring/v1/rounds/2018-2021/units/%s/result".formatted(unit),
                        "/scoring/v1/rounds/2018-2021/units/%s/history".formatted(unit),
                        "/scoring/v1/rounds/2018-2021/revisions"),
                Service.REPORTING, List.of(round + "/levels", round + "/levels?revision=1", round + "/levels?groupBy=specialty",
                        round + "/response-rates", round + "/distribution", round + "/designation-years",
                        // What is overdue depends on the day.
                        round + "/follow-up?asOf=" + Instant.now(),
                        round + "/units?limit=100", round + "/units/" + unit, round + "/manifest", round + "/indicators",
                        "/reporting/v1/trends?from=2018-2021&to=2022-2025")));
    }

    /** All is scored, shown and sealed, and the figures are those of the answers. */
    private static void quiet() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(SYSTEM.get(Service.REPORTING, "/reporting/v1/rounds/2018-2021/manifest", RunningSystem.ADMIN)
                    .expecting(200).json().path("matches").asBoolean()).isTrue();
            assertThat(Auditor.audit(new StackSources(SYSTEM))).allMatch(Finding::holds);
        });
    }

    private static DemoRound of(DemoRound round) {
        var units = round.units().stream().filter(unit -> REGIONS.contains(unit.region())).toList();
        var ids = units.stream().map(DemoUnit::id).collect(Collectors.toSet());
        var plans = round.followUps().stream().filter(plan -> ids.contains(plan.unit())).toList();
        Optional<Takeover> takeover = round.takeover().map(all -> new Takeover(all.round(),
                all.mergers().stream().filter(merger -> ids.contains(merger.to())).toList()));
        return new DemoRound(round.id(), round.collection(), round.period(), round.until(), units, takeover,
                round.followUpBy(), plans);
    }
}
