package se.usve.survey.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.usve.survey.audit.Hash;
import se.usve.survey.draft.Draft;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;
import se.usve.survey.submission.Submission;

/**
 * What is answered so far for a unit.
 *
 * @param draft     what is saved and not submitted
 * @param submitted the submission that counts
 */
record Work(Optional<Draft> draft, Optional<Submission> submitted) {

    /** {@return the answers to go on from: the draft's, else those submitted} */
    Map<String, Object> answers() {
        return draft.map(Draft::answers).orElseGet(() -> submitted.map(Submission::values).orElse(Map.of()));
    }

    /** {@return the revision of the draft as a field of a form carries it: empty where there is none} */
    String revision() {
        return draft.map(found -> String.valueOf(found.revision())).orElse("");
    }

    /** {@return the questions whose answers wait to be confirmed} */
    Set<String> carriedOver() {
        return draft.map(Draft::carriedOver).orElse(Set.of());
    }

    /** {@return a hash of a section's answers, by which a form knows what it showed} */
    String seen(Questionnaire questionnaire, Section section) {
        return Hash.of(of(questionnaire, section, answers()));
    }

    /** {@return those of the answers that belong to a section} */
    static Map<String, Object> of(Questionnaire questionnaire, Section section, Map<String, Object> answers) {
        var own = new LinkedHashMap<String, Object>();
        questionnaire.questionsOf(section).stream().filter(question -> answers.containsKey(question.id()))
                .forEach(question -> own.put(question.id(), answers.get(question.id())));
        return own;
    }
}
