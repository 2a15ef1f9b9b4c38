package se.usve.scoring.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.unit.UnitId;

/** The life of the cases of one unit and level, submission after submission. */
class UnitCasesTest {

    private static final UnitId UNIT = new UnitId("2018-2021", "u");
    private static final Instant NOW = Instant.parse("2022-03-01T10:00:00Z");

    private List<Assessment> stored = List.of();

    private void submitted(String text, boolean depends) {
        var cases = new UnitCases(UNIT, stored);
        cases.keep(18, "30a", answers(text), depends, NOW);
        stored(cases);
    }

    private void stored(UnitCases cases) {
        var byId = new LinkedHashMap<UUID, Assessment>();
        stored.forEach(c -> byId.put(c.id(), c));
        cases.changed().forEach(c -> byId.put(c.id(), c));
        stored = List.copyOf(byId.values());
    }

    private void ruled(Decision decision) {
        var pending = stored.stream().filter(c -> c.status() == Status.PENDING).findFirst().orElseThrow();
        var cases = new UnitCases(UNIT, stored);
        assertEquals(Optional.empty(), cases.rule(pending.id(), decision, "Därför att", "Eva", NOW));
        stored(cases);
    }

    private List<Status> statuses() {
        return stored.stream().map(Assessment::status).toList();
    }

    private Optional<Decision> ruling(String text) {
        return new UnitCases(UNIT, stored).rulings(18, answers(text)).on("30a");
    }

    private static Answers answers(String text) {
        return new Answers(text == null ? Map.of() : Map.of("30a", text));
    }

    @Test
    void whatIsWithdrawnIsAskedAboutAgainWhenItComesBack() {
        submitted("Ett exempel", true);
        ruled(Decision.APPROVED);
        submitted("Ett annat", true);
        var cases = new UnitCases(UNIT, stored);
        cases.withdraw(NOW);
        stored(cases);
        assertEquals(List.of(Status.APPROVED, Status.SUPERSEDED), statuses());
        submitted("Ett annat", true);
        assertEquals(List.of(Status.APPROVED, Status.PENDING), statuses());
        assertEquals(Optional.of(Decision.APPROVED), ruling("Ett exempel"));
    }

    @Test
    void anExampleThatDecidesIsAskedAboutOnce() {
        submitted("Ett exempel", true);
        submitted("Ett exempel", true);
        assertEquals(List.of(Status.PENDING), statuses());
        assertEquals(Optional.empty(), ruling("Ett exempel"));
    }

    @Test
    void anExampleThatDecidesNothingIsNotAskedAbout() {
        submitted("Ett exempel", false);
        submitted(null, true);
        submitted("  ", true);
        assertEquals(List.of(), statuses());
    }

    @Test
    void aRulingHoldsForTheSameTextHoweverItIsSpaced() {
        submitted("Vi införde  en hel dag.", true);
        ruled(Decision.APPROVED);
        submitted(" Vi införde en\nhel dag. ", true);
        submitted("Vi info\u0308rde en hel dag.", true);
        assertEquals(List.of(Status.APPROVED), statuses());
        assertEquals(Optional.of(Decision.APPROVED), ruling("Vi införde en hel dag."));
    }

    @Test
    void aChangedTextAsksAgainAndTheOldRulingWaitsForItsText() {
        submitted("Första", true);
        ruled(Decision.REJECTED);
        submitted("Andra", true);
        assertEquals(List.of(Status.REJECTED, Status.PENDING), statuses());
        assertEquals(Optional.empty(), ruling("Andra"));
        submitted("Första", true);
        assertEquals(List.of(Status.REJECTED, Status.SUPERSEDED), statuses());
        assertEquals(Optional.of(Decision.REJECTED), ruling("Första"));
    }

    @Test
    void aPendingTextThatIsChangedIsNoLongerToBeJudgedAndIsAskedAboutAgainIfItComesBack() {
        submitted("Första", true);
        submitted("Andra", true);
        assertEquals(List.of(Status.SUPERSEDED, Status.PENDING), statuses());
        submitted("Första", true);
        assertEquals(List.of(Status.PENDING, Status.SUPERSEDED), statuses());
    }

    @Test
    void nobodyIsAskedOnceTheOtherClausesNoLongerHold() {
        submitted("Första", true);
        submitted("Första", false);
        assertEquals(List.of(Status.SUPERSEDED), statuses());
        submitted("Första", true);
        assertEquals(List.of(Status.PENDING), statuses());
    }

    @Test
    void aRulingOnOneLevelSaysNothingAboutAnother() {
        submitted("Ett exempel", true);
        ruled(Decision.APPROVED);
        assertEquals(Optional.empty(), new UnitCases(UNIT, stored).rulings(23, answers("Ett exempel")).on("30a"));
    }

    @Test
    void lettersMakeADifference() {
        assertNotEquals(ExampleText.hash("Ett exempel"), ExampleText.hash("ett exempel"));
    }
}
