package se.usve.scoring.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * What is wrong with a form as it was sent, for the summary above it and beside its fields.
 *
 * @param list each with its field's id and a sentence, in order
 */
record Faults(List<Fault> list) {

    static final Faults NONE = new Faults(List.of());

    /** One thing that is wrong. */
    record Fault(String field, String message) {
    }

    /**
     * {@return what the use case found wrong}
     *
     * @param problem what it ended with
     * @param words   what to say of each field; of one not among them what the use case says
     * @throws ProblemException the problem itself, if it is about something else than the fields
     */
    static Faults of(ProblemException problem, Map<String, Text> words, Language language) {
        if (problem.type() != ProblemType.INVALID_CONTENT || problem.violations().isEmpty()) {
            throw problem;
        }
        var byField = new LinkedHashMap<String, Fault>();
        for (var violation : problem.violations()) {
            var field = violation.pointer().replaceFirst("^/", "").replaceFirst("/.*", "");
            byField.putIfAbsent(field, new Fault(field, language.in(words.getOrDefault(field, violation.message()))));
        }
        return new Faults(List.copyOf(byField.values()));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** {@return how many there are} */
    public int size() {
        return list.size();
    }

    /** {@return what is wrong with the field, or null} */
    public String at(String field) {
        return list.stream().filter(fault -> fault.field().equals(field)).map(Fault::message).findFirst().orElse(null);
    }
}
