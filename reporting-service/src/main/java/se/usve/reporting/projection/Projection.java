package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import se.usve.chassis.consumption.Received;
import se.usve.chassis.consumption.Subscription;
import se.usve.chassis.consumption.UnprocessableEvent;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.gate.Gate;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged;
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
     * Applies a batch in the transaction of a connection, to the read model that its search path names. It is the same for
     * the model that is read and for one that is being built.
     *
     * @return what moved
     * @throws UnprocessableEvent if one of the events can never be applied; nothing has been stored
     */
    public Moved applyTo(Connection connection, List<Received<Object>> batch) throws SQLException {
        var changedRounds = new ArrayList<RoundChanged>();
        var activated = new ArrayList<RuleSetActivated>();
        var sealed = new ArrayList<RoundSealed>();
        var told = new ArrayList<FollowUpReported>();
        var ofUnits = new ArrayList<Object>();
        for (var received : batch) {
            var faults = Soundness.faultsOf(received.event());
            if (!faults.isEmpty()) {
                throw new UnprocessableEvent(received, String.join("; ", faults));
            }
            switch (received.event()) {
                case RoundChanged e -> changedRounds.add(e);
                case RuleSetActivated e -> activated.add(e);
                case RoundSealed e -> sealed.add(e);
                case FollowUpReported e -> told.add(e);
                default -> ofUnits.add(received.event());
            }
        }
        changedRounds.sort(Comparator.comparing(RoundChanged::round));
        activated.sort(Comparator.comparing(RuleSetActivated::ruleSet).thenComparing(RuleSetActivated::version));
        rounds.store(connection, changedRounds);
        ruleSets.store(connection, activated);
        seals.store(connection, sealed);
        followUps.store(connection, told);
        var delta = new Delta();
        var shown = ofUnits.isEmpty() ? List.<Instant>of() : applyToUnits(connection, ofUnits, delta);
        seals.complete(connection, sealed.stream().map(RoundSealed::round).collect(Collectors.toSet()),
                ofUnits.stream().map(event -> unitOf(event).round()).collect(Collectors.toSet()));
        return new Moved(Stream.concat(changedRounds.stream().map(RoundChanged::round),
                sealed.stream().map(RoundSealed::round)).collect(Collectors.toSet()), delta, shown);
    }

    /** {@return when those submissions were received that show with their outcomes by this} */
    private List<Instant> applyToUnits(Connection connection, List<Object> events, Delta delta) throws SQLException {
        var keys = new TreeSet<UnitStates.Key>();
        events.forEach(event -> keys.add(unitOf(event)));
        var before = units.lock(connection, keys);
        histories.store(connection, events);
        var after = new TreeMap<>(before);
        events.forEach(event -> after.computeIfPresent(unitOf(event), (_, state) -> applied(state, event)));
        // A state that no newer event replaced is the same object.
        var changed = after.entrySet().stream().filter(e -> before.get(e.getKey()) != e.getValue()).toList();
        changed.forEach(e -> delta.change(before.get(e.getKey()), e.getValue()));
        if (!changed.isEmpty()) {
            units.store(connection, changed.stream().map(Map.Entry::getValue).toList());
            counts.add(connection, delta);
        }
        // Also one that came late and changed nothing of now: it changes what was.
        var moved = new TreeMap<String, Instant>();
        events.forEach(event -> moved.merge(unitOf(event).round(), timeOf(event), (a, b) -> a.isAfter(b) ? a : b));
        counts.moved(connection, moved);
        return changed.stream().filter(e -> shown(e.getValue()) > shown(before.get(e.getKey())))
                .map(e -> e.getValue().answered().orElseThrow().submittedAt()).toList();
    }

    /** {@return the version of the unit's answers if their outcomes are known, 0 otherwise} */
    private static long shown(UnitState unit) {
        long scored = unit.outcomes().map(UnitState.Result::submissionVersion).orElse(0L);
        return unit.answered().filter(sent -> sent.version() == scored).map(UnitState.Submission::version).orElse(0L);
    }

    private static Instant timeOf(Object event) {
        return switch (event) {
            case UnitRegistered e -> e.changedAt();
            case SubmissionReceived e -> e.submittedAt();
            case SubmissionWithdrawn e -> e.withdrawnAt();
            case UnitScored e -> e.scoredAt();
            default -> throw new IllegalArgumentException("Not about a unit: " + event.getClass());
        };
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

    private static UnitStates.Key unitOf(Object event) {
        return switch (event) {
            case UnitRegistered e -> new UnitStates.Key(e.round(), e.unit());
            case SubmissionReceived e -> new UnitStates.Key(e.round(), e.unit());
            case SubmissionWithdrawn e -> new UnitStates.Key(e.round(), e.unit());
            case UnitScored e -> new UnitStates.Key(e.round(), e.unit());
            default -> throw new IllegalArgumentException("Not about a unit: " + event.getClass());
        };
    }
}
