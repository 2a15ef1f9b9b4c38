package se.usve.scoring.explanation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.criteria.Verdict;

/**
 * Picks out of all that was found what an outcome rests on.
 *
 * @param saying says what was found about a clause
 */
record Grounds(Saying saying) {

    private static final Set<Verdict> STANDS_IN_THE_WAY = Set.of(Verdict.FALSE, Verdict.UNANSWERED);

    /** {@return every clause that stands in the way, and parts of which one would be enough as one} */
    List<Statement> against(Finding found) {
        if (!STANDS_IN_THE_WAY.contains(found.verdict())) {
            return List.of();
        }
        return switch (found) {
            case Finding.OfClause clause -> List.of(saying.of(clause));
            case Finding.OfParts(Criterion.Any _, _, var parts) -> parts.size() == 1 ? against(parts.getFirst())
                    : List.of(saying.neither(parts).orElseGet(() -> Statement.whole(Phrases.joined(
                            saying.told(parts.stream().flatMap(part -> against(part).stream()).toList()),
                            new Text(" (ett av detta hade räckt)", " (one of these would have been enough)")))));
            case Finding.OfParts(_, _, var parts) -> parts.stream().flatMap(part -> against(part).stream()).toList();
        };
    }

    /** {@return the clauses that hold; of parts of which one is enough, those that do} */
    List<Statement> inFavour(Finding found) {
        return of(Verdict.TRUE, found);
    }

    /** {@return the clauses that do not apply to the unit} */
    List<Statement> exempt(Finding found) {
        return switch (found) {
            case Finding.OfParts(Criterion.Any _, var verdict, _) when verdict != Verdict.EXEMPT -> List.of();
            case Finding.OfParts(_, _, var parts) -> parts.stream().flatMap(part -> exempt(part).stream()).toList();
            case Finding.OfClause clause -> clause.verdict() == Verdict.EXEMPT ? List.of(saying.of(clause)) : List.of();
        };
    }

    /** {@return the examples nobody has ruled on} */
    List<Statement> awaiting(Finding found) {
        return of(Verdict.AWAITING, found);
    }

    private List<Statement> of(Verdict verdict, Finding found) {
        return switch (found) {
            case Finding.OfClause clause -> clause.verdict() == verdict ? List.of(saying.of(clause)) : List.of();
            case Finding.OfParts(Criterion.Any _, var any, var parts) -> any == verdict ? of(verdict, parts) : List.of();
            case Finding.OfParts(_, _, var parts) -> of(verdict, parts);
        };
    }

    private List<Statement> of(Verdict verdict, List<Finding> parts) {
        return parts.stream().flatMap(part -> of(verdict, part).stream()).toList();
    }

    /** {@return the numbers of the questions whose clauses hold, each once} */
    static List<String> questions(Finding found) {
        Stream<Finding.OfClause> clauses = found.clauses();
        return clauses.filter(clause -> clause.verdict() == Verdict.TRUE).map(clause -> clause.criterion().question())
                .distinct().toList();
    }
}
