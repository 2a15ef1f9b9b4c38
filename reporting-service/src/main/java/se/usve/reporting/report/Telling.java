package se.usve.reporting.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.questionnaires.Question;
import se.usve.reporting.report.UnitDetail.Answered;
import se.usve.reporting.report.UnitDetail.Ground;
import se.usve.reporting.report.UnitDetail.Overruling;
import se.usve.reporting.report.UnitDetail.Ruling;
import se.usve.scoring.contract.UnitScored;

/**
 * Tells of one unit why its levels came out so and what it answered: all, or only what nobody wrote in words of their own.
 *
 * @param texts whether texts are told: examples, other texts of answers, and the rationales of rulings. Those of overrides
 *              always are, as in web appendix 1 of the report
 */
record Telling(boolean texts) {

    /** How a code is written: what is written otherwise was written by somebody. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    List<Ground> grounds(Result result, List<UnitScored.Ground> told) {
        var byLevel = new HashMap<Integer, UnitScored.Ground>();
        told.forEach(ground -> byLevel.put(ground.level(), ground));
        return result.levels().values().stream().map(level -> {
            var ground = byLevel.get(level.level());
            return new Ground(level.level(), level.area(), level.outcome(), level.selfReported(), level.overridden(),
                    ground == null || ground.sentence() == null ? null
                            : new Text(ground.sentence().sv(), ground.sentence().en()),
                    ground == null ? null : ruling(ground.ruling()), ground == null ? null : override(ground.override()));
        }).toList();
    }

    private Ruling ruling(UnitScored.Ruling ruling) {
        return ruling == null ? null : new Ruling(ruling.question(), ruling.decision(),
                texts ? ruling.rationale() : null, ruling.at());
    }

    private static Overruling override(UnitScored.Overruling override) {
        return override == null ? null : new Overruling(override.outcome(), override.rationale(), override.at());
    }

    /** {@return the answers in the order of the questions; those that are to no known question last} */
    List<Answered> answers(Map<String, Question> questions, Map<String, Object> answers) {
        var told = new ArrayList<Answered>();
        Stream.concat(questions.keySet().stream().filter(answers::containsKey),
                answers.keySet().stream().filter(id -> !questions.containsKey(id)).sorted())
                .forEach(id -> told.add(answer(id, questions.get(id), answers.get(id))));
        return told;
    }

    private Answered answer(String id, Question question, Object value) {
        var text = question == null ? null : question.text();
        if (!texts && (question == null ? !isCodedButForOther(value) : question.isText())) {
            return new Answered(id, text, null, null, true);
        }
        var left = !texts && value instanceof Map<?, ?> map && map.containsKey("otherText");
        var shown = left ? withoutOther((Map<?, ?>) value) : value;
        return new Answered(id, text, shown, question == null ? null : question.inWords(shown), left ? true : null);
    }

    private static Map<Object, Object> withoutOther(Map<?, ?> value) {
        var rest = new LinkedHashMap<Object, Object>(value);
        rest.remove("otherText");
        return rest;
    }

    private static boolean isCodedButForOther(Object value) {
        return isCoded(value instanceof Map<?, ?> map ? withoutOther(map) : value);
    }

    private static boolean isCoded(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().allMatch(Telling::isCoded);
            case List<?> list -> list.stream().allMatch(Telling::isCoded);
            case String text -> CODE.matcher(text).matches();
            case null, default -> true;
        };
    }
}
