package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.ruleset.Judgement;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.Words;

/**
 * The ground of an outcome, as sent: the tree of what was required with what was seen.
 *
 * @param verdict   whether it holds
 * @param requires  what was required
 * @param clause    the clause as the rule set writes it; absent where parts are put together
 * @param question  id of the question the clause is about
 * @param answer    the answer seen; absent if there is none
 * @param answerText the same in the words of the questionnaire; absent for a text, and for what is no answer to the question
 * @param says      what was found about the clause, in words; absent where parts are put together
 * @param ruling    the ruling on the example; absent without one
 * @param note      what is missing, where the verdict alone does not say it
 * @param combines  ALL or ANY, where parts are put together
 * @param children  the parts
 * @param exemption at the root: what was found about the level's exemption; absent for a level without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(Verdict verdict, Text requires, String clause, String question, Object answer,
        Text answerText, Text says, Decision ruling, Text note, String combines, List<Explanation> children, Explanation exemption) {

    private static final Text NO_EXAMPLE = new Text("Inget exempel är angivet", "No example is given");

    static Explanation of(Judgement judgement, Explaining words) {
        var found = of(judgement.requirement(), words);
        return new Explanation(found.verdict, found.requires, found.clause, found.question, found.answer,
                found.answerText, found.says, found.ruling, found.note, found.combines, found.children,
                judgement.exemption().map(exemption -> of(exemption, words)).orElse(null));
    }

    private static Explanation of(Finding finding, Explaining words) {
        var requires = Words.of(finding.criterion(), words.rules());
        return switch (finding) {
            case Finding.OfParts(var criterion, var verdict, var parts) -> new Explanation(verdict, requires, null,
                    null, null, null, null, null, null, criterion instanceof Criterion.All ? "ALL" : "ANY",
                    parts.stream().map(part -> of(part, words)).toList(), null);
            case Finding.OfClause(var clause, var verdict, var seen, var ruling) -> new Explanation(verdict, requires,
                    Words.clause(clause), clause.question(), seen.orElse(null),
                    seen.flatMap(answer -> words.answers().of(clause, answer)).orElse(null),
                    words.sentences().of((Finding.OfClause) finding), ruling.orElse(null),
                    clause instanceof Criterion.ExampleApproved && seen.isEmpty() ? NO_EXAMPLE : null,
                    null, null, null);
        };
    }
}
