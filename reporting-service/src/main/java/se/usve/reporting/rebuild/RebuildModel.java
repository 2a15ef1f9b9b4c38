package se.usve.reporting.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.annotation.Priority;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import se.usve.chassis.consumption.Rereading;
import se.usve.chassis.consumption.Rereadings;
import se.usve.chassis.logs.Failure;
import se.usve.chassis.task.LongTask;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.gate.Gate;
import se.usve.reporting.projection.Building;
import se.usve.reporting.projection.ChangeLog;
import se.usve.reporting.projection.Moved;
import se.usve.reporting.projection.Projection;
import se.usve.reporting.rebuild.Rebuild.Compared;
import se.usve.reporting.rebuild.Rebuild.State;

/**
 * Builds a second read model from the first event on, beside the one that is read, which goes on as ever. At the end, with
 * the gate closed to new batches, both models are brought to the same events, compared, and exchanged in one transaction.
 *
 * <p>Nothing is exchanged unless that transaction commits, and whatever ends the rebuild before it, the model that is read
 * is as it was. One runs at a time, on one instance; the others need not know.
 */
@ApplicationScoped
@Startup
public class RebuildModel {

    private static final Logger LOG = Logger.getLogger(RebuildModel.class);
    /** The gate is closed when so few records are left, or after so many attempts to come near the end. */
    private static final long CLOSE_ENOUGH = 500;
    private static final int ATTEMPTS = 50;
    private static final Duration PATIENCE_WITH_READERS = Duration.ofMinutes(2);

    private final LongTask task;
    private final Models models;
    private final Rebuilds rebuilds;
    private final Rereadings rereadings;
    private final Projection projection;
    private final ChangeLog changes;
    private final Feed feed;
    private final Comparison comparison;
    private final InstantSource time;

    RebuildModel(DataSource dataSource, Models models, Rebuilds rebuilds, Rereadings rereadings, Projection projection,
            ChangeLog changes, Feed feed, Comparison comparison, InstantSource time, MeterRegistry meters) {
        this.task = new LongTask("rebuild", Rebuilds.LOCK, dataSource);
        this.models = models;
        this.rebuilds = rebuilds;
        this.rereadings = rereadings;
        this.projection = projection;
        this.changes = changes;
        this.feed = feed;
        this.comparison = comparison;
        this.time = time;
        Gauge.builder("usve.rebuild.running", task, rebuild -> rebuild.isRunning() ? 1 : 0)
                .description("1 while this instance rebuilds the read model").register(meters);
    }

    /** A model to be built: the session that works and holds the lock, and what was asked. */
    private record Work(Connection session, UUID id, boolean evenIfDifferent, Tally tally, Building building) {
    }

    /**
     * Begins, and goes on after the call.
     *
     * @param evenIfDifferent whether to exchange the models also if they differ
     * @param by              who asks for it
     * @return the id of the rebuild; empty if one is going on, here or on another instance
     */
    public Optional<UUID> begin(boolean evenIfDifferent, String by) {
        return task.begin(() -> rebuilds.begin(evenIfDifferent, by, time.instant()), (session, id) ->
                run(new Work(session, id, evenIfDifferent, new Tally(), new Building())));
    }

