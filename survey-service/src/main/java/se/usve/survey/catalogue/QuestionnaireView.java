package se.usve.survey.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.AnswerIs;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;

/**
 * A questionnaire as the API shows it, with every text in both languages.
 *
 * @param id        id of the questionnaire
 * @param title     what it is called
 * @param sections  its parts, in the order they are answered
 * @param questions its questions, in the order they are asked, section by section
 */
public record QuestionnaireView(String id, Text title, List<SectionView> sections, List<QuestionView> questions) {

    /**
     * A part of the questionnaire.
     *
     * @param id    id, which its questions name
     * @param title its heading
     * @param intro words to read before its questions; absent if there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SectionView(String id, Text title, Text intro) {
    }

    /**
     * A question.
     *
     * @param id        id, the key of its answer
     * @param section   id of the section it belongs to
     * @param type      which form the answer has, named as in the questionnaire's file
     * @param text      the question
     * @param note      what to know about it; absent if there is nothing to add
     * @param mandatory whether it must be answered when it is asked
     * @param askedWhen the answer to another question without which it is not asked; absent if it is asked of all
     * @param options   what can be chosen
     * @param items     what is answered one by one
     * @param years     the years answered one by one
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record QuestionView(String id, String section, String type, Text text, Text note, boolean mandatory,
            AskedWhen askedWhen, List<Option> options, List<ItemView> items, List<Integer> years) {
    }

    /** The answer without which a question is not asked. */
    public record AskedWhen(String question, Set<String> is) {
    }

    /** Something that can be chosen. */
    public record Option(String code, Text text) {
    }

    /** Something that is answered by itself; extra options are codes it may have beside those of its type. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ItemView(String code, Text text, List<Option> extraOptions) {
    }

    /** {@return the view of a questionnaire} */
    public static QuestionnaireView of(Questionnaire questionnaire) {
        return new QuestionnaireView(questionnaire.id(), questionnaire.title(),
                questionnaire.sections().stream().map(QuestionnaireView::view).toList(),
                questionnaire.questions().values().stream().map(QuestionnaireView::view).toList());
    }

    private static SectionView view(Section section) {
        return new SectionView(section.id(), section.title(), section.intro().orElse(null));
    }

    private static QuestionView view(Question question) {
        return switch (question) {
            case Question.YesNo _, Question.FreeText _ -> view(question, List.of(), List.of(), List.of());
            case Question.Choice(_, var options) -> view(question, options(options), List.of(), List.of());
            case Question.MultiChoice(_, var options) -> view(question, options(options), List.of(), List.of());
            case Question.YesNoEach(_, var items) -> view(question, List.of(), items(items), List.of());
            case Question.IntegerEach(_, var items) -> view(question, List.of(), items(items), List.of());
            case Question.YesNoPerYear(_, var years) -> view(question, List.of(), List.of(), years);
            case Question.IntegerPerYear(_, var years) -> view(question, List.of(), List.of(), years);
        };
    }

    private static QuestionView view(Question question, List<Option> options, List<ItemView> items,
            List<Integer> years) {
        var head = question.head();
        return new QuestionView(head.id(), head.section(), QuestionTypes.nameOf(question), head.text(),
                head.note().orElse(null), head.mandatory(), head.askedWhen().map(QuestionnaireView::askedWhen).orElse(null), options, items, years);
    }

    private static AskedWhen askedWhen(AnswerIs condition) {
        return new AskedWhen(condition.question(), condition.values());
    }

    private static List<Option> options(Map<String, Text> options) {
        return options.entrySet().stream().map(option -> new Option(option.getKey(), option.getValue())).toList();
    }

    private static List<ItemView> items(Map<String, Question.Item> items) {
        return items.entrySet().stream()
                .map(item -> new ItemView(item.getKey(), item.getValue().text(),
                        options(item.getValue().extraOptions())))
                .toList();
    }
}
