package se.usve.reporting.trends;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.report.CountedGroups;
import se.usve.reporting.report.Levels;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.Round;
import se.usve.reporting.report.Sight;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.StatesOf;
import se.usve.reporting.report.UnitFilter;
import se.usve.reporting.report.Visibility;
import se.usve.reporting.trends.TrendTable.AloneRow;
import se.usve.reporting.trends.TrendTable.Cell;
import se.usve.reporting.trends.TrendTable.Change;
import se.usve.reporting.trends.TrendTable.GroupRow;
import se.usve.reporting.trends.TrendTable.LevelRow;
import se.usve.reporting.trends.TrendTable.RoundSide;
import se.usve.scoring.contract.Outcome;

/**
 * Reads two rounds side by side as the caller may see them, which takes the sight of both. Errors are those of
 * {@link Visibility}: 401, 403, 404. What it costs grows with the units of the rounds.
 */
@ApplicationScoped
public class ReadTrend {

    static final ProblemType NOT_COMPARABLE = new ProblemType("not-comparable", 409,
            new Text("Omgångarna kan inte jämföras", "The rounds cannot be compared"));

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final StatesOf states;
    private final Levels levels;

    ReadTrend(Snapshot snapshot, Visibility visibility, StatesOf states, Levels levels) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.states = states;
        this.levels = levels;
    }

    /**
     * {@return the comparison}
     *
     * @param from     id of the earlier round
     * @param to       id of the later round
     * @param grouping what units are grouped by; a unit of the panel counts where it is in the later round
     * @param filter   which units are counted, by what they are in each round; the panel is of the later round's
     * @param moment   of which time the figures of both are
     * @throws ProblemException 409 {@code not-comparable} if the later round's rule set does not say what became of the
     *                          levels of the earlier one's
     */
    public TrendTable of(String from, String to, Grouping grouping, UnitFilter filter, Moment moment) {
        return snapshot.read(connection -> {
            var earlier = visibility.see(connection, from, moment);
            var later = visibility.see(connection, to, moment);
            earlier.sight().mustAllow(grouping, filter);
            later.sight().mustAllow(grouping, filter);
            var levelsBefore = byNumber(connection, earlier);
            var levelsNow = byNumber(connection, later);
            var comparison = comparison(connection, earlier, later, levelsNow);
            var tally = new TrendTally(comparison.pairs());
            var groups = new CountedGroups(grouping, filter);
            states.each(connection, earlier, StatesOf.With.OUTCOMES, state -> {
                if (state.takesPart()) {
                    // One that is filtered away can still be what a unit of the later round goes on from.
                    tally.addEarlier(member(state, earlier.round(), filter.matches(state) ? groups.add(state) : List.of()));
                }
            });
            states.each(connection, later, StatesOf.With.OUTCOMES, state -> {
                if (state.takesPart() && filter.matches(state)) {
                    tally.addLater(member(state, later.round(), groups.add(state)));
                }
            });
            var shown = groups.inSight(narrower(earlier.sight(), later.sight()));
            return table(earlier, later, grouping, comparison, levelsBefore, levelsNow, tally, shown);
        });
    }

    private Map<Integer, Levels.Level> byNumber(Connection connection, Visibility.Seen seen) throws SQLException {
        return levels.of(connection, seen).stream()
                .collect(Collectors.toMap(Levels.Level::number, Function.identity(), (a, _) -> a, TreeMap::new));
    }

    private Comparison comparison(Connection connection, Visibility.Seen earlier, Visibility.Seen later,
            Map<Integer, Levels.Level> levelsNow) throws SQLException {
        var ruleSet = earlier.round().ruleSet();
        if (ruleSet.equals(later.round().ruleSet())) {
            return Comparison.ofSame(levelsNow.keySet());
        }
        return levels.version(connection, later).map(Levels.Version::mapping).filter(mapping -> ruleSet.equals(mapping.other()))
                .map(Comparison::by).orElseThrow(() -> new ProblemException(NOT_COMPARABLE, new Text(
                        "Regelverket %s säger inte vad som blev av nivåerna i %s. Är from den tidigare omgången?",
                        "The rule set %s does not say what became of the levels of %s. Is from the earlier round?")
                        .with(later.round().ruleSet(), ruleSet)));
    }

    private static Member member(UnitState state, Round round, List<String> groups) {
        return new Member(state.unit(), groups, state.registration().continues(),
                state.outcomes().filter(result -> result.ruleSet().equals(round.ruleSet())).map(result -> {
                    var outcomes = new HashMap<Integer, Outcome>();
                    result.levels().forEach((level, outcome) -> outcomes.put(level, outcome.outcome()));
                    return outcomes;
                }));
    }

    private static Sight narrower(Sight one, Sight other) {
        return one instanceof Sight.OwnRegion ? one : other;
    }

    private static TrendTable table(Visibility.Seen earlier, Visibility.Seen later, Grouping grouping, Comparison comparison,
            Map<Integer, Levels.Level> levelsBefore, Map<Integer, Levels.Level> levelsNow, TrendTally tally,
            List<CountedGroups.Heading> groups) {
        var rows = IntStream.range(0, comparison.pairs().size()).mapToObj(i -> {
            var pair = comparison.pairs().get(i);
            var level = Optional.ofNullable(levelsNow.get(pair.level()));
            return new LevelRow(pair.level(), pair.other(), level.map(Levels.Level::area).orElse(null),
                    level.map(Levels.Level::wording).orElse(null), pair.relation(), pair.isBreak(), pair.reason(),
                    groups.stream().map(g -> Cell.of(g.code(), tally.earlier(g.code(), i), tally.later(g.code(), i),
                            tally.panel(g.code(), i))).toList());
        }).toList();
        return new TrendTable(side(earlier), side(later), grouping, comparison.comparable().size(),
                groups.stream().map(group -> group(group, comparison, tally)).toList(), rows,
                alone(comparison.added(), levelsNow), alone(comparison.dropped(), levelsBefore));
    }

    private static RoundSide side(Visibility.Seen seen) {
        return new RoundSide(seen.round().id(), seen.round().ruleSet(), seen.asOf(), seen.round().state(), seen.revision());
    }

    private static List<AloneRow> alone(List<Comparison.Alone> alone, Map<Integer, Levels.Level> levels) {
        return alone.stream().map(one -> {
            var level = Optional.ofNullable(levels.get(one.level()));
            return new AloneRow(one.level(), level.map(Levels.Level::area).orElse(null),
                    level.map(Levels.Level::wording).orElse(null), one.reason());
        }).toList();
    }

    private static GroupRow group(CountedGroups.Heading group, Comparison comparison, TrendTally tally) {
        var code = group.code();
        var units = tally.units(code);
        return new GroupRow(code, group.name(), units.earlier(), units.earlierScored(), units.later(), units.laterScored(),
                units.panel(),
                Change.of(mean(comparison, i -> share(tally.earlier(code, i))), mean(comparison, i -> share(tally.later(code, i)))),
                Change.of(mean(comparison, i -> share(tally.panel(code, i).before(), tally.panel(code, i).units())),
                        mean(comparison, i -> share(tally.panel(code, i).after(), tally.panel(code, i).units()))));
    }

    /** Over the comparable levels; none if one of them has no share. */
    private static Double mean(Comparison comparison, IntFunction<Double> share) {
        double sum = 0;
        for (int pair : comparison.comparable()) {
            var one = share.apply(pair);
            if (one == null) {
                return null;
            }
            sum += one;
        }
        return comparison.comparable().isEmpty() ? null : (Double) (sum / comparison.comparable().size());
    }

    private static Double share(Side side) {
        return share(side.met(), side.of());
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }
}
