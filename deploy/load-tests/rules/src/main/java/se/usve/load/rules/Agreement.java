package se.usve.load.rules;

import java.util.Arrays;
import java.util.List;
import se.usve.scoring.ruleset.Judgement;

/** That the two ways of writing the levels say the same. */
final class Agreement {

    private Agreement() {
    }

    /** @throws IllegalStateException if they do not, of any unit */
    static void check(OurLevels ours, CelLevels cel, List<SampleUnits.SampleUnit> units) {
        for (var unit : units) {
            var found = ours.judge(unit).stream().map(Judgement::outcome).toList();
            var inCel = Arrays.stream(cel.judge(cel.variables(unit))).mapToObj(CelLevels::outcome).toList();
            if (!found.equals(inCel)) {
                throw new IllegalStateException("Of " + unit + " we say " + found + ", CEL says " + inCel);
            }
        }
    }
}
