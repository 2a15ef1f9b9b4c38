package se.usve.load.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.usve.demo.DemoRound;
import se.usve.demo.DemoUnit;
import se.usve.scoring.criteria.Decision;

/** The 292 answering units of the demo round, whose answers together give every published figure of 2018–2021. */
final class SampleUnits {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A unit.
     *
     * @param answers question id to answer, as the API has them
     * @param rulings question id of the example to the decision; for half of the units, so that examples await theirs too
     */
    record SampleUnit(Map<String, Object> answers, Map<String, Decision> rulings) {
    }

    private SampleUnits() {
    }

    static List<SampleUnit> all() {
        return DemoRound.published().answering().stream().map(SampleUnits::unit).toList();
    }

    private static SampleUnit unit(DemoUnit unit) {
        var rulings = new HashMap<String, Decision>();
        if (unit.id().hashCode() % 2 == 0) {
            unit.rulings().forEach((level, ruling) ->
                    rulings.put(level == 18 ? "30a" : "35a", Decision.valueOf(ruling.decision().name())));
        }
        return new SampleUnit(JSON.convertValue(unit.answers().orElseThrow(), new TypeReference<>() {
        }), rulings);
    }
}
