package se.usve.survey.register;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Follows what became of units, step by step, forward or back in time. */
final class Lineage {

    private record At(String unit, LocalDate day) {
    }

    private static final Comparator<Succession> IN_TIME =
            Comparator.comparing(Succession::effective).thenComparing(Succession::id);

    private final List<Succession> steps;

    /** @param steps every step that may lead from one unit to another */
    Lineage(List<Succession> steps) {
        this.steps = steps;
    }

    /** {@return what the unit became, and what became of that, in the order of time} */
    List<Succession> after(String unit) {
        var found = new LinkedHashSet<Succession>();
        var next = new ArrayDeque<>(List.of(new At(unit, LocalDate.MIN)));
        while (!next.isEmpty()) {
            var at = next.remove();
            for (var step : steps) {
                if (step.from().contains(at.unit()) && !step.effective().isBefore(at.day()) && found.add(step)) {
                    step.to().forEach(to -> next.add(new At(to, step.effective())));
                }
            }
        }
        return found.stream().sorted(IN_TIME).toList();
    }

    /** {@return what the unit came from, and what that came from, in the order of time} */
    List<Succession> before(String unit) {
        var found = new LinkedHashSet<Succession>();
        var next = new ArrayDeque<>(List.of(new At(unit, LocalDate.MAX)));
        while (!next.isEmpty()) {
            var at = next.remove();
            for (var step : steps) {
                if (step.to().contains(at.unit()) && !step.effective().isAfter(at.day()) && found.add(step)) {
                    step.from().forEach(from -> next.add(new At(from, step.effective())));
                }
            }
        }
        return found.stream().sorted(IN_TIME).toList();
    }

    /** {@return ids of the units that the unit goes on from, however many steps ago; never its own} */
    List<String> continued(String unit) {
        return before(unit).stream().flatMap(step -> step.from().stream()).filter(from -> !from.equals(unit))
                .distinct().sorted().toList();
    }

    /** {@return the step by which the unit was no more on a day, empty if it was there} */
    Optional<Succession> endOf(String unit, LocalDate day) {
        return steps.stream().filter(step -> !step.effective().isAfter(day))
                .filter(step -> step.from().contains(unit) || step.to().contains(unit))
                .max(IN_TIME).filter(step -> step.ends(unit));
    }
}
