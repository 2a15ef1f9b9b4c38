package se.usve.scoring.ruleset;

import java.time.Instant;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.Wording;

/** What is told of a published version of a rule set. */
final class Activation {

    private Activation() {
    }

    static RuleSetActivated of(RuleSet rules, Instant at) {
        return new RuleSetActivated(rules.id(), rules.version(), rules.questionnaire(),
                rules.levels().stream().map(Activation::level).toList(),
                rules.mapping().map(Activation::mapping).orElse(null), at);
    }

    private static RuleSetActivated.Level level(MinimumLevel level) {
        return new RuleSetActivated.Level(level.number(), level.area().code(), wording(level.shortText()),
                wording(level.text()), level.comment().map(Activation::wording).orElse(null),
                level.clauses().map(clause -> clause.question()).distinct().toList());
    }

    private static RuleSetActivated.Mapping mapping(Mapping mapping) {
        return new RuleSetActivated.Mapping(mapping.other(), mapping.entries().stream()
                .map(entry -> new RuleSetActivated.Entry(entry.level().orElse(null), entry.other().orElse(null),
                        entry.relation(), wording(entry.reason()))).toList());
    }

    private static Wording wording(Text text) {
        return new Wording(text.sv(), text.en());
    }
}
