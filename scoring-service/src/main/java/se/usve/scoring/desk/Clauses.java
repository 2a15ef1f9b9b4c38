package se.usve.scoring.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.result.Explanation;

/** What was found about each thing that a level asks of a unit, one after the other. */
final class Clauses {

    private static final Map<Verdict, Text> VERDICTS = Map.of(
            Verdict.TRUE, new Text("Uppfyllt", "Holds"),
            Verdict.EXEMPT, new Text("Undantaget", "Exempt"),
            Verdict.FALSE, new Text("Inte uppfyllt", "Does not hold"),
            Verdict.UNANSWERED, new Text("Obesvarat", "Unanswered"),
            Verdict.AWAITING, new Text("Väntar på bedömning", "Awaits assessment"));

    private static final Text ONE_OF = new Text("Minst ett av", "At least one of");

    private Clauses() {
    }

    static List<CasePage.Clause> of(Explanation explanation, Language language) {
        return required(explanation).map(part -> part.children() == null ? clause(part, language)
                : new CasePage.Clause(sign(part.verdict()), language.in(VERDICTS.get(part.verdict())),
                        language.in(ONE_OF), part.children().stream().map(one -> clause(one, language)).toList())).toList();
    }

    /** What all has to hold: single things, and things of which one is enough. */
    private static Stream<Explanation> required(Explanation explanation) {
        return explanation.children() == null || explanation.combines().equals("ANY") ? Stream.of(explanation)
                : explanation.children().stream().flatMap(Clauses::required);
    }

    private static CasePage.Clause clause(Explanation one, Language language) {
        return new CasePage.Clause(sign(one.verdict()), language.in(VERDICTS.get(one.verdict())),
                language.in(one.says() == null ? one.requires() : one.says()), List.of());
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case TRUE -> "✓";
            case EXEMPT -> "◇";
            case FALSE -> "✕";
            case UNANSWERED -> "–";
            case AWAITING -> "…";
        };
    }
}
