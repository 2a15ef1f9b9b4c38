package se.usve.survey.submission;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.usve.survey.questionnaire.Questionnaire;

/** Follows a unit's answers from one version to another, and tells what differs and in which step it came about. */
final class Comparison {

    private final Map<String, Object> first;
    private final Map<String, Submission> lastChange = new HashMap<>();
    private Map<String, Object> newest;

    /** Begins with the older of two versions, null for one before any answers. */
    Comparison(Submission from) {
        this.first = from == null ? Map.of() : from.values();
        this.newest = first;
    }

    /** Goes on to the next version. */
    void step(Submission next) {
        var values = next.values();
        var questions = new LinkedHashSet<>(newest.keySet());
        questions.addAll(values.keySet());
        for (var question : questions) {
            if (!Objects.equals(newest.get(question), values.get(question))) {
                lastChange.put(question, next);
            }
        }
        newest = values;
    }

    /**
     * {@return the answers that differ, in the order of the questionnaire}
     *
     * @param backwards whether the older version is the one asked for and the newer the one compared with
     */
    List<Change> changes(Questionnaire questionnaire, boolean backwards) {
        var old = backwards ? newest : first;
        var current = backwards ? first : newest;
        var questions = new LinkedHashSet<>(questionnaire.questions().keySet());
        questions.addAll(old.keySet());
        questions.addAll(current.keySet());
        return questions.stream()
                .filter(question -> !Objects.equals(old.get(question), current.get(question)))
                .map(question -> Change.of(question, old.get(question), current.get(question), lastChange.get(question)))
                .toList();
    }
}
