package se.usve.scoring.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.questionnaire.Questionnaire;
import se.usve.scoring.ruleset.Levels;
import se.usve.scoring.ruleset.RandomUnits;
import se.usve.scoring.ruleset.RuleSet;

/** The smallest sets of answers to change for a level to be met. */
class ShortestWayTest {

    private static final Map<String, RuleSet> RULES = Levels.all();
    /** Of these 24 is asked when 19b is answered YES, and 37a when 37 is. */
    private static final List<String> SOME = List.of("4a", "6a", "19b", "24", "37", "37a");
    private static final Questionnaire QUESTIONS = Questionnaire.of("2018-2021").orElseThrow();

    @ParameterizedTest(name = "level {0}, {1}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
             1 | {"3": "PART_OF_PERIOD"} | | Ändra fråga 3 (FoUU-ansvarig person i ledningen) från ”Under delar av perioden” till ”Det har funnits under hela perioden”
             6 | {"13c": "NO"} | | Ändra fråga 13c (samverkan med näringslivet) från Nej till Ja
             6 | {"13c": null} | | Besvara fråga 13c (samverkan med näringslivet) med Ja
             6 | {"13b": {"PATIENT_ORGANISATIONS": "NO"}} | | Ändra fråga 13b (samverkan med patient och närstående eller företrädande organisationer) från Nej till Ja
             6 | {"13b": {"PATIENT_ORGANISATIONS": "NO_DIRECT_PATIENT_CONTACT"}, "13c": "NO"} | | Ändra fråga 13c (samverkan med näringslivet) från Nej till Ja
             6 | {"13c": "NO", "13b": {"OWN_REGION_UNIVERSITIES": "NO", "OTHER_REGION_UNIVERSITIES": null}} | | Ändra fråga 13c (samverkan med näringslivet) från Nej till Ja + Ändra fråga 13b (samverkan med universitet/högskolor i egna sjukvårdsregionen) från Nej till Ja / Ändra fråga 13c (samverkan med näringslivet) från Nej till Ja + Besvara fråga 13b (samverkan med universitet/högskolor i andra sjukvårdsregioner) med Ja
             7 | {"14a": {"REGIONAL": "NO", "NATIONAL": "NO", "INTERNATIONAL": null}} | | Ändra ”Pågående regionala studier” i fråga 14a från Nej till Ja / Ändra ”Pågående nationella studier” i fråga 14a från Nej till Ja / Besvara ”Pågående internationella studier” i fråga 14a med Ja
             8 | {"15": {"2018": 1, "2019": 0, "2020": null, "2021": 2}} | | Ange minst 3 för 2018 i fråga 15 (publicerade vetenskapliga artiklar) / Ange minst 2 för 2019 i fråga 15 (publicerade vetenskapliga artiklar) / Ange minst 2 för 2020 i fråga 15 (publicerade vetenskapliga artiklar) / Ange minst 4 för 2021 i fråga 15 (publicerade vetenskapliga artiklar)
            16 | {"26": {"chosen": []}} | | Välj minst ett alternativ i fråga 26 (sätt att göra lärandemålen kända)
            18 | {"29a": "NO", "30": "NO", "30a": null} | | Ändra fråga 29a (användning av uppföljningar i förbättringsarbetet) från Nej till Ja + Fyll i fråga 30a (exemplet på hur kursutvärdering eller uppföljning använts) / Ändra fråga 30 (användning av kursutvärderingar i förbättringsarbetet) från Nej till Ja + Fyll i fråga 30a (exemplet på hur kursutvärdering eller uppföljning använts)
            18 | {"29a": "NO", "30": "NO"} | | Ändra fråga 29a (användning av uppföljningar i förbättringsarbetet) från Nej till Ja / Ändra fråga 30 (användning av kursutvärderingar i förbättringsarbetet) från Nej till Ja
            18 | {} | 30a=REJECTED | Skriv ett annat exempel i fråga 30a (exemplet på hur kursutvärdering eller uppföljning använts)
            18 | {"30a": " "} | | Fyll i fråga 30a (exemplet på hur kursutvärdering eller uppföljning använts)
            24 | {"36": "NO"} | | Ändra fråga 36 (samverkan med patienter och närstående) från Nej till Ja
            25 | {"37": "NO", "37a": null} | | Ändra fråga 37 (strategi eller rutin för innovation) från Nej till Ja + Besvara fråga 37a (kännedom om strategin hos personalen) med Ja
            26 | {"38": {"2021": "NO"}} | | Ändra fråga 38 (skriftlig årsrapport för 2021) från Nej till Ja
            """)
    void theWayIsToldAsToWhoeverFillsInTheForm(int level, String changes, String ruled, String ways) {
        var rulings = ruled == null ? Map.<String, Decision>of()
                : Map.of(ruled.split("=")[0], Decision.valueOf(ruled.split("=")[1]));
        var told = ways(RULES.get("2018-2021"), level, AnswersOfAUnit.meetingAllBut(changes), rulings).stream()
                .map(way -> way.stream().map(change -> change.sentence().sv()).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(" / "));
        assertEquals(ways, told);
    }

    /** What the level's clauses do not name, and the questionnaire asks first. */
    @ParameterizedTest(name = "{0}, level {1}, {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2022-2025 | 16 | {} | 35p=YES 35.PROM=YES 35a / 35p=YES 35.PREM=YES 35a
            2022-2025 | 16 | {"35p": "YES"} | 35.PROM=YES 35a / 35.PREM=YES 35a
            2022-2025 | 16 | {"35": {"PREM": "YES"}} | 35p=YES 35a
            2022-2025 | 11 | {} | 19b=YES 24=YES
            2022-2025 | 11 | {"24": "YES", "19b": "YES"} | ``
            2018-2021 | 14 | {} | 19b=YES 24=YES
            2018-2021 | 15 | {} | 19b=YES 25=YES
            2018-2021 | 15 | {"19b": "YES", "25": "NO"} | 25=YES
            """)
    void theWayCanBeSentInAsItIs(String rules, int level, String answers, String ways) {
        var told = ways(RULES.get(rules), level, AnswersOfAUnit.read(answers), Map.of()).stream()
                .map(way -> way.stream().map(change -> change.question() + change.item().map("."::concat).orElse("")
                        + (change.to() instanceof Change.Codes(var codes) ? "=" + String.join(",", codes) : ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
        assertEquals(ways, told);
    }

    @Test
    void whatHoldsOrAwaitsAssessmentNeedsNoChange() {
        for (var level : List.of(6, 8, 16, 18, 22)) {
            assertEquals(List.of(List.of()), ways(RULES.get("2018-2021"), level, AnswersOfAUnit.meetingAll(), Map.of()));
        }
    }

    @Test
    void aChangeCarriesTheAnswerThereIsAndWhatWillDo() {
        var articles = ways(RULES.get("2018-2021"), 8, AnswersOfAUnit.meetingAllBut(
                "{\"15\": {\"2018\": 1, \"2019\": null, \"2020\": null, \"2021\": null}}"), Map.of());
        assertEquals(new Change("15", Optional.of("2018"), Optional.of(1),
                new Change.AtLeast(BigInteger.valueOf(5)), articles.getFirst().getFirst().sentence()),
                articles.getFirst().getFirst());
        var meetings = ways(RULES.get("2018-2021"), 16, AnswersOfAUnit.meetingAllBut("{\"26\": {\"chosen\": []}}"), Map.of());
        assertEquals(new Change.Options(List.of("SUPERVISOR_MEETINGS", "COURSE_LEADER_BRIEFING", "OTHER")),
                meetings.getFirst().getFirst().to());
        assertEquals(Optional.of(List.of()), meetings.getFirst().getFirst().from());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-2021", "2022-2025"})
    void noSmallerAndNoOtherChangeDoesForRandomUnits(String id) {
        var rules = RULES.get(id);
        var questionnaire = Questionnaire.of(rules.questionnaire()).orElseThrow();
        var units = new RandomUnits(rules, 4711);
        var sizes = new TreeMap<Integer, Integer>();
        for (int unit = 0; unit < 150; unit++) {
            var answers = units.answers();
            var rulings = units.rulings();
            for (var level : rules.levels()) {
                var ways = compare(rules, questionnaire, level.metWhen(), answers, rulings);
                sizes.merge(ways.getFirst().size(), 1, Integer::sum);
            }
        }
        assertTrue(sizes.keySet().containsAll(List.of(0, 1, 2)), "sizes seen: " + sizes);
    }

    /** Criteria that ask for the same answer in several places, as no level of today does, and may be impossible. */
    @Test
    void noSmallerAndNoOtherChangeDoesWhereOneAnswerDecidesSeveralParts() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var answers = new HashMap<String, Object>();
            for (var question : SOME) {
                if (random.nextInt(4) > 0) {
                    answers.put(question, random.nextBoolean() ? "YES" : "NO");
                }
            }
            compare(RULES.get("2018-2021"), QUESTIONS, random(random, 3), answers, Map.of());
        }
    }

    @Test
    void aSentenceIsThereForEveryChangeInBothLanguages() {
        for (var rules : RULES.values()) {
            var shortest = ShortestWay.of(rules);
            for (var level : rules.levels()) {
                var ways = shortest.to(level.judge(new Answers(Map.of()), Rulings.none()).requirement(),
                        new Answers(Map.of()));
                assertTrue(!ways.isEmpty() && !ways.getFirst().isEmpty(), "level " + level.number());
                ways.forEach(way -> way.forEach(change -> {
                    assertTrue(change.sentence().sv().contains("fråga " + change.question()), change.sentence().sv());
                    assertTrue(change.sentence().en().contains("question " + change.question()), change.sentence().en());
                }));
            }
        }
    }

    private static List<List<Change>> ways(RuleSet rules, int level, Map<String, Object> answers,
            Map<String, Decision> rulings) {
        return ShortestWay.of(rules).to(rules.level(level).orElseThrow()
                .judge(new Answers(answers), Rulings.of(rulings)).requirement(), new Answers(answers));
    }

    private static List<List<Change>> compare(RuleSet rules, Questionnaire questionnaire, Criterion criterion,
            Map<String, Object> answers, Map<String, Decision> rulings) {
        var every = new EveryChange(criterion, questionnaire, answers, rulings);
        var ways = ShortestWay.of(rules).to(
                new Evaluator(new Answers(answers), Rulings.of(rulings)).evaluate(criterion), new Answers(answers));
        var meant = new HashSet<Map<Need.Cell, Object>>();
        ways.forEach(way -> every.meantBy(way).forEach(meant::add));
        assertEquals(every.smallest(), meant, () -> criterion + " of " + answers + ", ruled " + rulings);
        return ways;
    }

    private static Criterion random(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return new Criterion.AnswerIn(SOME.get(random.nextInt(SOME.size())), Optional.empty(),
                    List.of(random.nextInt(4) == 0 ? "NO" : "YES"));
        }
        var parts = IntStream.rangeClosed(0, random.nextInt(1, 3)).mapToObj(_ -> random(random, depth - 1)).toList();
        return random.nextBoolean() ? new Criterion.All(parts) : new Criterion.Any(parts);
    }
}
