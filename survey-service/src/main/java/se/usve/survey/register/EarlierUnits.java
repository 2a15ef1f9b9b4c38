package se.usve.survey.register;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells which units of the register a unit goes on from. */
@ApplicationScoped
class EarlierUnits {

    private final Successions successions;

    EarlierUnits(Successions successions) {
        this.successions = successions;
    }

    /** {@return the earlier units of each of these, by id; none where nothing is recorded} One round trip. */
    Map<String, List<String>> of(Collection<String> units) {
        var lineage = new Lineage(successions.around(units));
        return units.stream().distinct().collect(toMap(identity(), lineage::continued));
    }

    /** {@return the units that what is recorded connects with these, themselves among them, with their earlier units} */
    Map<String, List<String>> around(Collection<String> units) {
        var steps = successions.around(units);
        var lineage = new Lineage(steps);
        return steps.stream().flatMap(step -> step.to().stream()).distinct()
                .collect(toMap(identity(), lineage::continued));
    }
}
