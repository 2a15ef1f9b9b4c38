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

    private Clauses() {
    }

    static List<CasePage.Clause> of(Explanation explanation, Language language) {
        return leaves(explanation).map(leaf -> new CasePage.Clause(sign(leaf.verdict()),
                language.in(VERDICTS.get(leaf.verdict())),
                language.in(leaf.says() == null ? leaf.requires() : leaf.says()))).toList();
    }

    private static Stream<Explanation> leaves(Explanation explanation) {
        return explanation.children() == null ? Stream.of(explanation)
                : explanation.children().stream().flatMap(Clauses::leaves);
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
