package se.usve.scoring.ruleset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.questionnaire.Question;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Units that answer at random the questions a rule set is about: mostly what the questionnaire takes and oftenest the
 * first answer it offers, now and then nothing, or in a form that the survey would refuse. The same seed gives the same
 * units.
 */
public final class RandomUnits {

    private static final Object[] ODD = {17.5, true, List.of("YES"), "?", Map.of(), Map.of("chosen", "OTHER"),
            Map.of("REGIONAL", 1, "2019", "5"), -3, 9_000_000_000L, BigInteger.TWO.pow(90), ""};

    private final Random random;
    private final List<Question> questions;

    /**
     * @param rules whose questions are answered
     * @param seed  of the randomness
     */
    public RandomUnits(RuleSet rules, long seed) {
        this.random = new Random(seed);
        var questionnaire = Questionnaire.of(rules.questionnaire()).orElseThrow();
        this.questions = rules.questions().keySet().stream().sorted()
                .map(id -> questionnaire.question(id).orElseThrow()).toList();
    }

    /** {@return the answers of the next unit} */
    public Map<String, Object> answers() {
        var answers = new HashMap<String, Object>();
        // Some units answer nearly everything as it should be, or the levels of many clauses would hardly ever be met.
        var most = random.nextInt(4) * 0.3;
        for (var question : questions) {
            perhaps(answers, question.id(), answer(question, most));
        }
        return answers;
    }

    /** {@return what was decided about the next unit's examples, about each of them or not} */
    public Map<String, Decision> rulings() {
        var rulings = new HashMap<String, Decision>();
        for (var question : questions) {
            if (question.type() == Question.Type.TEXT && random.nextInt(3) > 0) {
                rulings.put(question.id(), random.nextBoolean() ? Decision.APPROVED : Decision.REJECTED);
            }
        }
        return rulings;
    }

    private Object answer(Question question, double most) {
        return switch (question.type()) {
            case YES_NO, CHOICE -> code(question.codes(Optional.empty()), most);
            case MULTI_CHOICE -> Map.of("chosen", random.nextInt(3) == 0 ? List.of()
                    : List.of(code(question.options(), 0), code(question.options(), 0)));
            case TEXT -> random.nextInt(4) == 0 ? " \n " : "Ett exempel.";
            case YES_NO_EACH, YES_NO_PER_YEAR, INTEGER_EACH, INTEGER_PER_YEAR -> {
                var items = new HashMap<String, Object>();
                question.items().forEach((id, item) ->
                        perhaps(items, id, item.codes().isEmpty() ? (Object) random.nextInt(4) : code(item.codes(), most)));
                yield items;
            }
        };
    }

    private String code(SequencedMap<String, Text> codes, double first) {
        return random.nextDouble() < first ? codes.firstEntry().getKey()
                : new ArrayList<>(codes.keySet()).get(random.nextInt(codes.size()));
    }

    private void perhaps(Map<String, Object> answers, String key, Object answer) {
        int dice = random.nextInt(25);
        if (dice > 1) {
            answers.put(key, answer);
        } else if (dice == 1) {
            answers.put(key, ODD[random.nextInt(ODD.length)]);
        }
    }
}
