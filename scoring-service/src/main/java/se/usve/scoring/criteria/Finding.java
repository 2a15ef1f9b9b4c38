package se.usve.scoring.criteria;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was found about a criterion: the same tree as the criterion's, with a verdict at every place. */
public sealed interface Finding {

    /** {@return what was required} */
    Criterion criterion();

    /** {@return whether it holds} */
    Verdict verdict();

    /** {@return what was found about the clauses in it, in the order of the rule set} */
    default Stream<OfClause> clauses() {
        return switch (this) {
            case OfParts(_, _, var parts) -> parts.stream().flatMap(Finding::clauses);
            case OfClause clause -> Stream.of(clause);
        };
    }

    /**
     * Found about a criterion that is made of others.
     *
     * @param criterion {@link Criterion.All} or {@link Criterion.Any}
     * @param verdict   follows from the parts' verdicts
     * @param parts     what was found about every part, also those that could not change the verdict any more
     */
    record OfParts(Criterion criterion, Verdict verdict, List<Finding> parts) implements Finding {
        public OfParts {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Found about a clause.
     *
     * @param criterion the clause
     * @param verdict   whether it holds
     * @param seen      the answer it was judged by, empty if there is none
     * @param ruling    the ruling on the example it was judged by
     */
    record OfClause(Criterion.Clause criterion, Verdict verdict, Optional<Object> seen, Optional<Decision> ruling)
            implements Finding {
    }
}
