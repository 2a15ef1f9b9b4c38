package se.usve.scoring.criteria;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges criteria by answers and rulings. Pure: the same input gives the same finding, always the whole tree, because
 * the reader of an explanation wants to see every clause and not only the one that decided.
 *
 * @param answers what the unit answered
 * @param rulings what assessors decided about its examples
 */
public record Evaluator(Answers answers, Rulings rulings) {

    /** {@return what is found about the criterion} */
    public Finding evaluate(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(var parts) -> {
                var found = parts.stream().map(this::evaluate).toList();
                yield new Finding.OfParts(criterion,
                        firstOf(found, Verdict.FALSE, Verdict.UNANSWERED, Verdict.AWAITING, Verdict.TRUE,
                                Verdict.EXEMPT), found);
            }
            case Criterion.Any(var parts) -> {
                var found = parts.stream().map(this::evaluate).toList();
                yield new Finding.OfParts(criterion,
                        firstOf(found, Verdict.TRUE, Verdict.EXEMPT, Verdict.AWAITING, Verdict.UNANSWERED,
                                Verdict.FALSE), found);
            }
            case Criterion.AnswerIn(var question, var item, var codes, var exemptions) -> {
                var code = item.isPresent() ? answers.code(question, item.get()) : answers.code(question);
                yield code.filter(exemptions::contains).isPresent()
                        ? new Finding.OfClause((Criterion.Clause) criterion, Verdict.EXEMPT, code.map(c -> c),
                                Optional.empty())
                        : found((Criterion.Clause) criterion, code, codes::contains);
            }
            case Criterion.AnyItemIs(var question, var code) -> found((Criterion.Clause) criterion,
                    Optional.of(answers.itemCodes(question)).filter(codes -> !codes.isEmpty()),
                    codes -> codes.contains(code), answers.of(question));
            case Criterion.SumAtLeast(var question, var least) -> found((Criterion.Clause) criterion,
                    answers.sum(question), sum -> sum.compareTo(BigInteger.valueOf(least)) >= 0, answers.of(question));
            case Criterion.AnyChosen(var question) -> found((Criterion.Clause) criterion,
                    answers.chosen(question), chosen -> !chosen.isEmpty(), answers.of(question));
            case Criterion.TextGiven(var question) ->
                    found((Criterion.Clause) criterion, answers.code(question), text -> !text.isBlank());
            case Criterion.ExampleApproved(var question) -> example((Criterion.Clause) criterion, question);
        };
    }

    /** No example is an answer too: the level is not met at once, and no assessor is asked. */
    private Finding example(Criterion.Clause clause, String question) {
        var text = answers.text(question);
        var ruling = text.flatMap(_ -> rulings.on(question));
        var verdict = text.isEmpty() ? Verdict.FALSE : ruling.map(Evaluator::asVerdict).orElse(Verdict.AWAITING);
        return new Finding.OfClause(clause, verdict, text.map(t -> t), ruling);
    }

    private static Verdict asVerdict(Decision decision) {
        return switch (decision) {
            case APPROVED -> Verdict.TRUE;
            case REJECTED -> Verdict.FALSE;
        };
    }

    private static <T> Finding found(Criterion.Clause clause, Optional<T> answer, Predicate<T> holds) {
        return found(clause, answer, holds, answer.map(seen -> seen));
    }

    private static <T> Finding found(Criterion.Clause clause, Optional<T> answer, Predicate<T> holds,
            Optional<Object> seen) {
        var verdict = answer.map(a -> holds.test(a) ? Verdict.TRUE : Verdict.FALSE).orElse(Verdict.UNANSWERED);
        return new Finding.OfClause(clause, verdict, seen, Optional.empty());
    }

    private static Verdict firstOf(List<Finding> found, Verdict... inOrder) {
        for (var verdict : inOrder) {
            if (found.stream().anyMatch(finding -> finding.verdict() == verdict)) {
                return verdict;
            }
        }
        throw new IllegalStateException("A criterion of parts has at least one part");
    }
}
