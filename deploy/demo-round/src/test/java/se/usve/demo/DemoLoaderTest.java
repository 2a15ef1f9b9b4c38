package se.usve.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loader does what a round's users do, through the API alone, against a small server that behaves like it. */
class DemoLoaderTest {
    private static final DemoRound ROUND = DemoRound.published();
    private static final List<DemoUnit> UNITS = ROUND.units();

    private FakeServices services;

    @BeforeEach
    void start() throws IOException {
        services = new FakeServices();
    }

    @AfterEach
    void stop() {
        services.close();
    }

    private LoadReport load() {
        return new DemoLoader(services, Progress.NONE).load(ROUND);
    }

    @Test
    void theWholeRoundArrivesAndIsPublished() {
        List<String> told = new ArrayList<>();
        LoadReport report = new DemoLoader(services, (label, done, total) -> told.add(label + " " + done + "/" + total)).load(ROUND);

        assertEquals("PUBLISHED", services.state);
        assertEquals("2018-2021", services.round.path("ruleSet").asText());
        assertEquals("2022-02-15", services.round.path("collection").path("opens").asText());
        assertEquals("2024-08-31", services.round.path("followUpBy").asText());
        assertEquals("2021-12-31", services.round.path("period").path("to").asText());
        assertEverythingArrivedOnce();
        assertEquals(List.of("Skapar omgången", "Registrerar enheter", "Öppnar omgången", "Skickar in svar", "Bedömer exempel",
                "Stänger omgången", "Publicerar omgången", "Rapporterar åtgärder"), report.steps().stream().map(LoadReport.Step::labelSv).toList());
        assertEquals(List.of(1, 296, 1, 292, planned(), 1, 1, 7), report.steps().stream().map(LoadReport.Step::count).toList());
        assertTrue(told.containsAll(List.of("Registrerar enheter 296/296", "Skickar in svar 1/292", "Skickar in svar 292/292",
                "Bedömer exempel %1$d/%1$d".formatted(planned()), "Publicerar omgången 1/1")), told.toString());
    }

    private static int planned() {
        return UNITS.stream().mapToInt(u -> u.rulings().size()).sum();
    }

    private void assertEverythingArrivedOnce() {
        assertEquals(296, services.units.size());
        assertEquals(292, services.submissions.size());
        for (DemoUnit unit : UNITS) {
            JsonNode registered = services.units.get(unit.id());
            assertEquals(unit.name(), registered.path("name").asText());
            assertEquals(unit.designatedYear().isPresent(), registered.has("designatedYear"));
            assertEquals(unit.answers().orElse(null), services.submissions.get(unit.id()));
            assertEquals(unit.answers().isPresent() ? 1 : null, services.versions.get(unit.id()));
        }
        Map<String, JsonNode> byCase = new HashMap<>();
        services.cases.forEach(c -> byCase.put(c.path("unit").asText() + c.path("level").asInt(),
                services.rulings.get(c.path("id").asText())));
        assertEquals(planned(), services.rulings.size());
        for (DemoUnit unit : UNITS) {
            unit.rulings().forEach((level, ruling) -> {
                JsonNode given = byCase.get(unit.id() + level);
                assertEquals(ruling.decision().name(), given.path("decision").asText());
                assertEquals(ruling.rationale(), given.path("rationale").asText());
            });
        }
        assertEquals(ROUND.followUps().size(), services.followUps.size());
        for (FollowUpPlan plan : ROUND.followUps()) {
            JsonNode told = services.followUps.get(plan.unit() + "/" + plan.level());
            assertEquals(plan.status().name(), told.path("status").asText());
            assertEquals(plan.measure(), told.path("measure").asText());
            assertEquals(plan.mendedOn().map(LocalDate::toString).orElse(null), told.path("mendedOn").asText(null));
        }
        assertEquals(ROUND.followUps().stream().mapToInt(plan -> plan.status() == FollowUpPlan.Status.PLANNED ? 1 : 2).sum(),
                services.followUpsTold);
    }

    @Test
    void aServiceThatIsNotThereForAMomentIsAskedAgain() {
        services.unavailableEvery = 40;

        load();

        assertTrue(services.refusals.get() > 10);
        assertEquals("PUBLISHED", services.state);
        assertEverythingArrivedOnce();
    }

    @Test
    void aRefusalEndsTheLoadingWithTheProblemDocument() {
        services.refused = UNITS.get(17).id();

        UnexpectedAnswer e = assertThrows(UnexpectedAnswer.class, this::load);

        assertEquals(422, e.status());
        assertTrue(e.getMessage().contains(services.refused) && e.getMessage().contains("Frågan 4a är obligatorisk"), e.getMessage());
        assertEquals("OPEN", services.state);
    }

    @Test
    void goesOnWhereItWasInterruptedWithoutSendingAnythingTwice() {
        services.refused = UNITS.get(150).id();
        assertThrows(UnexpectedAnswer.class, this::load);
        services.refused = null;
        services.rulingsUntilFailure = 60;
        assertThrows(UnexpectedAnswer.class, this::load);
        services.rulingsUntilFailure = Integer.MAX_VALUE;
        assertEquals("OPEN", services.state);

        load();

        assertEquals("PUBLISHED", services.state);
        assertEverythingArrivedOnce();
    }

    @Test
    void aPublishedRoundIsLeftAlone() {
        load();

        assertEquals(List.of(), load().steps());
    }

    @Test
    void saysWhichExamplesNeverCame() {
        DemoUnit unit = UNITS.stream().filter(u -> !u.rulings().isEmpty()).findFirst().orElseThrow();
        int level = unit.rulings().keySet().iterator().next();
        DemoUnit expectingMore = unit.answering(new Written(unit.answers().orElseThrow(), Map.of(level,
                new PlannedRuling("Något annat.", PlannedRuling.Decision.APPROVED, "Stämmer inte med det som skickades in."))));
        DemoRound round = new DemoRound(ROUND.id(), ROUND.collection(), ROUND.period(), ROUND.until(), List.of(expectingMore),
                ROUND.takeover(), ROUND.followUpBy(), List.of());

        IllegalStateException e = assertThrows(IllegalStateException.class,
                () -> new DemoLoader(services, Progress.NONE, Duration.ofMillis(300)).load(round));

        assertTrue(e.getMessage().contains(unit.id()), e.getMessage());
        assertEquals("OPEN", services.state);
    }
}
