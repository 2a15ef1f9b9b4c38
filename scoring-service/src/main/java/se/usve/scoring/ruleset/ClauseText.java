package se.usve.scoring.ruleset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import se.usve.scoring.criteria.Criterion;

/** The one line a clause is written as in a rule set, such as {@code 13c = YES}: read and written. */
final class ClauseText {

    private static final String QUESTION = "([A-Za-z0-9_-]+)";
    private static final String ITEM = "(?:\\.([A-Za-z0-9_]+))?";
    private static final String CODE = "([A-Z][A-Z0-9_]*)";
    private static final String CODES = "[A-Z][A-Z0-9_]*(?:, [A-Z][A-Z0-9_]*)*";
    private static final String EXEMPT = "(?:; exempt if (" + CODES + "))?";

    private record Form(Pattern pattern, Function<MatchResult, Criterion.Clause> clause) {
        Form(String pattern, Function<MatchResult, Criterion.Clause> clause) {
            this(Pattern.compile(pattern), clause);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("any of " + QUESTION + " = " + CODE, m -> new Criterion.AnyItemIs(m.group(1), m.group(2))),
            new Form("sum of " + QUESTION + " >= ([0-9]{1,9})",
                    m -> new Criterion.SumAtLeast(m.group(1), Long.parseLong(m.group(2)))),
            new Form("any chosen of " + QUESTION, m -> new Criterion.AnyChosen(m.group(1))),
            new Form(QUESTION + " is given", m -> new Criterion.TextGiven(m.group(1))),
            new Form(QUESTION + " is approved", m -> new Criterion.ExampleApproved(m.group(1))),
            new Form(QUESTION + ITEM + " = " + CODE + EXEMPT, m -> new Criterion.AnswerIn(
                    m.group(1), Optional.ofNullable(m.group(2)), List.of(m.group(3)), codes(m.group(4)))),
            new Form(QUESTION + ITEM + " in (" + CODES + ", " + CODES + ")" + EXEMPT, m -> new Criterion.AnswerIn(
                    m.group(1), Optional.ofNullable(m.group(2)), codes(m.group(3)), codes(m.group(4)))));

    private ClauseText() {
    }

    /** {@return the clause written so, empty if a clause is not written so} */
    static Optional<Criterion.Clause> read(String text) {
        for (var form : FORMS) {
            var match = form.pattern().matcher(text);
            if (match.matches()) {
                return Optional.of(form.clause().apply(match));
            }
        }
        return Optional.empty();
    }

    /** {@return the clause as it is written in a rule set} */
    static String write(Criterion.Clause clause) {
        return switch (clause) {
            case Criterion.AnyItemIs(var question, var code) -> "any of " + question + " = " + code;
            case Criterion.SumAtLeast(var question, var least) -> "sum of " + question + " >= " + least;
            case Criterion.AnyChosen(var question) -> "any chosen of " + question;
            case Criterion.TextGiven(var question) -> question + " is given";
            case Criterion.ExampleApproved(var question) -> question + " is approved";
            case Criterion.AnswerIn(var question, var item, var codes, var exemptions) ->
                    question + item.map(i -> "." + i).orElse("")
                            + (codes.size() == 1 ? " = " : " in ") + String.join(", ", codes)
                            + (exemptions.isEmpty() ? "" : "; exempt if " + String.join(", ", exemptions));
        };
    }

    private static List<String> codes(String listed) {
        return listed == null ? List.of() : Arrays.asList(listed.split(", "));
    }
}
