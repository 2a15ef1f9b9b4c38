package se.usve.scoring.explanation;

import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.ruleset.Judgement;
import se.usve.scoring.ruleset.RuleSet;

/**
 * Says in one plain sentence, in Swedish and English, why a level came out as it did: "Nivå 6 uppnås inte: samverkan med
 * näringslivet (fråga 13c) är besvarad Nej". What a question is about comes from the rule set, the words of an answer from
 * the questionnaire. A sentence carries no full stop, so that it can stand in a list or be gone on with.
 */
public final class Sentences {

    /** So many things are told one by one of a level that is met; of more, the questions they were answers to. */
    private static final int FEW = 3;

    private final Grounds grounds;
    private final Saying saying;

    private Sentences(Saying saying) {
        this.saying = saying;
        this.grounds = new Grounds(saying);
    }

    /** {@return what says the sentences of a rule set's levels; made once for many units} */
    public static Sentences of(RuleSet rules) {
        return new Sentences(new Saying(Vocabulary.of(rules)));
    }

    /**
     * {@return why the level came out so by the rule}
     *
     * @param level     its number
     * @param judgement what became of it
     */
    public Text of(int level, Judgement judgement) {
        return Phrases.joined(head(new Text("Nivå " + level, "Level " + level), judgement.outcome()), ground(judgement));
    }

    /**
     * {@return why the level came out so, when it was decided after in-depth review (fördjupad granskning), and what the
     * answers would have given}
     *
     * @param level     its number
     * @param judgement what would have become of it by the rule
     * @param decided   what was decided; empty if nothing was, and the rule stands
     */
    public Text of(int level, Judgement judgement, Optional<Outcome> decided) {
        return decided.map(outcome -> Phrases.joined(decision(level, outcome), new Text("; enligt svaren ", "; by the answers "),
                        byAnswers(judgement.outcome()), ground(judgement)))
                .orElseGet(() -> of(level, judgement));
    }

    /** {@return what was found about one clause: "samverkan med näringslivet (fråga 13c) är besvarad Nej"} */
    public Text of(Finding.OfClause found) {
        return saying.told(List.of(saying.of(found)));
    }

    private static Text head(Text level, Outcome outcome) {
        return Phrases.joined(level, switch (outcome) {
            case MET -> new Text(" uppnås: ", " is met: ");
            case NOT_MET -> new Text(" uppnås inte: ", " is not met: ");
            case EXEMPT -> new Text(" gäller inte enheten och räknas som uppnådd: ",
                    " does not apply to the unit and counts as met: ");
            case AWAITING_ASSESSMENT -> new Text(" väntar på bedömning: ", " awaits assessment: ");
        });
    }

    private static Text byAnswers(Outcome outcome) {
        return switch (outcome) {
            case MET -> new Text("uppnås den: ", "it is met: ");
            case NOT_MET -> new Text("uppnås den inte: ", "it is not met: ");
            case EXEMPT -> new Text("gäller den inte enheten och räknas som uppnådd: ",
                    "it does not apply to the unit and counts as met: ");
            case AWAITING_ASSESSMENT -> new Text("väntar den på bedömning: ", "it awaits assessment: ");
        };
    }

    private static Text decision(int level, Outcome outcome) {
        var words = switch (outcome) {
            case MET -> new Text("Nivå %d uppnås, enligt beslut efter fördjupad granskning",
                    "Level %d is met, as decided after in-depth review");
            case NOT_MET -> new Text("Nivå %d uppnås inte, enligt beslut efter fördjupad granskning",
                    "Level %d is not met, as decided after in-depth review");
            case EXEMPT -> new Text("Nivå %d gäller inte enheten och räknas som uppnådd, enligt beslut efter fördjupad granskning",
                    "Level %d does not apply to the unit and counts as met, as decided after in-depth review");
            case AWAITING_ASSESSMENT -> new Text("Nivå %d väntar på bedömning, enligt beslut efter fördjupad granskning",
                    "Level %d awaits assessment, as decided after in-depth review");
        };
        return words.with(level);
    }

    private Text ground(Judgement judgement) {
        var requirement = judgement.requirement();
        return switch (judgement.outcome()) {
            case MET -> withExemptions(met(requirement), requirement);
            case NOT_MET -> withExemptions(saying.told(grounds.against(requirement)), requirement);
            case EXEMPT -> saying.told(grounds.inFavour(judgement.exemption().orElseThrow()));
            case AWAITING_ASSESSMENT -> withExemptions(saying.told(grounds.awaiting(requirement)), requirement);
        };
    }

    private Text met(Finding requirement) {
        var held = grounds.inFavour(requirement);
        if (held.size() <= FEW) {
            return saying.told(held);
        }
        var questions = Grounds.questions(requirement).stream().map(id -> new Text(id, id)).toList();
        return Phrases.joined(new Text("svaren på fråga ", questions.size() == 1 ? "the answers to question "
                : "the answers to questions "), Phrases.and(questions), new Text(" är de som krävs", " are those required"));
    }

    private Text withExemptions(Text said, Finding requirement) {
        var exempt = grounds.exempt(requirement);
        if (exempt.isEmpty()) {
            return said;
        }
        var freed = saying.told(exempt);
        return said.equals(Phrases.NOTHING) ? freed : Phrases.joined(said, new Text("; ", "; "), freed);
    }
}