    /** Before the connections go: what is under way is rolled back. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent shutdown) throws InterruptedException {
        task.stop();
    }

    private void run(Work work) {
        try {
            LOG.infof("Rebuild %s begins", work.id());
            build(work);
        } catch (InterruptedException e) {
            abandon(work, State.INTERRUPTED, "The service was stopped");
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "Rebuild %s failed", work.id());
            abandon(work, State.FAILED, e.toString().lines().findFirst().orElse(""));
        }
    }

    private void build(Work work) throws SQLException, InterruptedException {
        var session = work.session();
        models.makeNext(session);
        session.setAutoCommit(false);
        try (var reading = rereadings.fromTheBeginning(projection)) {
            work.tally().expect(reading.readToTheEndOfNow());
            for (int attempt = 0; attempt < ATTEMPTS && (attempt == 0 || reading.left() > CLOSE_ENOUGH); attempt++) {
                while (readOn(work, reading)) {
                    rebuilds.come(session, work.id(), State.READING, work.tally());
                    session.commit();
                }
                work.tally().expect(reading.readToTheEndOfNow());
            }
            count(work);
            rebuilds.come(session, work.id(), State.COMPARING, work.tally());
            session.commit();
            LOG.infof("Rebuild %s has read %d records and closes the gate", work.id(), work.tally().read());
            finish(work, reading);
        }
    }

    /** {@return whether there was anything to read before the end} Stored in a transaction that does not wait for the disk. */
    private boolean readOn(Work work, Rereading<Object> reading) throws SQLException, InterruptedException {
        if (task.isStopping()) {
            throw new InterruptedException();
        }
        var batch = reading.next();
        if (batch.records() == 0) {
            return false;
        }
        try (var set = work.session().createStatement()) {
            // Should the server go down, the model is begun anew all the same.
            set.execute("set local synchronous_commit = off");
        }
        models.turnTo(work.session(), models.next());
        work.tally().count(batch);
        work.tally().apply(feed.apply(work.session(), batch.events(),
                (transaction, events) -> projection.build(transaction, events, work.building()), work.tally()::refuse));
        projection.makeRoom(work.session(), work.building());
        return true;
    }

    private void count(Work work) throws SQLException {
        models.turnTo(work.session(), models.next());
        projection.count(work.session(), work.building());
    }

    private void finish(Work work, Rereading<Object> reading) throws SQLException, InterruptedException {
        var session = work.session();
        Gate.close(session);
        work.tally().expect(reading.readToTheEndOfNow());
        while (readOn(work, reading)) {
            LOG.debugf("Rebuild %s has read %d of %d", work.id(), work.tally().read(), work.tally().events());
        }
        count(work);
        rebuilds.come(session, work.id(), State.COMPARING, work.tally());
        bringUpToDate(session, reading);
        var compared = comparison.of(session, models.live(), models.next());
        LOG.infof("Rebuild %s has compared", work.id());
        var alike = compared.stream().allMatch(Compared::alike);
        if (alike || work.evenIfDifferent()) {
            exchange(session, compared);
        }
        rebuilds.end(session, work.id(), alike || work.evenIfDifferent() ? State.SWITCHED : State.DIFFERENT, compared);
        try (var set = session.createStatement()) {
            set.execute("set local synchronous_commit = on");
        }
        session.commit();
        LOG.infof("Rebuild %s ends: %d events read, %d refused, %s", work.id(), work.tally().read(),
                work.tally().refused(), alike ? "the models were alike" : "the models differed");
    }

    /**
     * The model that is read may be some batches behind, and those wait at the gate: they are applied here. When they come
     * again they change nothing.
     */
    private void bringUpToDate(Connection session, Rereading<Object> read) throws SQLException {
        models.turnTo(session, models.live());
        try (var missing = rereadings.ofTheUncommitted(projection)) {
            missing.readToTheEndOf(read);
            for (var batch = missing.next(); batch.records() > 0; batch = missing.next()) {
                // What is refused was counted when the new model was built; the consumer sends it to its dead letters.
                feed.apply(session, batch.events(), (transaction, events) ->
                        changes.record(transaction, projection.applyTo(transaction, events)), _ -> { });
            }
        }
    }

    private void exchange(Connection session, List<Compared> compared) throws SQLException {
        models.carryOver(session);
        models.turnTo(session, models.next());
        // Whoever follows a round whose figures are others from now on is told to read them anew.
        changes.record(session, new Moved(compared.stream().filter(one -> !one.alike() && one.round() != null)
                .map(Compared::round).collect(Collectors.toSet()), new Delta(), List.of()));
        models.dropBefore(session);
        var patience = System.nanoTime() + PATIENCE_WITH_READERS.toNanos();
        Gate.stopReaders(session, () -> !task.isStopping() && System.nanoTime() < patience);
        models.exchange(session);
    }

    private void abandon(Work work, State state, String why) {
        try {
            if (!work.session().getAutoCommit()) {
                work.session().rollback();
                work.session().setAutoCommit(true);
            }
            rebuilds.fail(work.id(), state, why);
            models.dropNext(work.session());
        } catch (SQLException | RuntimeException e) {
            // Then it is cleared away by the next rebuild, and told as interrupted.
            LOG.warnf("Rebuild %s could not clear up: %s", work.id(), Failure.brief(e));
        }
    }
}
