package se.usve.survey.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * An answer that differs between two versions of a unit's answers.
 *
 * @param question    the question
 * @param old         the answer in the version compared with; absent when the question is unanswered there
 * @param current     the answer in the version itself; absent when the question is unanswered there
 * @param items       what differs within an answer of several parts; absent for an answer of one
 * @param version     the step between the two in which the answer changed last
 * @param submittedAt when that was
 * @param submittedBy by whom
 * @param reason      why, in their words; absent when it was not told
 */
record Change(String question, Object old, @JsonProperty("new") Object current, List<Item> items, long version,
        Instant submittedAt, String submittedBy, String reason) {

    /** A part of an answer that differs: an item, a year, the chosen options; old or new is absent when it is not there. */
    record Item(String item, Object old, @JsonProperty("new") Object current) {
    }

    static Change of(String question, Object old, Object current, Submission step) {
        return new Change(question, old, current, items(old, current), step.version(), step.submittedAt(),
                step.submittedBy(), step.reason());
    }

    private static List<Item> items(Object old, Object current) {
        if (!(old instanceof Map) && !(current instanceof Map)) {
            return null;
        }
        var before = parts(old);
        var after = parts(current);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream().filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Item(name, before.get(name), after.get(name))).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parts(Object answer) {
        // Read from JSON: its names are texts.
        return answer instanceof Map<?, ?> parts ? (Map<String, Object>) parts : Map.of();
    }
}
