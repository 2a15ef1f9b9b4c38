package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.unit.UnitId;

/** All cases of one unit, while it is being scored: answers which rulings count, and keeps the cases true. */
public final class UnitCases {

    private final UnitId unit;
    private final List<Assessment> cases;
    private final Map<UUID, Assessment> changed = new LinkedHashMap<>();

    /**
     * @param unit  the unit
     * @param cases its cases as stored
     */
    public UnitCases(UnitId unit, Collection<Assessment> cases) {
        this.unit = unit;
        this.cases = new ArrayList<>(cases);
    }

    /** {@return the rulings on the texts now given, for one level} */
    public Rulings rulings(int level, Answers answers) {
        return question -> answers.text(question)
                .flatMap(text -> find(level, question, text))
                .flatMap(Assessment::ruling)
                .map(Ruling::decision);
    }

    /** {@return the case about the text now given for the question} */
    public Optional<Assessment> about(int level, String question, Answers answers) {
        return answers.text(question).flatMap(text -> find(level, question, text));
    }

    /**
     * Asks an assessor about the text now given if the level depends on it, and takes back what is no longer to be
     * judged. A text that has been ruled on keeps its ruling, also when it comes back after another.
     *
     * @param level    number of the level
     * @param question question that holds the example
     * @param answers  the unit's answers
     * @param depends  whether the level would be met if the example were approved
     * @param at       now
     */
    public void keep(int level, String question, Answers answers, boolean depends, Instant at) {
        var text = answers.text(question).filter(_ -> depends);
        var current = text.flatMap(t -> find(level, question, t));
        for (var other : List.copyOf(cases)) {
            if (other.level() == level && other.question().equals(question) && other.status() == Status.PENDING
                    && current.filter(other::equals).isEmpty()) {
                replace(other, Assessment::superseded);
            }
        }
        if (current.isPresent()) {
            current.filter(c -> c.status() == Status.SUPERSEDED).ifPresent(c -> replace(c, s -> s.reopened(at)));
        } else if (text.isPresent()) {
            add(Assessment.requested(unit, level, question, text.get(), at));
        }
    }

    /** Takes back all that is not ruled on yet: the unit has no answers any more. What is ruled on keeps its ruling. */
    public void withdraw() {
        for (var pending : List.copyOf(cases)) {
            if (pending.status() == Status.PENDING) {
                replace(pending, Assessment::superseded);
            }
        }
    }

    /**
     * Takes back what the rules no longer ask about at all, as when another version of them judges by the answers alone
     * what an earlier one asked an assessor.
     *
     * @param asked whether the rules ask about the example that the question holds, for the level of that number
     */
    public void askOnly(BiPredicate<Integer, String> asked) {
        for (var pending : List.copyOf(cases)) {
            if (pending.status() == Status.PENDING && !asked.test(pending.level(), pending.question())) {
                replace(pending, Assessment::superseded);
            }
        }
    }

    /** {@return the cases that are new or have changed} */
    public Collection<Assessment> changed() {
        return changed.values();
    }

    private Optional<Assessment> find(int level, String question, String text) {
        var hash = ExampleText.hash(text);
        return cases.stream()
                .filter(c -> c.level() == level && c.question().equals(question) && c.hash().equals(hash))
                .findFirst();
    }

    private void add(Assessment added) {
        cases.add(added);
        changed.put(added.id(), added);
    }

    private void replace(Assessment old, UnaryOperator<Assessment> change) {
        var replaced = change.apply(old);
        cases.set(cases.indexOf(old), replaced);
        changed.put(replaced.id(), replaced);
    }
}
