package se.usve.reporting.indicators;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes an indicator's figures for any number of groups at once: units are added one by one, each to its groups. The
 * nation is a group of its own, as a median of all units is no sum of the regions' medians. Grows with the units only
 * where percentiles are asked for, by one number a unit.
 */
public final class Computation {

    private final Indicator indicator;
    private final Map<String, List<Tally>> tallies = new HashMap<>();

    /** Begins with no units. */
    public Computation(Indicator indicator) {
        this.indicator = indicator;
    }

    /** {@return what is computed} */
    public Indicator indicator() {
        return indicator;
    }

    /** Adds a unit that has answered to these groups. */
    public void add(Collection<String> groups, Respondent unit) {
        var answers = new Answers(unit.answers());
        if (indicator.population().map(population -> population.has(answers)).orElse(true)) {
            groups.forEach(group -> of(group).forEach(tally -> tally.add(unit, answers)));
        }
    }

    /** {@return the figures of the group, one for each measure in their order; of no units if none were added} */
    public List<Cell> cells(String group) {
        return of(group).stream().map(tally -> tally.cell(group)).toList();
    }

    private List<Tally> of(String group) {
        return tallies.computeIfAbsent(group,
                _ -> indicator.measures().stream().map(measure -> measure.calculation().tally()).toList());
    }
}
