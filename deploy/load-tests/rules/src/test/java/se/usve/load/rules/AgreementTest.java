package se.usve.load.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.contract.Outcome;

/** What is compared must be the same: our levels and those written in CEL say the same of every unit. */
class AgreementTest {

    private final OurLevels ours = new OurLevels();
    private final CelLevels cel = new CelLevels(CelLevels.standard());

    @Test
    void bothSayTheSameOfTheUnitsThatAreMeasured() {
        var units = SampleUnits.all();
        assertEquals(292, units.size());
        Agreement.check(ours, cel, units);
        var outcomes = EnumSet.noneOf(Outcome.class);
        units.forEach(unit -> ours.judge(unit).forEach(judgement -> outcomes.add(judgement.outcome())));
        assertEquals(EnumSet.allOf(Outcome.class), outcomes);
    }

    /** Each answer of each unit taken away in turn, so that every clause decides somewhere. */
    @Test
    void bothSayTheSameWhenAnAnswerIsMissing() {
        for (var unit : SampleUnits.all().subList(0, 20)) {
            Agreement.check(ours, cel, unit.answers().keySet().stream().map(question -> {
                var fewer = new HashMap<>(unit.answers());
                fewer.remove(question);
                return new SampleUnits.SampleUnit(fewer, unit.rulings());
            }).toList());
        }
    }

    @Test
    void aDifferenceIsNotMeasured() {
        var odd = new SampleUnits.SampleUnit(new HashMap<>(Map.of("15",
                Map.of("2018", BigInteger.TWO.pow(64)))), Map.of());
        assertThrows(IllegalStateException.class, () -> Agreement.check(ours, cel, List.of(odd)));
    }
}
