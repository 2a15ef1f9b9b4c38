package se.usve.survey.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import se.usve.chassis.problem.Text;

/**
 * The questions of a survey, the same for every unit of a round.
 *
 * @param id             id, such as {@code 2018-2021}; several rounds may use the same
 * @param title          what it is called
 * @param sections       its parts, in the order they are answered; each has at least one question
 * @param questions      the questions by id, in the order they are asked, which is section by section
 * @param contradictions pairs of answers that deserve a warning
 * @param parts          counts that are part of other counts, and deserve a warning if they are larger
 */
public record Questionnaire(String id, Text title, List<Section> sections,
        SequencedMap<String, Question> questions, List<Contradiction> contradictions,
        List<PartOf> parts) {

    /** {@return the question with the id, empty if there is none} */
    public Optional<Question> question(String questionId) {
        return Optional.ofNullable(questions.get(questionId));
    }

    /** {@return the questions that are asked, given these answers, in order} */
    public List<Question> asked(Map<String, Object> answers) {
        return questions.values().stream().filter(question -> question.isAsked(answers)).toList();
    }

    /** {@return the questions of a section, in the order they are asked} */
    public List<Question> questionsOf(Section section) {
        return questions.values().stream()
                .filter(question -> question.head().section().equals(section.id()))
                .toList();
    }
}
