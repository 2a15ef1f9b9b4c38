package se.usve.scoring.ruleset;

import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Sees that some answers that can be submitted meet a level, and that some free a unit where the level says that some do.
 * A level nobody can meet would put every unit in breach of the agreement.
 *
 * @param questionnaire what can be answered
 * @param faults        where faults are noted
 * @param effort        what may be tried for all levels together; when it is spent the file is refused anyway
 */
record Reachability(Questionnaire questionnaire, Faults faults, PossibleAnswers.Effort effort) {

    Reachability(Questionnaire questionnaire, Faults faults) {
        this(questionnaire, faults, new PossibleAnswers.Effort());
    }

    void check(MinimumLevel level) {
        if (effort.isSpent()) {
            return;
        }
        var at = LevelReading.place(level.number());
        var possible = new PossibleAnswers(questionnaire, level.clauses().toList(), effort);
        tell(possible.any(answers -> level.judge(answers, Rulings.allApproved()).outcome() == Outcome.MET),
                at + "/met_when", "UNREACHABLE_LEVEL", new Text(
                        "inga svar som kan skickas in uppfyller nivån", "no answers that can be submitted meet the level"));
        if (level.exemptWhen().isPresent()) {
            tell(possible.any(answers -> level.judge(answers, Rulings.none()).outcome() == Outcome.EXEMPT),
                    at + "/exempt_when", "UNREACHABLE_EXEMPTION", new Text(
                            "inga svar som kan skickas in ger undantaget",
                            "no answers that can be submitted give the exemption"));
        }
        FitsQuestionnaire.eachClause(level.metWhen(), at + "/met_when", (clause, place) -> {
            if (clause instanceof Criterion.AnswerIn answer && !answer.exemptions().isEmpty()) {
                tell(possible.any(answers -> new Evaluator(answers, Rulings.none()).evaluate(clause).verdict()
                        == Verdict.EXEMPT), place, "UNREACHABLE_EXEMPTION", new Text(
                                "inga svar som kan skickas in ger undantaget från villkoret",
                                "no answers that can be submitted give the exemption from the clause"));
            }
        });
    }

    private void tell(PossibleAnswers.Found found, String at, String code, Text unreachable) {
        switch (found) {
            case SOME -> {
                // As it should be.
            }
            case NONE -> faults.add(at, code, unreachable);
            case TOO_MANY_TO_SAY -> faults.add(at, "TOO_COMPLEX", new Text(
                    "nivån frågar efter för många svar för att det ska gå att se om den kan uppfyllas",
                    "the level asks for too many answers to see whether it can be met"));
        }
    }
}
