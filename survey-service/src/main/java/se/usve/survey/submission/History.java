package se.usve.survey.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.usve.survey.questionnaire.Questionnaire;

/** How the history of a unit's submissions is shown. */
final class History {

    private History() {
    }

    /** One submission in a list. */
    record Entry(long version, Instant submittedAt, String submittedBy, String sha256) {
        static Entry of(Submission submission) {
            return new Entry(submission.version(), submission.submittedAt(), submission.submittedBy(),
                    submission.answers().sha256());
        }
    }

    /** One submission with its answers. */
    record Whole(String round, String unit, long version, Instant submittedAt, String submittedBy, String sha256,
            Map<String, Object> answers) {
        static Whole of(UnitInSight unit, Submission submission) {
            return new Whole(unit.round(), unit.unit(), submission.version(), submission.submittedAt(),
                    submission.submittedBy(), submission.answers().sha256(),
                    Answers.stored(submission.answers().json()).values());
        }
    }

    /** What a submission changed in the one before; against is absent for the first, in which every answer is new. */
    record Changes(String round, String unit, long version, Long against, List<Change> changes) {
    }

    /** One changed answer; old or new is absent when the question was, or is, unanswered. */
    record Change(String question, Object old, @JsonProperty("new") Object current) {
    }

    /** {@return the answers that differ, in the order of the questionnaire} */
    static List<Change> changes(Questionnaire questionnaire, Map<String, Object> before, Map<String, Object> after) {
        var questions = new LinkedHashSet<>(questionnaire.questions().keySet());
        questions.addAll(before.keySet());
        questions.addAll(after.keySet());
        return questions.stream()
                .filter(question -> !Objects.equals(before.get(question), after.get(question)))
                .map(question -> new Change(question, before.get(question), after.get(question)))
                .toList();
    }
}
