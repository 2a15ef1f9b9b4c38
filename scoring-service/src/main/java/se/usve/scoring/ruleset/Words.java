package se.usve.scoring.ruleset;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;

/** Says what a criterion requires, in Swedish and English. */
public final class Words {

    private Words() {
    }

    /**
     * {@return what the criterion requires}
     *
     * @param criterion of the rule set
     * @param rules     the rule set, for what it calls codes and items
     */
    public static Text of(Criterion criterion, RuleSet rules) {
        return switch (criterion) {
            case Criterion.All _ -> new Text("Allt detta gäller", "All of this holds");
            case Criterion.Any _ -> new Text("Minst ett av detta gäller", "At least one of these holds");
            case Criterion.AnswerIn(var question, var item, var codes, var exemptions) -> new Text(
                    "Fråga %s%s är besvarad %s".formatted(
                            question, item(item, rules, Text::sv), codes(codes, rules, Text::sv, "eller"))
                            + unless(exemptions, "; gäller inte den som svarat ", rules, Text::sv, "eller"),
                    "Question %s%s is answered %s".formatted(
                            question, item(item, rules, Text::en), codes(codes, rules, Text::en, "or"))
                            + unless(exemptions, "; not for a unit that answered ", rules, Text::en, "or"));
            case Criterion.AnyItemIs(var question, var code) -> new Text(
                    "Minst en del av fråga %s är besvarad %s".formatted(question, quoted(rules.word(code)).sv()),
                    "At least one part of question %s is answered %s".formatted(question, quoted(rules.word(code)).en()));
            case Criterion.SumAtLeast(var question, var least) -> new Text(
                    "Talen i fråga %s är tillsammans minst %d", "The numbers of question %s add up to at least %d")
                    .with(question, least);
            case Criterion.AnyChosen(var question) -> new Text(
                    "Minst ett alternativ är valt i fråga %s", "At least one option of question %s is chosen")
                    .with(question);
            case Criterion.TextGiven(var question) -> new Text(
                    "Ett exempel är angivet i fråga %s", "An example is given in question %s").with(question);
            case Criterion.ExampleApproved(var question) -> new Text(
                    "Exemplet i fråga %s är godkänt av en bedömare",
                    "The example in question %s is approved by an assessor").with(question);
        };
    }

    /** {@return the clause as the rule set writes it} */
    public static String clause(Criterion.Clause clause) {
        return ClauseText.write(clause);
    }

    private static String item(Optional<String> item, RuleSet rules, Function<Text, String> language) {
        return item.map(i -> " (" + language.apply(rules.word(i)) + ")").orElse("");
    }

    private static String codes(List<String> codes, RuleSet rules, Function<Text, String> language, String or) {
        return codes.stream().map(rules::word).map(Words::quoted).map(language)
                .collect(Collectors.joining(" " + or + " "));
    }

    private static String unless(List<String> exemptions, String words, RuleSet rules,
            Function<Text, String> language, String or) {
        return exemptions.isEmpty() ? "" : words + codes(exemptions, rules, language, or);
    }

    /** In the quotation marks of each language. */
    private static Text quoted(Text word) {
        return new Text("”" + word.sv() + "”", "“" + word.en() + "”");
    }
}
