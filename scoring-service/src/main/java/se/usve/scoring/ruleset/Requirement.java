package se.usve.scoring.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;

/**
 * A criterion in words and as a tree.
 *
 * @param requires what must hold
 * @param clause   the clause as the rule set writes it; absent where parts are put together
 * @param question id of the question the clause is about
 * @param all      the parts that must all hold
 * @param any      the parts of which one must hold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Requirement(Text requires, String clause, String question, List<Requirement> all,
        List<Requirement> any) {

    static Requirement of(Criterion criterion, RuleSet rules) {
        var requires = Words.of(criterion, rules);
        return switch (criterion) {
            case Criterion.All(var parts) -> new Requirement(requires, null, null, all(parts, rules), null);
            case Criterion.Any(var parts) -> new Requirement(requires, null, null, null, all(parts, rules));
            case Criterion.Clause clause ->
                    new Requirement(requires, ClauseText.write(clause), clause.question(), null, null);
        };
    }

    private static List<Requirement> all(List<Criterion> parts, RuleSet rules) {
        return parts.stream().map(part -> of(part, rules)).toList();
    }
}
