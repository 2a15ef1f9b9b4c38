package se.usve.survey.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Question;

/**
 * A column of answers: a question, or the part of one that has a cell of its own.
 *
 * @param header   what stands at its head, such as {@code 13b.OWN_REGION_CARE_UNITS}
 * @param question id of the question
 * @param place    where in the question's answer the cell belongs
 * @param part     which item, year or option it is; empty if it is none
 * @param form     what may stand in its cells
 * @param text     what is asked, in words
 */
record AnswerColumn(String header, String question, Place place, String part, Form form, Text text) {

    enum Place { WHOLE, PART, OPTION, OTHER_TEXT }

    private static final String CHOSEN = "chosen";
    private static final String OTHER_TEXT = "otherText";

    static AnswerColumn whole(Question.Head head, Form form) {
        return new AnswerColumn(head.id(), head.id(), Place.WHOLE, "", form, head.text());
    }

    static AnswerColumn part(Question.Head head, String part, Text words, Form form) {
        return new AnswerColumn(head.id() + "." + part, head.id(), Place.PART, part, form, below(head, words));
    }

    static AnswerColumn option(Question.Head head, String code, Text words, Form form) {
        return new AnswerColumn(head.id() + "." + code, head.id(), Place.OPTION, code, form, below(head, words));
    }

    static AnswerColumn otherText(Question.Head head, Text words) {
        return new AnswerColumn(head.id() + "." + OTHER_TEXT, head.id(), Place.OTHER_TEXT, OTHER_TEXT, new TextForm(),
                below(head, words));
    }

    private static Text below(Question.Head head, Text words) {
        return new Text(head.text().sv() + "\n" + words.sv(), head.text().en() + "\n" + words.en());
    }

    /** {@return the value of this column in a unit's answers, or null if there is none} */
    Object from(Map<String, ?> answers) {
        var answer = answers.get(question);
        return switch (place) {
            case WHOLE -> answer;
            case PART, OTHER_TEXT -> answer instanceof Map<?, ?> each ? each.get(part) : null;
            case OPTION -> answer instanceof Map<?, ?> each && each.get(CHOSEN) instanceof List<?> chosen
                    ? chosen.contains(part) ? "YES" : "NO"
                    : null;
        };
    }

    /** Puts a value that was read from this column where it belongs in a unit's answers. */
    void into(Map<String, Object> answers, Object value) {
        switch (place) {
            case WHOLE -> answers.put(question, value);
            case PART -> each(answers).put(part, value);
            case OPTION -> {
                if (value.equals("YES")) {
                    chosen(answers).add(part);
                } else {
                    chosen(answers);
                }
            }
            case OTHER_TEXT -> {
                chosen(answers);
                each(answers).put(part, value);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object> chosen(Map<String, Object> answers) {
        return (List<Object>) each(answers).computeIfAbsent(CHOSEN, _ -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> each(Map<String, Object> answers) {
        return (Map<String, Object>) answers.computeIfAbsent(question, _ -> new LinkedHashMap<>());
    }
}
