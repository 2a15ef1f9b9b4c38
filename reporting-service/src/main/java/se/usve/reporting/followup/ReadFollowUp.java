package se.usve.reporting.followup;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.usve.chassis.access.Caller;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.time.Sweden;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.report.GroupNames;
import se.usve.reporting.report.Levels;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.StatesOf;
import se.usve.reporting.report.Visibility;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.Region;

/**
 * Reads how far the levels that units miss are mended, as the caller may see it. Errors are those of {@link Visibility}: 401,
 * 403, 404. What it costs grows with the units of the round.
 *
 * <p>What is missed is read of the moment that is asked for, which of a published round is that of its seal. What regions tell
 * comes after that, so plans are those of now, unless another time is asked for.
 */
@ApplicationScoped
public class ReadFollowUp {

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final StatesOf states;
    private final Levels levels;
    private final Plans plans;
    private final Caller caller;
    private final InstantSource clock;

    ReadFollowUp(Snapshot snapshot, Visibility visibility, StatesOf states, Levels levels, Plans plans, Caller caller,
            InstantSource clock) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.states = states;
        this.levels = levels;
        this.plans = plans;
        this.caller = caller;
        this.clock = clock;
    }

    /** How a group stands, while units are counted. */
    private static final class Standing {
        private long units;
        private long missing;
        private Mending all = Mending.NONE;
        private final Map<Integer, Mending> byLevel = new HashMap<>();
    }

    /** {@return the figures by region and level} */
    public FollowUp figures(String round, Moment moment) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round, moment);
            var at = timeOfPlans(moment);
            var told = plans.of(connection, round, at);
            var groups = new TreeMap<String, Standing>();
            each(connection, seen, unit -> {
                for (var code : List.of(unit.registration().region(), Group.NATION)) {
                    count(unit, told.getOrDefault(unit.unit(), new TreeMap<>()), seen, at,
                            groups.computeIfAbsent(code, _ -> new Standing()));
                }
            });
            var shown = Stream.concat(Arrays.stream(Region.values()).map(Region::code).filter(seen.sight()::covers),
                    Stream.of(Group.NATION)).toList();
            return new FollowUp(round, seen.round().state(), seen.round().followUpBy(), at, seen.asOf(), seen.revision(),
                    shown.stream().map(code -> row(code, groups.getOrDefault(code, new Standing()))).toList(),
                    levels.of(connection, seen).stream().map(level -> row(level, shown, groups)).toList());
        });
    }

    /**
     * {@return a page of the plans, by unit and level}
     *
     * @throws ForbiddenException if another region is asked for by name than the one that is all the caller sees
     */
    public Page<PlanRow> plans(String round, Moment moment, PlansWanted wanted, PageRequest page) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round, moment);
            var within = seen.sight().keepsTo(wanted.region().stream().toList()).map(wanted::within).orElse(wanted);
            var at = timeOfPlans(moment);
            var told = plans.of(connection, round, at);
            var found = new ArrayList<PlanRow>();
            each(connection, seen, unit -> rows(unit, told.getOrDefault(unit.unit(), new TreeMap<>()), seen, at)
                    .filter(within::wants).forEach(found::add));
            return new Page<>(found.stream().skip(page.offset()).limit(page.limit()).toList(), page.page(), page.limit(),
                    found.size());
        });
    }

    private Instant timeOfPlans(Moment moment) {
        return moment instanceof Moment.AsOf(var at) && at.isBefore(clock.instant()) ? at : clock.instant();
    }

    private void each(Connection connection, Visibility.Seen seen, Consumer<UnitState> take) throws SQLException {
        states.each(connection, seen, StatesOf.With.OUTCOMES, unit -> {
            if (unit.takesPart()) {
                take.accept(unit);
            }
        });
    }

    private static SortedMap<Integer, Outcome> outcomes(UnitState unit) {
        var outcomes = new TreeMap<Integer, Outcome>();
        unit.outcomes().ifPresent(result -> result.levels().forEach((level, one) -> outcomes.put(level, one.outcome())));
        return outcomes;
    }

    private static void count(UnitState unit, SortedMap<Integer, Plan> told, Visibility.Seen seen, Instant at,
            Standing group) {
        var outcomes = outcomes(unit);
        if (outcomes.isEmpty()) {
            return;
        }
        group.units++;
        if (outcomes.containsValue(Outcome.NOT_MET)) {
            group.missing++;
        }
        outcomes.forEach((level, outcome) -> {
            if (outcome == Outcome.NOT_MET) {
                var one = Mending.of(Optional.ofNullable(told.get(level)), seen.round().followUpBy(), dayOf(at));
                group.all = group.all.plus(one);
                group.byLevel.merge(level, one, Mending::plus);
            }
        });
    }

    private static FollowUp.GroupRow row(String code, Standing group) {
        return new FollowUp.GroupRow(code, code.equals(Group.NATION) ? GroupNames.NATION.sv() : Region.titleOf(code),
                group.units, group.missing, group.all);
    }

    private static FollowUp.LevelRow row(Levels.Level level, List<String> shown, Map<String, Standing> groups) {
        return new FollowUp.LevelRow(level.number(), level.wording(), shown.stream().map(code -> new FollowUp.Cell(code,
                groups.getOrDefault(code, new Standing()).byLevel.getOrDefault(level.number(), Mending.NONE))).toList());
    }

    /** The levels that the unit misses, and those that something was told of. */
    private Stream<PlanRow> rows(UnitState unit, SortedMap<Integer, Plan> told, Visibility.Seen seen, Instant at) {
        var outcomes = outcomes(unit);
        return Stream.concat(outcomes.keySet().stream().filter(level -> outcomes.get(level) == Outcome.NOT_MET),
                told.keySet().stream()).distinct().sorted()
                .map(level -> row(unit, level, outcomes.get(level), told.get(level), seen, at));
    }

    private PlanRow row(UnitState unit, int level, Outcome outcome, Plan plan, Visibility.Seen seen, Instant at) {
        var region = unit.registration().region();
        var counted = outcome == Outcome.NOT_MET;
        if (plan == null) {
            return new PlanRow(unit.unit(), unit.registration().name(), region, level, outcome, counted, null, null, null,
                    null, null, null, null, null, null, null);
        }
        var known = caller.readsEveryRegion() || caller.reportsFor(region);
        var deadline = seen.round().followUpBy();
        return new PlanRow(unit.unit(), unit.registration().name(), region, level, outcome, counted, plan.version(),
                plan.measure(), known ? plan.responsible() : null, plan.due(), plan.status(), plan.mendedOn(),
                known ? plan.evidence() : null,
                plan.mendedOn() == null || deadline == null ? null : plan.isMendedBy(deadline),
                plan.isOverdue(dayOf(at)), plan.reportedAt());
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, Sweden.ZONE);
    }
}
