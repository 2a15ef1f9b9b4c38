package se.usve.reporting.indicators;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.report.CountedGroups;
import se.usve.reporting.report.Round;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.StatesOf;
import se.usve.reporting.report.TableQuery;
import se.usve.reporting.report.Visibility;
import se.usve.scoring.contract.Outcome;

/**
 * Reads the figures of a round's answers as the caller may see them. Errors are those of {@link Visibility}: 401, 403, 404. What
 * it costs grows with the units of the round.
 */
@ApplicationScoped
public class ReadIndicators {

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final StatesOf states;

    ReadIndicators(Snapshot snapshot, Visibility visibility, StatesOf states) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.states = states;
    }

    /** {@return the indicators that the round has} */
    public IndicatorList list(String round) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            return IndicatorList.of(round, seen.round().questionnaire(), of(seen.round()));
        });
    }

    /**
     * {@return the indicator's figures; the query's denominator and levels say nothing of it}
     *
     * @throws ProblemException 404 too if the round's questionnaire has no such indicator
     */
    public IndicatorTable one(TableQuery query, String id) {
        return several(query, indicator -> indicator.id().equals(id)).stream().findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Omgången har ingen indikator %s", "The round has no indicator %s").with(id)));
    }

    /** {@return the figures of those indicators that are wanted, in the order of the report, of one reading of the units} */
    public List<IndicatorTable> several(TableQuery query, Predicate<Indicator> wanted) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, query.round(), query.moment());
            seen.sight().mustAllow(query.grouping(), query.filter());
            var computations = of(seen.round()).stream().flatMap(found -> found.all().stream()).filter(wanted)
                    .map(Computation::new).toList();
            if (computations.isEmpty()) {
                return List.of();
            }
            var groups = new CountedGroups(query.grouping(), query.filter());
            states.each(connection, seen, StatesOf.With.ANSWERS, state -> {
                if (state.takesPart() && query.filter().matches(state)) {
                    var codes = groups.add(state);
                    respondent(state, seen.round()).ifPresent(unit ->
                            computations.forEach(computation -> computation.add(codes, unit)));
                }
            });
            var shown = groups.inSight(seen.sight());
            return computations.stream().map(computation -> table(seen, query, computation, shown)).toList();
        });
    }

    /** Outcomes by other rules than those that the definitions are about are no figures. */
    private static Optional<Indicators> of(Round round) {
        return Indicators.of(round.questionnaire())
                .map(found -> found.ruleSet().equals(round.ruleSet()) ? found : found.withoutLevels());
    }

    private static Optional<Respondent> respondent(UnitState state, Round round) {
        return state.answered().map(submission -> {
            var outcomes = new HashMap<Integer, Outcome>();
            state.outcomes().filter(result -> result.ruleSet().equals(round.ruleSet())).ifPresent(result ->
                    result.levels().forEach((level, outcome) -> outcomes.put(level, outcome.outcome())));
            return new Respondent(submission.answers() == null ? Map.of() : submission.answers(), outcomes);
        });
    }

    private static IndicatorTable table(Visibility.Seen seen, TableQuery query, Computation computation,
            List<CountedGroups.Heading> groups) {
        var indicator = computation.indicator();
        var cells = groups.stream().map(group -> computation.cells(group.code())).toList();
        var rows = IntStream.range(0, indicator.measures().size()).mapToObj(i -> {
            var measure = indicator.measures().get(i);
            return new IndicatorTable.MeasureRow(measure.id(), measure.title(), measure.calculation().unit(),
                    cells.stream().map(ofGroup -> ofGroup.get(i)).toList());
        }).toList();
        return new IndicatorTable(query.round(), seen.round().questionnaire(), IndicatorList.Entry.of(indicator),
                query.grouping(), seen.asOf(), seen.round().state(), seen.revision(),
                groups.stream().map(g -> new IndicatorTable.GroupRow(g.code(), g.name(), g.units(), g.responding())).toList(),
                rows);
    }
}
