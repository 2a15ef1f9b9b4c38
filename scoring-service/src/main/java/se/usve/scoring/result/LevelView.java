package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.Assessment;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelView(int level, String area, Text text, Outcome outcome, Outcome selfReported, boolean overridden,
        Text sentence, List<Way> shortestWay, RulingView ruling, LevelOverride override, Explanation explanation) {

    /** The ruling that counts, as sent. */
    public record RulingView(UUID assessment, String question, Decision decision, String rationale, String by, Instant at) {
    }

    static LevelView of(MinimumLevel level, UnitScored.LevelOutcome outcome, Explaining words, Answers answers,
            UnitCases cases, LevelOverride override) {
        var judgement = level.judge(answers, cases.rulings(level.number(), answers));
        var ruling = level.examples().stream().sorted()
                .flatMap(question -> cases.about(level.number(), question, answers).stream())
                .filter(assessment -> assessment.ruling().isPresent())
                .map(LevelView::ruling).findFirst().orElse(null);
        var decided = Optional.of(outcome.outcome()).filter(_ -> outcome.overridden());
        return new LevelView(level.number(), level.area().code(), level.text(), outcome.outcome(),
                outcome.selfReported(), outcome.overridden(), words.sentence(level.number(), judgement, decided),
                words.shortestWay(judgement, answers, decided), ruling, override, Explanation.of(judgement, words));
    }

    private static RulingView ruling(Assessment assessment) {
        var ruling = assessment.ruling().orElseThrow();
        return new RulingView(assessment.id(), assessment.question(), ruling.decision(), ruling.rationale(),
                ruling.by(), ruling.at());
    }
}
