package se.usve.scoring.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of criterion makes of an answer. */
class EvaluatorTest {

    /** A clause for each verdict, of one set of answers. */
    private static final Map<String, Object> ANSWERS = Map.of("yes", "YES", "no", "NO", "text", "Ett exempel");

    private static Criterion clauseWith(Verdict verdict) {
        return switch (verdict) {
            case TRUE -> new Criterion.AnswerIn("yes", Optional.empty(), List.of("YES"));
            case EXEMPT -> new Criterion.AnswerIn("no", Optional.empty(), List.of("YES"), List.of("NO"));
            case FALSE -> new Criterion.AnswerIn("no", Optional.empty(), List.of("YES"));
            case UNANSWERED -> new Criterion.AnswerIn("missing", Optional.empty(), List.of("YES"));
            case AWAITING -> new Criterion.ExampleApproved("text");
        };
    }

    @ParameterizedTest(name = "all of {0}, {1} is {2}; any of them is {3}")
    @CsvSource({
            "TRUE, TRUE, TRUE, TRUE",
            "TRUE, AWAITING, AWAITING, TRUE",
            "TRUE, UNANSWERED, UNANSWERED, TRUE",
            "TRUE, FALSE, FALSE, TRUE",
            "TRUE, EXEMPT, TRUE, TRUE",
            "EXEMPT, EXEMPT, EXEMPT, EXEMPT",
            "EXEMPT, AWAITING, AWAITING, EXEMPT",
            "EXEMPT, UNANSWERED, UNANSWERED, EXEMPT",
            "EXEMPT, FALSE, FALSE, EXEMPT",
            "AWAITING, AWAITING, AWAITING, AWAITING",
            "AWAITING, UNANSWERED, UNANSWERED, AWAITING",
            "AWAITING, FALSE, FALSE, AWAITING",
            "UNANSWERED, UNANSWERED, UNANSWERED, UNANSWERED",
            "UNANSWERED, FALSE, FALSE, UNANSWERED",
            "FALSE, FALSE, FALSE, FALSE"})
    void partsArePutTogether(Verdict one, Verdict other, Verdict all, Verdict any) {
        for (var pair : List.of(List.of(one, other), List.of(other, one))) {
            var parts = pair.stream().map(EvaluatorTest::clauseWith).toList();
            assertEquals(all, evaluate(new Criterion.All(parts), ANSWERS).verdict());
            assertEquals(any, evaluate(new Criterion.Any(parts), ANSWERS).verdict());
        }
    }

    @Test
    void theWholeTreeIsFoundAlsoBehindAPartThatDecides() {
        var parts = Arrays.stream(Verdict.values()).map(EvaluatorTest::clauseWith).toList();
        var nested = new Criterion.All(List.of(new Criterion.Any(parts), new Criterion.All(parts)));
        assertEquals(List.of(Verdict.TRUE, Verdict.EXEMPT, Verdict.FALSE, Verdict.UNANSWERED, Verdict.AWAITING,
                        Verdict.TRUE, Verdict.EXEMPT, Verdict.FALSE, Verdict.UNANSWERED, Verdict.AWAITING),
                evaluate(nested, ANSWERS).clauses().map(Finding::verdict).toList());
    }

    @Test
    void aClauseCarriesTheAnswerSeen() {
        var items = Map.<String, Object>of("A", "NO", "B", "YES");
        assertEquals(Optional.of("YES"), seen(new Criterion.AnswerIn("q", Optional.of("B"), List.of("YES")), items));
        assertEquals(Optional.empty(), seen(new Criterion.AnswerIn("q", Optional.of("C"), List.of("YES")), items));
        assertEquals(Optional.of(items), seen(new Criterion.AnyItemIs("q", "YES"), items));
    }

    @Test
    void anAnswerIsOneOfTheCodes() {
        var clause = new Criterion.AnswerIn("q", Optional.empty(), List.of("YES", "NO_DIRECT_PATIENT_CONTACT"));
        assertEquals(Verdict.TRUE, verdict(clause, "YES"));
        assertEquals(Verdict.TRUE, verdict(clause, "NO_DIRECT_PATIENT_CONTACT"));
        assertEquals(Verdict.FALSE, verdict(clause, "NO"));
        assertEquals(Verdict.FALSE, verdict(clause, "yes"));
        assertEquals(Verdict.UNANSWERED, verdict(clause, null));
        assertEquals(Verdict.UNANSWERED, verdict(clause, 1), "a number is no code");
    }

