package se.usve.scoring.explanation;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.ruleset.RuleSet;

/** Says an answer in the words of the questionnaire, as whoever answered read them. */
public final class AnswerWords {

    private final Vocabulary words;

    private AnswerWords(Vocabulary words) {
        this.words = words;
    }

    /** {@return what says the answers that a rule set's clauses are about} */
    public static AnswerWords of(RuleSet rules) {
        return new AnswerWords(Vocabulary.of(rules));
    }

    /**
     * {@return the answer in words: "Nej", "2018: 1; 2019: 3"; empty for a text, which is words already, and for what the
     * question cannot be answered with}
     *
     * @param clause that the answer was judged by
     * @param seen   the answer
     */
    public Optional<Text> of(Criterion.Clause clause, Object seen) {
        var question = clause.question();
        return switch (clause) {
            case Criterion.AnswerIn(_, var item, _, _) ->
                    seen instanceof String code ? words.code(question, item, code) : Optional.empty();
            case Criterion.AnyItemIs _ -> listed(question, seen, item -> value -> value instanceof String code
                    ? words.code(question, Optional.of(item), code) : Optional.empty());
            case Criterion.SumAtLeast _ -> listed(question, seen, _ -> AnswerWords::number);
            case Criterion.AnyChosen _ -> chosen(question, seen);
            case Criterion.TextGiven _, Criterion.ExampleApproved _ -> Optional.empty();
        };
    }

    /** Each item in the order of the questionnaire, with its answer. */
    private Optional<Text> listed(String question, Object seen, Function<String, Function<Object, Optional<Text>>> value) {
        var items = words.question(question).map(q -> List.copyOf(q.items().keySet())).orElse(List.of());
        return !(seen instanceof Map<?, ?> given) ? Optional.empty() : items.stream()
                .flatMap(item -> value.apply(item).apply(given.get(item)).stream().map(said -> Phrases.joined(
                        words.item(question, item), new Text(": ", ": "), said)))
                .reduce((one, other) -> Phrases.joined(one, new Text("; ", "; "), other));
    }

    private Optional<Text> chosen(String question, Object seen) {
        if (!(seen instanceof Map<?, ?> given && given.get("chosen") instanceof List<?> codes)) {
            return Optional.empty();
        }
        var options = words.question(question).map(q -> q.options().keySet().stream()).orElse(Stream.empty());
        return Optional.of(options.filter(codes::contains).map(option -> words.option(question, option))
                .reduce((one, other) -> Phrases.joined(one, new Text("; ", "; "), other))
                .orElse(codes.isEmpty() ? new Text("inget valt", "none chosen") : new Text("valt", "chosen")));
    }

    private static Optional<Text> number(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger
                ? Optional.of(Phrases.number(new BigInteger(value.toString()))) : Optional.empty();
    }
}
