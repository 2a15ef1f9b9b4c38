package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.Assessment;
import se.usve.scoring.assessment.Ruling;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.overrides.LevelOverride;
import se.usve.scoring.ruleset.MinimumLevel;

/**
 * The outcome of a level and its ground, as sent.
 *
 * @param sentence    why it came out so, in one sentence
 * @param shortestWay the smallest sets of answers to change for it to be met; absent if answers need or can not change it
 * @param ruling      the ruling by which its example is decided; absent while it is not
 * @param rulings     all that stand in the decided case, the oldest first: more than one where two ruled independently
 * @param override    what decides it after in-depth review
 * @param pendingOverride what is to decide it when the time for the region's reply is out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelView(int level, String area, Text text, Outcome outcome, Outcome selfReported, boolean overridden,
        Text sentence, List<Way> shortestWay, RulingView ruling, List<RulingView> rulings, InForce override,
        LevelOverride pendingOverride, Explanation explanation) {

    /**
     * An override in force, as sent.
     *
     * @param override       the override, its fields beside the other
     * @param answersChanged whether an answer that the level is about is other now than when it was made
     */
    public record InForce(@JsonUnwrapped LevelOverride override, boolean answersChanged) {

        static InForce of(LevelOverride override, Answers answers) {
            return new InForce(override, !override.basis().changedIn(answers.byQuestion()).isEmpty());
        }
    }

    /** A ruling that stands, as sent. */
    public record RulingView(UUID assessment, String question, Decision decision, String rationale, String by, Instant at) {
    }

    static LevelView of(MinimumLevel level, UnitScored.LevelOutcome outcome, Explaining words, Answers answers,
            UnitCases cases, Optional<LevelOverride> override, Optional<LevelOverride> pending) {
        var judgement = level.judge(answers, cases.rulings(level.number(), answers));
        var decidedCase = ToldGrounds.decidedCase(level, answers, cases);
        var decided = Optional.of(outcome.outcome()).filter(_ -> outcome.overridden());
        return new LevelView(level.number(), level.area().code(), level.text(), outcome.outcome(),
                outcome.selfReported(), outcome.overridden(), words.sentence(level.number(), judgement, decided),
                words.shortestWay(judgement, answers, decided),
                decidedCase.map(known -> view(known, known.ruling().orElseThrow())).orElse(null),
                decidedCase.map(known -> known.standing().stream().map(ruling -> view(known, ruling)).toList())
                        .orElse(null),
                override.map(known -> InForce.of(known, answers)).orElse(null), pending.orElse(null),
                Explanation.of(judgement, words));
    }

    private static RulingView view(Assessment assessment, Ruling ruling) {
        return new RulingView(assessment.id(), assessment.question(), ruling.decision(), ruling.rationale(),
                ruling.by(), ruling.at());
    }
}