    @Test
    void anyItemWillDo() {
        var clause = new Criterion.AnyItemIs("q", "YES");
        assertEquals(Verdict.TRUE, verdict(clause, Map.of("A", "NO", "B", "YES")));
        assertEquals(Verdict.FALSE, verdict(clause, Map.of("A", "NO")));
        assertEquals(Verdict.UNANSWERED, verdict(clause, Map.of()));
        assertEquals(Verdict.UNANSWERED, verdict(clause, "YES"), "not an answer for each item");
    }

    @Test
    void yearsWithoutANumberAddNothing() {
        var clause = new Criterion.SumAtLeast("q", 5);
        assertEquals(Verdict.TRUE, verdict(clause, Map.of("2018", 5)));
        assertEquals(Verdict.TRUE, verdict(clause, Map.of("2018", 2, "2019", 3L)));
        assertEquals(Verdict.FALSE, verdict(clause, Map.of("2018", 4, "2019", 0)));
        assertEquals(Verdict.FALSE, verdict(clause, Map.of("2018", 4, "2019", "5")), "a text is no number");
        assertEquals(Verdict.UNANSWERED, verdict(clause, Map.of()));
        var missing = new HashMap<String, Object>();
        missing.put("2018", null);
        assertEquals(Verdict.UNANSWERED, verdict(clause, missing));
    }

    @Test
    void aSumDoesNotOverflow() {
        assertEquals(Verdict.TRUE, verdict(new Criterion.SumAtLeast("q", 5),
                Map.of("2018", Long.MAX_VALUE, "2019", Long.MAX_VALUE, "2020", BigInteger.TWO.pow(90))));
    }

    @Test
    void atLeastOneOptionIsChosen() {
        var clause = new Criterion.AnyChosen("q");
        assertEquals(Verdict.TRUE, verdict(clause, Map.of("chosen", List.of("A"))));
        assertEquals(Verdict.FALSE, verdict(clause, Map.of("chosen", List.of())), "an empty choice is an answer");
        assertEquals(Verdict.UNANSWERED, verdict(clause, Map.of("otherText", "x")));
        assertEquals(Verdict.UNANSWERED, verdict(clause, null));
    }

    @Test
    void aTextIsThereIfThereIsMoreThanWhiteSpaceInIt() {
        var clause = new Criterion.TextGiven("q");
        assertEquals(Verdict.TRUE, verdict(clause, "x"));
        assertEquals(Verdict.FALSE, verdict(clause, " \n\t"));
        assertEquals(Verdict.UNANSWERED, verdict(clause, null));
    }

    @Test
    void anExampleAwaitsItsRulingAndFollowsIt() {
        var clause = new Criterion.ExampleApproved("q");
        var answers = new Answers(Map.of("q", "Ett exempel"));
        assertEquals(Verdict.AWAITING, new Evaluator(answers, Rulings.none()).evaluate(clause).verdict());
        for (var decision : Decision.values()) {
            var found = new Evaluator(answers, Rulings.of(Map.of("q", decision))).evaluate(clause);
            assertEquals(decision == Decision.APPROVED ? Verdict.TRUE : Verdict.FALSE, found.verdict());
            assertEquals(Optional.of(decision), ((Finding.OfClause) found).ruling());
        }
    }

    @Test
    void withoutAnExampleNoRulingHelps() {
        var clause = new Criterion.ExampleApproved("q");
        for (var answers : List.of(Map.<String, Object>of(), Map.<String, Object>of("q", "  "))) {
            assertEquals(Verdict.FALSE, new Evaluator(new Answers(answers), Rulings.allApproved()).evaluate(clause)
                    .verdict());
        }
    }

    @Test
    void aCriterionOfNoPartsCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new Criterion.All(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Criterion.Any(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Criterion.AnswerIn("q", Optional.empty(), List.of()));
    }

    private static Verdict verdict(Criterion criterion, Object answer) {
        var answers = new HashMap<String, Object>();
        answers.put("q", answer);
        return evaluate(criterion, answers).verdict();
    }

    private static Optional<Object> seen(Criterion.Clause clause, Object answer) {
        return ((Finding.OfClause) evaluate(clause, Map.of("q", answer))).seen();
    }

    private static Finding evaluate(Criterion criterion, Map<String, Object> answers) {
        return new Evaluator(new Answers(answers), Rulings.none()).evaluate(criterion);
    }
}
