package se.usve.scoring.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.ruleset.Judgement;
import se.usve.scoring.ruleset.Levels;
import se.usve.scoring.ruleset.RandomUnits;
import se.usve.scoring.ruleset.RuleSet;

/** How sentences are put together, also of criteria and answers that no level or survey has today. */
class SentencesTest {

    private static final RuleSet RULES = Levels.of2018();
    private static final Sentences SENTENCES = Sentences.of(RULES);
    private static final Pattern UNFINISHED = Pattern.compile("null|\\{|\\}|  |: $|, $|Optional|\\(\\)");

    @Test
    void threeOfWhichOneWouldHaveBeenEnough() {
        var any = new Criterion.Any(List.of(yes("4a"), yes("13c"), yes("39")));
        assertEquals(new Text("Nivå 7 uppnås inte: varken handlingsplan från student till docent (fråga 4a), samverkan med "
                        + "näringslivet (fråga 13c) eller rutin för att följa upp individuell kompetensutveckling (fråga 39) "
                        + "är besvarad Ja",
                "Level 7 is not met: none of action plan from student to docent (question 4a), collaboration with industry "
                        + "(question 13c) and routine for following up individual competence development (question 39) is "
                        + "answered Yes"),
                sentence(any, Map.of("4a", "NO", "13c", "NO")));
    }

    @Test
    void differentThingsOfWhichOneWouldHaveBeenEnough() {
        var any = new Criterion.Any(List.of(yes("13c"), new Criterion.AnyChosen("26"),
                new Criterion.All(List.of(yes("37"), yes("37a")))));
        assertEquals("Nivå 7 uppnås inte: samverkan med näringslivet (fråga 13c) och kännedom om strategin hos personalen "
                        + "(fråga 37a) är besvarade Nej, och inget alternativ är valt i fråga 26 (sätt att göra lärandemålen "
                        + "kända) (ett av detta hade räckt)",
                sentence(any, Map.of("13c", "NO", "26", Map.of("chosen", List.of()), "37", "YES", "37a", "NO")).sv());
        assertEquals("Nivå 7 uppnås inte: samverkan med näringslivet (fråga 13c) är besvarad Nej",
                sentence(new Criterion.Any(List.of(yes("13c"))), Map.of("13c", "NO")).sv());
    }

    @Test
    void whatDoesNotApplyAtAll() {
        var exempt = new Criterion.AnswerIn("36", Optional.empty(), List.of("YES"), List.of("NO_DIRECT_PATIENT_CONTACT"));
        assertEquals("Nivå 7 uppnås: samverkan med patienter och närstående (fråga 36) krävs inte av enheten, som svarat "
                        + "”Inte aktuellt, USVE saknar direkt patientkontakt”",
                sentence(exempt, Map.of("36", "NO_DIRECT_PATIENT_CONTACT")).sv());
        assertEquals("Nivå 7 uppnås: samverkan med näringslivet (fråga 13c) är besvarad Ja",
                sentence(new Criterion.Any(List.of(exempt, yes("13c"))),
                        Map.of("36", "NO_DIRECT_PATIENT_CONTACT", "13c", "YES")).sv(),
                "the part that holds is enough");
    }

    @Test
    void anAnswerThatTheQuestionDoesNotHaveIsNotRepeated() {
        assertEquals(new Text("Nivå 7 uppnås inte: samverkan med näringslivet (fråga 13c) är besvarad med något annat än "
                        + "svarsalternativen",
                "Level 7 is not met: collaboration with industry (question 13c) is answered with something else than the options"),
                sentence(yes("13c"), Map.of("13c", "<script>")));
        assertEquals("Nivå 7 uppnås inte: samverkan med näringslivet (fråga 13c) är inte besvarad",
                sentence(yes("13c"), Map.of("13c", 17)).sv());
    }

    @Test
    void theSameThingIsSaidOnceAndEachLanguageWritesNumbersItsWay() {
        assertEquals("Nivå 7 uppnås inte: samverkan med näringslivet (fråga 13c) är besvarad Nej",
                sentence(new Criterion.All(List.of(yes("13c"), yes("13c"))), Map.of("13c", "NO")).sv());
        assertEquals(new Text("Nivå 7 uppnås inte: publicerade vetenskapliga artiklar (fråga 15) är sammanlagt 12\u00a0345, "
                        + "men minst 1\u00a0000\u00a0000 krävs",
                "Level 7 is not met: published scientific articles (question 15) add up to 12,345, but at least 1,000,000 "
                        + "are required"),
                sentence(new Criterion.SumAtLeast("15", 1_000_000), Map.of("15", Map.of("2018", 12_345))));
        assertEquals("Level 7 is not met: published scientific articles (question 15) add up to 0, but at least 1 is required",
                sentence(new Criterion.SumAtLeast("15", 1), Map.of("15", Map.of("2018", 0))).en());
    }

    @Test
    void aQuestionTheRuleSetSaysNothingOfIsToldByItsNumber() {
        var silent = new RuleSet("x", 1, "no-such-questionnaire", RULES.levels(), Map.of(), Map.of(), Optional.empty());
        var criterion = new Criterion.All(List.of(yes("1"), new Criterion.AnswerIn("2", Optional.of("A"), List.of("B"),
                List.of("C"))));
        assertEquals("Nivå 7 uppnås inte: fråga 1 är inte besvarad; fråga 2 krävs inte av enheten, som svarat C",
                Sentences.of(silent).of(7, judgement(criterion, Map.of("2", Map.of("A", "C")))).sv());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-2021", "2022-2025"})
    void everySentenceOfARandomUnitIsWholeAndNamesWhatStandsInTheWay(String id) {
        var rules = Levels.all().get(id);
        var sentences = Sentences.of(rules);
        var units = new RandomUnits(rules, 99);
        for (int unit = 0; unit < 500; unit++) {
            var answers = new Answers(units.answers());
            var rulings = Rulings.of(units.rulings());
            for (var level : rules.levels()) {
                var judgement = level.judge(answers, rulings);
                var told = sentences.of(level.number(), judgement);
                for (var words : List.of(told.sv(), told.en(),
                        sentences.of(level.number(), judgement, Optional.of(Outcome.MET)).sv())) {
                    assertFalse(UNFINISHED.matcher(words).find(), words);
                }
                if (judgement.outcome() == Outcome.NOT_MET) {
                    standingInTheWay(judgement.requirement()).forEach(question -> assertTrue(
                            told.sv().contains("fråga " + question) && told.en().contains("question " + question),
                            () -> told + " does not name " + question));
                }
            }
        }
    }

    private static Stream<String> standingInTheWay(Finding found) {
        if (found.verdict() != Verdict.FALSE && found.verdict() != Verdict.UNANSWERED) {
            return Stream.empty();
        }
        return switch (found) {
            case Finding.OfClause clause -> Stream.of(clause.criterion().question());
            case Finding.OfParts(_, _, var parts) -> parts.stream().flatMap(SentencesTest::standingInTheWay);
        };
    }

    private static Criterion yes(String question) {
        return new Criterion.AnswerIn(question, Optional.empty(), List.of("YES"));
    }

    private static Text sentence(Criterion criterion, Map<String, Object> answers) {
        return SENTENCES.of(7, judgement(criterion, answers));
    }

    private static Judgement judgement(Criterion criterion, Map<String, Object> answers) {
        var found = new Evaluator(new Answers(answers), Rulings.none()).evaluate(criterion);
        var met = found.verdict() == Verdict.TRUE || found.verdict() == Verdict.EXEMPT;
        return new Judgement(met ? Outcome.MET : Outcome.NOT_MET, found, Optional.empty());
    }
}
