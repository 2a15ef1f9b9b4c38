package se.usve.reporting.indicators;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Something that answers tell of a unit, or leave untold. */
public sealed interface Condition {

    /** {@return whether it holds; empty if the answers do not tell} */
    Optional<Boolean> holds(Answers answers);

    /** {@return the questions it is about} */
    Stream<String> questions();

    /** The answer to the question, or to one item or year of it, is one of these codes. */
    record Is(String question, Optional<String> item, Set<String> codes) implements Condition {
        @Override
        public Optional<Boolean> holds(Answers answers) {
            return answers.code(question, item).map(codes::contains);
        }

        @Override
        public Stream<String> questions() {
            return Stream.of(question);
        }
    }

    /** The option is among those chosen. */
    record Chosen(String question, String option) implements Condition {
        @Override
        public Optional<Boolean> holds(Answers answers) {
            return answers.chosen(question).map(chosen -> chosen.contains(option));
        }

        @Override
        public Stream<String> questions() {
            return Stream.of(question);
        }
    }

    /** Every one of them holds. One that does not decides it, whatever is untold of the others. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public Optional<Boolean> holds(Answers answers) {
            return together(conditions, answers, false);
        }

        @Override
        public Stream<String> questions() {
            return conditions.stream().flatMap(Condition::questions);
        }
    }

    /** At least one of them holds. One that does decides it, whatever is untold of the others. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public Optional<Boolean> holds(Answers answers) {
            return together(conditions, answers, true);
        }

        @Override
        public Stream<String> questions() {
            return conditions.stream().flatMap(Condition::questions);
        }
    }

    private static Optional<Boolean> together(List<Condition> conditions, Answers answers, boolean deciding) {
        var told = conditions.stream().map(condition -> condition.holds(answers)).toList();
        if (told.contains(Optional.of(deciding))) {
            return Optional.of(deciding);
        }
        return told.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!deciding);
    }
}
