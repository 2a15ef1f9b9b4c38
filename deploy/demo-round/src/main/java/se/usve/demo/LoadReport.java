package se.usve.demo;

import java.time.Duration;
import java.util.List;

/**
 * What loading did and how long each step took.
 */
public record LoadReport(List<Step> steps) {
    /**
     * @param labelSv what was done, in Swedish
     * @param count   how many units, answers or rulings; 1 for a step that is one request, 0 for one that was already done
     * @param time    wall-clock time
     */
    public record Step(String labelSv, int count, Duration time) {
    }

    public LoadReport {
        steps = List.copyOf(steps);
    }

    /** Wall-clock time of all steps. */
    public Duration total() {
        return steps.stream().map(Step::time).reduce(Duration.ZERO, Duration::plus);
    }
}
