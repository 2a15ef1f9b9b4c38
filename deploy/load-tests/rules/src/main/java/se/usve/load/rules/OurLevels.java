package se.usve.load.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.ruleset.Judgement;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSetFile;

/** The 27 levels as the service has them: every judgement with the whole tree of what was found. */
final class OurLevels {

    private final RuleSet rules;

    OurLevels() {
        var file = "rule-sets/2018-2021.yaml";
        try (var stream = OurLevels.class.getClassLoader().getResourceAsStream(file)) {
            this.rules = RuleSetFile.read(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RuleSet rules() {
        return rules;
    }

    List<Judgement> judge(SampleUnits.SampleUnit unit) {
        var answers = new Answers(unit.answers());
        var rulings = Rulings.of(unit.rulings());
        return rules.levels().stream().map(level -> level.judge(answers, rulings)).toList();
    }
}
