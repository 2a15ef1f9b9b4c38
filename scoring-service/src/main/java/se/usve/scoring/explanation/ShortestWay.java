package se.usve.scoring.explanation;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.questionnaire.Question;
import se.usve.scoring.ruleset.RuleSet;

/**
 * The shortest way to met: the smallest set of answers whose change makes what a level requires hold; all of them where
 * several are as small.
 *
 * <p>An answer is one cell: a code, one item of a question asked for each, one year's number, one choice of options, one
 * text. An example to write counts as one, also one that has to be approved: the level then awaits its assessment; one that
 * awaits already needs no change. An exemption is never proposed, as it is not for a unit to choose, but one that holds
 * stands. A way can be sent in as it is told: where a question is asked only by an answer to an earlier one, and that is not
 * given, it is among the changes and counts as they do. What is looked at is otherwise the level's own requirement alone:
 * whether another level rests on the same answers and would be harmed is not considered.
 */
public final class ShortestWay {

    /** So many ways are told at most; a level of today has eight at the most. */
    static final int MOST = 100;

    private final Vocabulary words;

    private ShortestWay(Vocabulary words) {
        this.words = words;
    }

    /** {@return what finds the ways for a rule set's levels; made once for many units} */
    public static ShortestWay of(RuleSet rules) {
        return new ShortestWay(Vocabulary.of(rules));
    }

    /**
     * {@return the smallest sets of changes; a single empty one if what is required holds or awaits assessment}
     *
     * @param requirement what was found about what the level requires
     * @param answers     the answers it was judged by
     */
    public List<List<Change>> to(Finding requirement, Answers answers) {
        if (requirement.verdict() != Verdict.FALSE && requirement.verdict() != Verdict.UNANSWERED) {
            return List.of(List.of());
        }
        var ways = ways(requirement, answers, asksTwice(requirement, answers));
        return Way.shortest(ways).stream().map(Way::changes).distinct()
                .map(needs -> needs.stream().map(need -> new Change(need.cell().question(), need.cell().item(),
                        need.target() instanceof Change.Words ? Optional.empty() : need.from(), need.target(),
                        new ChangeWords(words).of(need))).toList())
                .toList();
    }

    /**
     * Parts that ask for different answers each take their own shortest way, and those add up. Where one answer decides
     * two parts a longer way to one may be shorter for both: then all ways are kept to the end.
     */
    private boolean asksTwice(Finding requirement, Answers answers) {
        var cells = new HashSet<Need.Cell>();
        return requirement.clauses().anyMatch(clause -> askedWays(clause, answers).stream()
                .flatMap(way -> way.needs().keySet().stream()).distinct().filter(cell -> !cells.add(cell)).count() > 0);
    }

    private List<Way> ways(Finding found, Answers answers, boolean all) {
        var ways = switch (found) {
            case Finding.OfClause clause -> askedWays(clause, answers);
            case Finding.OfParts(Criterion.Any _, _, var parts) ->
                    parts.stream().flatMap(part -> ways(part, answers, all).stream()).toList();
            case Finding.OfParts(_, _, var parts) -> parts.stream().map(part -> ways(part, answers, all))
                    .reduce(List.of(Way.NONE), (some, others) -> Way.product(some, others).distinct().limit(MOST).toList());
        };
        return (all ? ways : Way.shortest(ways)).stream().distinct().limit(MOST).toList();
    }

    /** The ways of a clause, each with the answers by which its question is asked. */
    private List<Way> askedWays(Finding.OfClause found, Answers answers) {
        return Way.product(List.of(asking(found.criterion().question(), answers)), clauseWays(found)).toList();
    }

    /** The answers by which a question is asked, the earliest first: a questionnaire asks on only about earlier questions. */
    private Way asking(String question, Answers answers) {
        return words.question(question).flatMap(Question::askedWhen).map(gate -> {
            var given = gate.item().map(item -> answers.code(gate.question(), item))
                    .orElseGet(() -> answers.code(gate.question()));
            var need = new Need(new Need.Cell(gate.question(), gate.item()), given.map(Object.class::cast),
                    new Change.Codes(gate.is()), given.filter(gate.is()::contains).isPresent());
            // Both are always possible together: no gate is about a question that it rests on itself.
            return asking(gate.question(), answers).and(Way.of(need)).orElseThrow();
        }).orElse(Way.NONE);
    }

    private List<Way> clauseWays(Finding.OfClause found) {
        var question = found.criterion().question();
        var holds = found.verdict() == Verdict.TRUE;
        return switch (found.criterion()) {
            case Criterion.AnswerIn(_, var item, var codes, var exemptions) -> {
                var exempt = found.verdict() == Verdict.EXEMPT;
                yield one(question, item, found.seen(), new Change.Codes(exempt ? exemptions : codes), exempt || holds);
            }
            case Criterion.AnyItemIs(_, var code) -> items(question, found).map(item -> Way.of(new Need(
                    new Need.Cell(question, Optional.of(item)), value(found, item), new Change.Codes(List.of(code)),
                    value(found, item).filter(code::equals).isPresent()))).toList();
            case Criterion.SumAtLeast(_, var least) -> holds ? List.of(Way.NONE)
                    : items(question, found).map(year -> Way.of(more(question, year, least, found))).toList();
            case Criterion.AnyChosen _ -> one(question, Optional.empty(), found.seen().flatMap(ShortestWay::chosen),
                    new Change.Options(words.question(question).map(q -> List.copyOf(q.options().keySet()))
                            .orElse(List.of())), holds);
            case Criterion.TextGiven _ -> one(question, Optional.empty(), found.seen(), new Change.Words(), holds);
            case Criterion.ExampleApproved _ -> one(question, Optional.empty(), found.seen(), new Change.Words(),
                    holds || found.verdict() == Verdict.AWAITING);
        };
    }

    private static List<Way> one(String question, Optional<String> item, Optional<Object> from, Change.Target to,
            boolean there) {
        return List.of(Way.of(new Need(new Need.Cell(question, item), from, to, there)));
    }

    private static Need more(String question, String year, long least, Finding.OfClause found) {
        var sum = sum(question, found.seen());
        var own = sum(question, value(found, year).map(value -> Map.of(year, value)));
        return new Need(new Need.Cell(question, Optional.of(year)), value(found, year),
                new Change.AtLeast(BigInteger.valueOf(least).subtract(sum).add(own)), false);
    }

    private static BigInteger sum(String question, Optional<?> seen) {
        return seen.flatMap(numbers -> new Answers(Map.of(question, numbers)).sum(question)).orElse(BigInteger.ZERO);
    }

    /** The questionnaire says which items there are; without it, only those that were answered are known. */
    private Stream<String> items(String question, Finding.OfClause found) {
        return words.question(question).map(Question::items).map(items -> items.keySet().stream())
                .orElseGet(() -> found.seen().filter(Map.class::isInstance).stream()
                        .flatMap(seen -> ((Map<?, ?>) seen).keySet().stream()).map(String::valueOf));
    }

    private static Optional<Object> value(Finding.OfClause found, String item) {
        return found.seen().flatMap(seen -> seen instanceof Map<?, ?> items ? Optional.ofNullable(items.get(item))
                : Optional.empty());
    }

    private static Optional<Object> chosen(Object seen) {
        return seen instanceof Map<?, ?> map && map.get("chosen") instanceof List<?> chosen ? Optional.of(chosen)
                : Optional.empty();
    }
}
