package se.usve.reporting.indicators;

import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * A table or diagram of the report, as it is made of the answers.
 *
 * @param id         names it within the questionnaire
 * @param title      what it shows
 * @param place      where it stands in the report
 * @param note       how it is to be read; null without one
 * @param population which of the units that have answered it is about; empty if about all
 * @param measures   its figures, at least one
 */
public record Indicator(String id, Text title, Text place, Text note, Optional<Population> population,
        List<Measure> measures) {

    Indicator withoutLevels() {
        return new Indicator(id, title, place, note, population, measures.stream()
                .filter(measure -> !(measure.calculation() instanceof Calculation.Level)).toList());
    }

    /**
     * Some of the units that have answered.
     *
     * @param words which, in words
     * @param when  what they answered
     */
    public record Population(Text words, Condition when) {

        boolean has(Answers answers) {
            return when.holds(answers).orElse(false);
        }
    }
}
