package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import se.usve.chassis.consumption.Received;
import se.usve.chassis.consumption.Subscription;
import se.usve.chassis.consumption.UnprocessableEvent;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.gate.Gate;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/**
 * Keeps the read model up with both topics. The topics are read in one subscription, but nothing is assumed of the
 * order between them: each part of a unit has its own version, and only a newer one is applied.
 *
 * <p>A batch costs the same few statements whatever it holds: lock the units, keep the events in the histories, fold them
 * in memory, write the units that changed, add the differences to the counts.
 */
@ApplicationScoped
public class Projection implements Subscription<Object> {

    private final DataSource dataSource;
    private final UnitStates units;
    private final Histories histories;
    private final Counts counts;
    private final RoundRows rounds;
    private final RuleSetRows ruleSets;
    private final SealRows seals;
    private final FollowUpRows followUps;
    private final ChangeLog changes;
    private final ProjectionDelay delay;

    Projection(DataSource dataSource, UnitStates units, Histories histories, Counts counts, RoundRows rounds,
            RuleSetRows ruleSets, SealRows seals, FollowUpRows followUps, ChangeLog changes, ProjectionDelay delay) {
        this.dataSource = dataSource;
        this.units = units;
        this.histories = histories;
        this.counts = counts;
        this.rounds = rounds;
        this.ruleSets = ruleSets;
        this.seals = seals;
        this.followUps = followUps;
        this.changes = changes;
        this.delay = delay;
    }

    @Override
    public String group() {
        return "reporting";
    }

    @Override
    public Set<String> topics() {
        return Set.of(SurveyEvent.TOPIC, ScoringEvent.TOPIC);
    }

    @Override
    public Optional<Class<? extends Object>> classOf(String type) {
        return SurveyEvent.classOf(type).<Class<? extends Object>>map(c -> c).or(() -> ScoringEvent.classOf(type));
    }

    @Override
    public String keyOf(Object event) {
        return switch (event) {
            case SurveyEvent survey -> survey.key();
            case ScoringEvent scoring -> scoring.key();
            default -> throw new IllegalArgumentException("Not an event of the two contracts: " + event.getClass());
        };
    }

    @Override
    public void apply(List<Received<Object>> batch) {
        try (var connection = dataSource.getConnection()) {
            Gate.letBatchThrough(connection);
            var moved = applyTo(connection, batch);
            changes.record(connection, moved);
            delay.shown(moved.shown());
        } catch (SQLException e) {
            throw new IllegalStateException("The batch could not be stored", e);
        }
    }

    /**
     * Applies a batch in the transaction of a connection, to the read model that its search path names, which others may write
     * too.
     *
     * @return what moved
     * @throws UnprocessableEvent if one of the events can never be applied; nothing has been stored
     */
    public Moved applyTo(Connection connection, List<Received<Object>> batch) throws SQLException {
        var sorted = Sorted.of(batch);
        storeAll(connection, sorted);
        var delta = new Delta();
        var shown = sorted.ofUnits().isEmpty() ? List.<Instant>of() : applyToUnits(connection, sorted, delta);
        seals.complete(connection, sorted.roundsSealed(), sorted.roundsOfUnits());
        return new Moved(sorted.roundsChanged(), delta, shown);
    }

    /**
     * Applies a batch to a read model that is being built, all but its units and counts.
     *
     * @throws UnprocessableEvent if one of the events can never be applied; nothing has been stored
     */
    public void build(Connection connection, List<Received<Object>> batch, Building building) throws SQLException {
        var sorted = Sorted.of(batch);
        storeAll(connection, sorted);
        var delta = new Delta();
        var changed = List.<UnitState>of();
        if (!sorted.ofUnits().isEmpty()) {
            changed = changed(before(connection, sorted.units(), building), sorted.ofUnits(), delta);
            histories.store(connection, sorted.ofUnits());
            counts.moved(connection, sorted.moved());
        }
        building.add(changed, delta, sorted);
    }

    private Map<UnitStates.Key, UnitState> before(Connection connection, SortedSet<UnitStates.Key> keys, Building building)
            throws SQLException {
        var found = new TreeMap<UnitStates.Key, UnitState>();
        var others = new TreeSet<UnitStates.Key>();
        for (var key : keys) {
            var kept = building.unit(key);
            if (kept.isPresent()) {
                found.put(key, kept.get());
            } else {
                others.add(key);
            }
        }
        found.putAll(units.read(connection, others));
        return found;
    }

    /** Stores units of which too many are kept in memory. Not within a batch, as what that does may be taken back. */
    public void makeRoom(Connection connection, Building building) throws SQLException {
        if (building.isFull()) {
            units.store(connection, building.takeUnits());
        }
    }

    /**
     * Brings the units and counts of a read model that is being built up to what was applied to it, and the seals that rest on
     * them. Not within a batch.
     */
    public void count(Connection connection, Building building) throws SQLException {
        units.store(connection, building.takeUnits());
        counts.add(connection, building.takeDelta());
        seals.complete(connection, building.takeRounds(), Set.of());
    }

    private void storeAll(Connection connection, Sorted sorted) throws SQLException {
        rounds.store(connection, sorted.changedRounds());
        ruleSets.store(connection, sorted.activated());
        seals.store(connection, sorted.sealed());
        followUps.store(connection, sorted.told());
    }

    /** {@return when those submissions were received that show with their outcomes by this} */
    private List<Instant> applyToUnits(Connection connection, Sorted sorted, Delta delta) throws SQLException {
        var before = units.lock(connection, sorted.units());
        histories.store(connection, sorted.ofUnits());
        var changed = changed(before, sorted.ofUnits(), delta);
        if (!changed.isEmpty()) {
            units.store(connection, changed);
            counts.add(connection, delta);
        }
        // Also one that came late and changed nothing of now: it changes what was.
        counts.moved(connection, sorted.moved());
        return changed.stream().filter(unit -> shown(unit) > shown(before.get(UnitStates.Key.of(unit))))
                .map(unit -> unit.answered().orElseThrow().submittedAt()).toList();
    }

    /** {@return the units that events change, as they are after them; what that moves is added to the delta} */
    private static List<UnitState> changed(Map<UnitStates.Key, UnitState> before, List<Object> events, Delta delta) {
        var after = new TreeMap<>(before);
        events.forEach(event -> after.computeIfPresent(Sorted.unitOf(event), (_, state) -> applied(state, event)));
        // A state that no newer event replaced is the same object.
        after.entrySet().removeIf(e -> before.get(e.getKey()) == e.getValue());
        after.forEach((key, state) -> delta.change(before.get(key), state));
        return List.copyOf(after.values());
    }

    /** {@return the version of the unit's answers if their outcomes are known, 0 otherwise} */
    private static long shown(UnitState unit) {
        long scored = unit.outcomes().map(UnitState.Result::submissionVersion).orElse(0L);
        return unit.answered().filter(sent -> sent.version() == scored).map(UnitState.Submission::version).orElse(0L);
    }

    private static UnitState applied(UnitState state, Object event) {
        return switch (event) {
            case UnitRegistered e -> state.apply(e);
            case SubmissionReceived e -> state.apply(e);
            case SubmissionWithdrawn e -> state.apply(e);
            case UnitScored e -> state.apply(e);
            default -> throw new IllegalArgumentException("Not about a unit: " + event.getClass());
        };
    }
}
