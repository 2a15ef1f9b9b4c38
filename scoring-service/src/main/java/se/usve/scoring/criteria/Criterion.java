package se.usve.scoring.criteria;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a minimum level requires of a unit's answers (the report's appendix 6, third column). */
public sealed interface Criterion {

    /** {@return the clauses in it, in the order of the rule set} */
    default Stream<Clause> clauses() {
        return switch (this) {
            case All(var parts) -> parts.stream().flatMap(Criterion::clauses);
            case Any(var parts) -> parts.stream().flatMap(Criterion::clauses);
            case Clause clause -> Stream.of(clause);
        };
    }

    /**
     * Every part must hold.
     *
     * @param parts at least one
     */
    record All(List<Criterion> parts) implements Criterion {
        public All {
            parts = notEmpty(parts);
        }
    }

    /**
     * At least one part must hold.
     *
     * @param parts at least one
     */
    record Any(List<Criterion> parts) implements Criterion {
        public Any {
            parts = notEmpty(parts);
        }
    }

    /** A criterion about one question. */
    sealed interface Clause extends Criterion {

        /** {@return id of the question} */
        String question();
    }

    /**
     * The answer is one of the codes.
     *
     * @param question   id of the question
     * @param item       the item or year of it that decides, for a question asked for each
     * @param codes      the codes that will do, at least one
     * @param exemptions the codes that say that this clause, not the whole level, does not apply to the unit
     */
    record AnswerIn(String question, Optional<String> item, List<String> codes, List<String> exemptions)
            implements Clause {
        public AnswerIn {
            codes = notEmpty(codes);
            exemptions = List.copyOf(exemptions);
        }

        /** A clause that applies to every unit. */
        public AnswerIn(String question, Optional<String> item, List<String> codes) {
            this(question, item, codes, List.of());
        }
    }

    /**
     * At least one item of the question has the code.
     *
     * @param question id of a question asked for each of several items
     * @param code     the code that will do
     */
    record AnyItemIs(String question, String code) implements Clause {
    }

    /**
     * The numbers given add up to at least the least sum; a year without a number adds nothing.
     *
     * @param question id of a question asked for each year
     * @param least    the least sum that will do
     */
    record SumAtLeast(String question, long least) implements Clause {
    }

    /**
     * At least one option is chosen.
     *
     * @param question id of a question with several options to choose
     */
    record AnyChosen(String question) implements Clause {
    }

    /**
     * There is a text; what it says is not judged.
     *
     * @param question id of a text question
     */
    record TextGiven(String question) implements Clause {
    }

    /**
     * There is an example, and an assessor approved it.
     *
     * @param question id of a text question
     */
    record ExampleApproved(String question) implements Clause {
    }

    private static <T> List<T> notEmpty(List<T> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("at least one is needed");
        }
        return List.copyOf(list);
    }
}
