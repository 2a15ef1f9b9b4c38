package se.usve.reporting.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * The indicators that a round's questionnaire has, in the order of the report.
 *
 * @param round         id of the round
 * @param questionnaire id of its questionnaire
 * @param indicators    the indicators; none if none are defined for the questionnaire
 */
public record IndicatorList(String round, String questionnaire, List<Entry> indicators) {

    /**
     * An indicator.
     *
     * @param id       names it within the questionnaire
     * @param title    what it shows
     * @param place    where it stands in the report
     * @param note     how it is to be read, where that must be said
     * @param among    which of the units that have answered it is about, where it is not all
     * @param measures its figures
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(String id, Text title, Text place, Text note, Text among, List<Figure> measures) {

        static Entry of(Indicator indicator) {
            return new Entry(indicator.id(), indicator.title(), indicator.place(), indicator.note(),
                    indicator.population().map(Indicator.Population::words).orElse(null),
                    indicator.measures().stream().map(Figure::of).toList());
        }
    }

    /**
     * A figure of an indicator.
     *
     * @param id      names it within the indicator
     * @param title   what it is
     * @param kind    how it is made
     * @param unit    how it is written
     * @param percent which percentile, of a percentile
     * @param level   number of the level, of the outcome of one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(String id, Text title, Calculation.Kind kind, Calculation.Unit unit, Integer percent, Integer level) {

        static Figure of(Measure measure) {
            var calculation = measure.calculation();
            return new Figure(measure.id(), measure.title(), calculation.kind(), calculation.unit(),
                    calculation instanceof Calculation.Percentile(_, var percent, _) ? percent : null,
                    calculation instanceof Calculation.Level(var level, _) ? level : null);
        }
    }

    static IndicatorList of(String round, String questionnaire, Optional<Indicators> indicators) {
        return new IndicatorList(round, questionnaire,
                indicators.stream().flatMap(found -> found.all().stream()).map(Entry::of).toList());
    }
}
