package se.usve.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round that is left open: units come from the round before, some answer, some begin, some examples are ruled. */
class OpenRoundLoaderTest {
    private static final DemoRound ROUND = DemoRound.open(LocalDate.of(2026, 3, 31));

    private FakeServices services;

    @BeforeEach
    void start() throws IOException {
        services = new FakeServices("2022-2025", Map.of("30a", 13, "35a", 16));
        DemoRound.published().units().forEach(unit -> services.earlier.put(unit.id(),
                JsonNodeFactory.instance.objectNode().put("region", unit.region().code())));
    }

    @AfterEach
    void stop() {
        services.close();
    }

    private LoadReport load() {
        return new DemoLoader(services, Progress.NONE, Duration.ofSeconds(20)).load(ROUND);
    }

    @Test
    void isLeftOpenAndHalfAnswered() {
        LoadReport report = load();

        assertEquals(List.of("Skapar omgången", "Registrerar enheter", "Tar över enheter", "Öppnar omgången",
                "Skickar in svar", "Påbörjar utkast", "Bedömer exempel"),
                report.steps().stream().map(LoadReport.Step::labelSv).toList());
        assertEquals("2022-2025", services.round.path("questionnaire").asText());
        assertEquals("2026-02-28", services.round.path("collection").path("opens").asText());
        assertEquals("2026-05-31", services.round.path("collection").path("closes").asText());
        assertEquals("2022-01-01", services.round.path("period").path("from").asText());
        assertArrivedOnce();
    }

    private void assertArrivedOnce() {
        assertEquals("OPEN", services.state);
        assertEquals(ROUND.units().stream().map(DemoUnit::id).collect(Collectors.toSet()), services.units.keySet());
        assertEquals(1, services.mergers.size());
        assertEquals(ROUND.answering().stream().collect(Collectors.toMap(DemoUnit::id, unit -> (JsonNode) unit.answers().get())),
                services.submissions);
        assertTrue(services.versions.values().stream().allMatch(version -> version == 1));
        assertEquals(ROUND.units().stream().filter(unit -> unit.draft().isPresent()).map(DemoUnit::id)
                .collect(Collectors.toSet()), services.drafts.keySet());
        assertEquals(ROUND.units().stream().mapToInt(unit -> unit.rulings().size()).sum(), services.rulings.size());
        assertTrue(services.cases.size() + services.onTheirWay.size() > services.rulings.size());
    }

    @Test
    void goesOnAfterAnInterruptionAndChangesNothingWhenAllIsThere() {
        services.refused = ROUND.answering().get(40).id();
        assertThrows(UnexpectedAnswer.class, this::load);
        services.refused = null;
        services.rulingsUntilFailure = 30;
        assertThrows(UnexpectedAnswer.class, this::load);
        services.rulingsUntilFailure = Integer.MAX_VALUE;

        load();
        assertArrivedOnce();

        load();
        assertArrivedOnce();
    }

    /** The demo is there to be tried: what somebody changes in it is theirs when it is started again. */
    @Test
    void whatSomebodyHasChangedSinceIsLeftAlone() {
        load();
        DemoUnit changed = ROUND.answering().stream().filter(unit -> !unit.rulings().isEmpty()).findFirst().orElseThrow();
        services.versions.put(changed.id(), 2);
        services.rulings.keySet().removeIf(id -> services.cases.stream().anyMatch(c -> c.path("id").asText().equals(id)
                && c.path("unit").asText().equals(changed.id())));
        services.cases.removeIf(c -> c.path("unit").asText().equals(changed.id()));
        services.cases.add(services.example(changed.id(), 13, "Ett nytt exempel."));
        String drafted = services.drafts.keySet().iterator().next();
        services.drafts.remove(drafted);
        services.versions.put(drafted, 1);

        load();
        assertTrue(services.rulings.keySet().stream().noneMatch(id -> services.cases.stream().anyMatch(c ->
                c.path("id").asText().equals(id) && c.path("unit").asText().equals(changed.id()))));
        assertTrue(!services.drafts.containsKey(drafted));

        services.state = "CLOSED";
        assertEquals(List.of(), load().steps());
        assertEquals("CLOSED", services.state);
    }
}
