package se.usve.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.usve.demo.DemoRound.State;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Questionnaire;

/** The open round: legal answers that go on from the round before, about half of them in. */
class Round2022Test {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final DemoRound ROUND = DemoRound.open(TODAY);
    private static final Questionnaire QUESTIONS = Questionnaires.read("2022-2025");
    private static final Map<String, DemoUnit> BEFORE = DemoRound.published().units().stream()
            .collect(Collectors.toMap(DemoUnit::id, unit -> unit));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isTheSameEveryTimeButForTheDatesOfCollection() {
        assertEquals(ROUND, DemoRound.open(TODAY));
        DemoRound later = DemoRound.open(TODAY.plusDays(40));
        assertNotEquals(ROUND.collection(), later.collection());
        assertEquals(ROUND.units(), later.units());
    }

    @Test
    void isOpenOnTheDayAboutTheFourYearsAfterTheRoundBefore() {
        assertEquals(State.OPEN, ROUND.until());
        assertEquals(new DemoRound.Days(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 5, 31)), ROUND.collection());
        assertEquals(DemoRound.published().period().to().plusDays(1), ROUND.period().from());
        assertEquals(LocalDate.of(2025, 12, 31), ROUND.period().to());
    }

    @Test
    void unitsAreThoseBeforeWithTwoMergedAndOneNew() {
        assertEquals(296, ROUND.units().size());
        Set<String> ids = ROUND.units().stream().map(DemoUnit::id).collect(Collectors.toSet());
        Set<String> added = new HashSet<>(ids);
        added.removeAll(BEFORE.keySet());
        Set<String> gone = new HashSet<>(BEFORE.keySet());
        gone.removeAll(ids);
        DemoRound.Takeover takeover = ROUND.takeover().orElseThrow();
        DemoRound.Merger merger = takeover.mergers().getFirst();
        assertEquals("2018-2021", takeover.round());
        assertEquals(gone, Set.copyOf(merger.from()));
        assertEquals(2, gone.size());
        assertEquals(2, added.size());
        assertTrue(added.contains(merger.to()));
        assertTrue(merger.effective().isBefore(ROUND.collection().from()));
        for (DemoUnit unit : ROUND.units()) {
            assertEquals(!added.contains(unit.id()), unit.goesOn(), unit.id());
            assertTrue(unit.hsaId().matches("SE\\d{10}-[A-Za-z0-9]{1,18}"), unit.hsaId());
        }
        assertEquals(296, ROUND.units().stream().map(DemoUnit::hsaId).distinct().count());
        assertEquals(296, ROUND.units().stream().map(DemoUnit::name).distinct().count());
    }

    @Test
    void aboutHalfHaveAnsweredUnevenlyAndSomeHaveBegun() {
        int answered = ROUND.answering().size();
        assertTrue(answered > 130 && answered < 175, answered + " answered");
        Map<Region, Double> shares = Stream.of(Region.values()).collect(Collectors.toMap(region -> region, region ->
                ROUND.answering().stream().filter(unit -> unit.region() == region).count()
                        / (double) ROUND.units().stream().filter(unit -> unit.region() == region).count()));
        assertTrue(shares.values().stream().anyMatch(share -> share > 0.85), shares.toString());
        assertTrue(shares.values().stream().anyMatch(share -> share > 0 && share < 0.2), shares.toString());
        List<DemoUnit> drafting = ROUND.units().stream().filter(unit -> unit.draft().isPresent()).toList();
        assertTrue(drafting.size() >= 15 && drafting.stream().allMatch(unit -> unit.answers().isEmpty()), drafting.size() + "");
        long prefilled = drafting.stream().filter(unit -> unit.draft().get().prefilled()).count();
        assertTrue(prefilled > 3 && prefilled < drafting.size() - 3, prefilled + " prefilled");
    }

    @Test
    void everyAnswerIsLegalAndNoneContradictsAnother() {
        for (DemoUnit unit : ROUND.answering()) {
            CheckedAnswers checked = check(unit.answers().orElseThrow());
            assertEquals(List.of(), checked.violations(), unit.id());
            assertEquals(List.of(), checked.warnings(), unit.id());
        }
        for (DemoUnit unit : ROUND.units()) {
            unit.draft().ifPresent(draft -> assertTrue(check(draft.answers()).violations().stream()
                    .allMatch(violation -> violation.code().equals(CheckedAnswers.MANDATORY)), unit.id()));
        }
    }

    @Test
    void someUnitsAreExemptFromWhatDoesNotConcernThem() {
        List<JsonNode> answers = ROUND.answering().stream().map(unit -> (JsonNode) unit.answers().orElseThrow()).toList();
        assertTrue(answers.stream().anyMatch(a -> Reading.is(a, "34", "NO_RELEVANT_REGISTER")));
        assertTrue(answers.stream().anyMatch(a -> Reading.is(a, "35p", "NO")));
        assertTrue(answers.stream().anyMatch(a -> Reading.is(a, "19b", "NO")));
        assertTrue(answers.stream().anyMatch(a -> Reading.is(a, "12d", "NO")), "stricter than before");
    }

    private static CheckedAnswers check(ObjectNode answers) {
        return CheckedAnswers.of(QUESTIONS, JSON.convertValue(answers, new TypeReference<Map<String, Object>>() { }));
    }

    @Test
    void answersGoOnFromTheRoundBeforeWithSomeBetterAndAFewWorse() {
        int same = 0;
        int better = 0;
        int worse = 0;
        for (DemoUnit unit : ROUND.answering()) {
            JsonNode before = BEFORE.containsKey(unit.id()) ? BEFORE.get(unit.id()).answers().orElse(null) : null;
            if (before == null) {
                continue;
            }
            JsonNode now = unit.answers().orElseThrow();
            assertEquals(Reading.directContact(BEFORE.get(unit.id())), Reading.is(now, "35p", "YES"), unit.id());
            for (String question : List.of("4a", "6a", "7a", "12a", "24", "27", "29a", "30", "39")) {
                if (before.has(question) && now.has(question)) {
                    boolean was = Reading.is(before, question, "YES");
                    boolean is = Reading.is(now, question, "YES");
                    same += was == is ? 1 : 0;
                    better += !was && is ? 1 : 0;
                    worse += was && !is ? 1 : 0;
                }
            }
        }
        assertTrue(same > 0.88 * (same + better + worse), "same %d, better %d, worse %d".formatted(same, better, worse));
        assertTrue(better > 20 && worse > 20, "same %d, better %d, worse %d".formatted(same, better, worse));
    }

    /** An example comes to an assessor when the other clauses of its level hold and there is a text. */
    @Test
    void someExamplesAreRuledAndMoreThanAFewWait() {
        List<PlannedRuling> ruled = ROUND.answering().stream().flatMap(unit -> unit.rulings().values().stream()).toList();
        long rejected = ruled.stream().filter(r -> r.decision() == PlannedRuling.Decision.REJECTED).count();
        assertTrue(rejected >= 2 && rejected < ruled.size() / 4, rejected + " of " + ruled.size());
        long come = comes(13, a -> a.has("30a")) + comes(16, a -> a.has("35a"));
        assertTrue(come - ruled.size() > 40 && ruled.size() > 40, "%d come, %d are ruled".formatted(come, ruled.size()));
        for (DemoUnit unit : ROUND.answering()) {
            unit.rulings().forEach((level, ruling) -> assertEquals(ruling.text(),
                    unit.answers().orElseThrow().path(level == 13 ? "30a" : "35a").asText(), unit.id()));
        }
    }

    private static long comes(int level, Predicate<JsonNode> text) {
        return ROUND.answering().stream().map(unit -> unit.answers().orElseThrow()).filter(a -> text.test(a) && (level == 13
                ? Reading.is(a, "29a", "YES") || Reading.is(a, "30", "YES")
                : Reading.item(a, "35", "PROM") || Reading.item(a, "35", "PREM"))).count();
    }

    @Test
    void textsAreOfThePeriodAndNoTwoAreTheSame() {
        List<String> texts = ROUND.answering().stream().flatMap(unit -> Stream.of("30a", "34a", "35a")
                .map(question -> unit.answers().orElseThrow().path(question).asText())).filter(text -> !text.isEmpty()).toList();
        assertTrue(texts.size() > 300, texts.size() + " texts");
        assertEquals(texts.size(), new HashSet<>(texts).size());
        for (String text : texts) {
            assertTrue(text.matches("(?s)\\p{Lu}.*\\.") && !text.contains("{") && !text.contains("|"), text);
            assertFalse(text.matches("(?s).*20(1\\d|2[016-9]).*"), text);
        }
    }
}
