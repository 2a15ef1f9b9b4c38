package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;

/** What must hold when clients have stopped sending, whatever happened to the system meanwhile. */
final class NothingLost {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    /** Seals and follow-ups: there is something to check only if another test has published a round before. */
    private static final Set<String> OF_PUBLISHED_ROUNDS = Set.of("I11", "I13");
    /** What a relay that was killed sends again, and what a consumer takes twice, comes after all is shown. */
    private static final Auditor.Patience WHATEVER_IS_ON_ITS_WAY = new Auditor.Patience(80, Duration.ofMillis(500));
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private NothingLost() {
    }

    /** Every receipt stands for stored answers, all three services hold the newest, and every figure is a recount of them. */
    static void everythingCounts(Load load) throws Exception {
        reportingShowsTheNewestAnswers(load);
        everyReceiptIsStored(load);
        for (var unit : load.units()) {
            var result = SYSTEM.get(SCORING, "/scoring/v1/rounds/" + load.round() + "/units/" + unit.id + "/result",
                    RunningSystem.region(unit.region)).expecting(200).json();
            assertThat(result.path("version").asInt()).as(unit.id).isEqualTo(unit.receipts.size());
        }
        aggregatesAreARecount(load);
        assertThat(Auditor.audit(new StackSources(SYSTEM), WHATEVER_IS_ON_ITS_WAY)).allMatch(finding ->
                        finding.checked() > 0 || OF_PUBLISHED_ROUNDS.contains(finding.id()))
                .flatExtracting(Finding::deviations).isEmpty();
    }

    private static void reportingShowsTheNewestAnswers(Load load) {
        var expected = load.units().stream().collect(Collectors.toMap(unit -> unit.id, NothingLost::outcomes));
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
            assertThat(stored(load.path(unit) + "/submissions")).as(unit.id).containsExactlyInAnyOrderElementsOf(unit.receipts);
        }
    }

    /** Read page by page: there may be thousands. */
    private static List<Load.Receipt> stored(String submissions) {
        var stored = new ArrayList<Load.Receipt>();
        int before;
        do {
            before = stored.size();
            SYSTEM.get(SURVEY, submissions + "?limit=1000&page=" + (before / 1000 + 1), RunningSystem.ADMIN).expecting(200).json()
                    .path("items").forEach(item -> stored.add(
                            new Load.Receipt(item.path("version").asInt(), item.path("sha256").asText())));
        } while (stored.size() == before + 1000);
        return stored;
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
}
