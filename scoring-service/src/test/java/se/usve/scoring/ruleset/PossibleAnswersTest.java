package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Whether some answers meet a criterion, against a plain enumeration of everything that could be written into every
 * question, from which what the survey would refuse is struck out.
 */
class PossibleAnswersTest {

    private static final List<String> CODES = List.of("K", "L", "M", "N");

    /** Questions a, b, c, d: each may hang on an earlier one, and may be voluntary. */
    private record Form(List<Optional<Integer>> hangsOn, List<List<String>> on, List<Boolean> mandatory) {

        Questionnaire questionnaire() {
            return Questionnaire.read("random", IntStream.range(0, hangsOn.size()).mapToObj(i -> """
                    - {id: q%d, type: choice, mandatory: %s, text: {sv: s, en: e}%s, options: {%s}}
                    """.formatted(i, mandatory.get(i), hangsOn.get(i).map(earlier ->
                            ", asked_when: {question: q%d, is: %s}".formatted(earlier, on.get(i))).orElse(""),
                    CODES.stream().map(code -> code + ": {sv: s, en: e}").collect(Collectors.joining(", "))))
                    .collect(Collectors.joining("", "questions:\n", "")));
        }

        boolean takes(Map<String, Object> answers) {
            return IntStream.range(0, hangsOn.size()).allMatch(i -> {
                var isAsked = hangsOn.get(i).map(earlier -> on.get(i).contains(String.valueOf(answers.get("q" + earlier))))
                        .orElse(true);
                return answers.containsKey("q" + i) ? isAsked : !(isAsked && mandatory.get(i));
            });
        }
    }

    @Test
    void itFindsAnswersIfAndOnlyIfThereAreSome() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        var none = 0;
        for (int round = 0; round < 400; round++) {
            var form = form(random);
            var criterion = criterion(random, 2);
            var exempt = criterion(random, 1);
            var expected = everything().filter(form::takes).map(Answers::new)
                    .anyMatch(answers -> holds(criterion, answers) && !holds(exempt, answers));
            var clauses = new ArrayList<>(criterion.clauses().toList());
            clauses.addAll(exempt.clauses().toList());
            assertEquals(expected ? PossibleAnswers.Found.SOME : PossibleAnswers.Found.NONE,
                    new PossibleAnswers(form.questionnaire(), clauses, new PossibleAnswers.Effort())
                            .any(answers -> holds(criterion, answers) && !holds(exempt, answers)),
                    form + " " + criterion + " unless " + exempt);
            none += expected ? 0 : 1;
        }
        assertTrue(none > 40 && none < 360, "both cases are common: " + none);
    }

    @Test
    void itSaysWhenThereAreTooManyToTry() {
        var questions = IntStream.range(0, 24).mapToObj(i -> "- {id: q%d, type: yes_no, text: {sv: s, en: e}}\n".formatted(i))
                .collect(Collectors.joining("", "questions:\n", ""));
        var clauses = IntStream.range(0, 24).mapToObj(i -> ClauseText.read("q%d = YES".formatted(i)).orElseThrow()).toList();
        var possible = new PossibleAnswers(Questionnaire.read("wide", questions), clauses,
                new PossibleAnswers.Effort());
        assertEquals(PossibleAnswers.Found.TOO_MANY_TO_SAY, possible.any(_ -> false));
        assertEquals(PossibleAnswers.Found.SOME, possible.any(answers ->
                holds(new Criterion.All(List.copyOf(clauses)), answers)), "what clauses ask for is tried first");
    }

    private static boolean holds(Criterion criterion, Answers answers) {
        var verdict = new Evaluator(answers, Rulings.allApproved()).evaluate(criterion).verdict();
        return verdict == Verdict.TRUE || verdict == Verdict.EXEMPT;
    }

    private static Form form(RandomGenerator random) {
        var hangsOn = new ArrayList<Optional<Integer>>();
        var on = new ArrayList<List<String>>();
        var mandatory = new ArrayList<Boolean>();
        for (int i = 0; i < 4; i++) {
            hangsOn.add(i > 0 && random.nextInt(3) > 0 ? Optional.of(random.nextInt(i)) : Optional.empty());
            on.add(CODES.subList(0, 1 + random.nextInt(2)));
            mandatory.add(random.nextBoolean());
        }
        return new Form(hangsOn, on, mandatory);
    }

    private static Criterion criterion(RandomGenerator random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            var first = random.nextInt(CODES.size());
            var exemptions = random.nextInt(4) == 0 ? List.of(CODES.get((first + 1) % CODES.size())) : List.<String>of();
            return new Criterion.AnswerIn("q" + random.nextInt(4), Optional.empty(), List.of(CODES.get(first)), exemptions);
        }
        var parts = IntStream.range(0, 2 + random.nextInt(2)).mapToObj(_ -> criterion(random, depth - 1)).toList();
        return random.nextInt(3) > 0 ? new Criterion.All(parts) : new Criterion.Any(parts);
    }

    private static Stream<Map<String, Object>> everything() {
        var each = CODES.size() + 1;
        return IntStream.range(0, each * each * each * each).mapToObj(number -> {
            var answers = new HashMap<String, Object>();
            for (int i = 0, left = number; i < 4; i++, left /= each) {
                if (left % each < CODES.size()) {
                    answers.put("q" + i, CODES.get(left % each));
                }
            }
            return answers;
        });
    }
}
