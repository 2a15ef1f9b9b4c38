package se.usve.scoring.overrides;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an override rests on: the answers to the questions that its level is about, as they were when it was made.
 *
 * @param submissionVersion the submission they stood in
 * @param answers           question id to answer, null for one that was not answered
 */
public record Basis(long submissionVersion, Map<String, Object> answers) {

    public Basis {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /**
     * {@return what an override rests on}
     *
     * @param submissionVersion the unit's newest submission
     * @param questions         ids of the questions the level is about
     * @param answers           all that the submission answers
     */
    public static Basis of(long submissionVersion, Collection<String> questions, Map<String, Object> answers) {
        var relevant = new LinkedHashMap<String, Object>();
        questions.forEach(question -> relevant.put(question, answers.get(question)));
        return new Basis(submissionVersion, relevant);
    }

    /**
     * {@return the questions whose answers are other than they were, by value: the order of options chosen says nothing}
     *
     * @param now all that the unit answers now; empty if it has withdrawn its answers
     */
    public List<String> changedIn(Map<String, Object> now) {
        return answers.entrySet().stream()
                .filter(then -> !value(then.getValue()).equals(value(now.get(then.getKey()))))
                .map(Map.Entry::getKey).toList();
    }

    /** The answer in a form in which equal ones are equal, whatever Java type their numbers were read as. */
    private static Object value(Object answer) {
        return switch (answer) {
            case null -> Map.of();
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            case List<?> chosen -> chosen.stream().map(Basis::value)
                    .collect(HashSet::new, HashSet::add, HashSet::addAll);
            case Map<?, ?> items -> {
                var given = new LinkedHashMap<Object, Object>();
                items.forEach((item, code) -> {
                    if (Objects.nonNull(code)) {
                        given.put(item, value(code));
                    }
                });
                yield given;
            }
            default -> answer;
        };
    }
}
