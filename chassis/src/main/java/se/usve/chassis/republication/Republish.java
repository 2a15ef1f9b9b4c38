package se.usve.chassis.republication;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.outbox.OutboxConfig;
import se.usve.chassis.republication.Republication.State;
import se.usve.chassis.sql.Sql;
import se.usve.chassis.task.LongTask;

/**
 * Tells everything of a round again, as it stood at one moment, straight to the topic. The outbox is left alone: it has one row
 * for each version, and its relay goes on beside this. Should a newer version overtake an older one so, readers keep the newer.
 */
@ApplicationScoped
public class Republish {

    private static final Logger LOG = Logger.getLogger(Republish.class);
    private static final int SAID_EVERY = 500;
    private static final int LONGEST_SECONDS = (int) Duration.ofHours(6).toSeconds();

    private final LongTask task;
    private final Sql sql;
    private final Republications republications;
    private final List<Retelling> retellings;
    private final OutboxConfig outbox;
    private final ObjectMapper json;
    private final Map<String, Object> kafka;
    private final InstantSource time;

    Republish(DataSource dataSource, Sql sql, Republications republications, @All List<Retelling> retellings,
            OutboxConfig outbox, ObjectMapper json, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            InstantSource time) {
        this.task = new LongTask("republication", Republications.LOCK, dataSource);
        this.sql = sql;
        this.republications = republications;
        this.retellings = retellings;
        this.outbox = outbox;
        this.json = json;
        this.kafka = kafka;
        this.time = time;
    }

    /** The service is being stopped. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is to be told: on the session that holds the lock. */
    private record Work(Connection session, UUID id, Optional<String> round, boolean dryRun, Map<String, Long> types) {
        long events() {
            return types.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Begins, and goes on after the call.
     *
     * @param round  the round; all rounds if empty
     * @param dryRun whether only to count the events
     * @param by     who asks for it
     * @return its id; empty if one is going on, here or on another instance
     */
    Optional<UUID> begin(Optional<String> round, boolean dryRun, String by) {
        return task.begin(() -> republications.begin(round, dryRun, by, time.instant()),
                (session, id) -> run(new Work(session, id, round, dryRun, new TreeMap<>())));
    }

    /** Before the connections go. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent shutdown) throws InterruptedException {
        task.stop();
    }

    private void run(Work work) {
        try {
            LOG.infof("Republication %s of %s begins%s", work.id(), work.round().orElse("all rounds"),
                    work.dryRun() ? ", which only counts" : "");
            if (work.dryRun()) {
                tellAll(work, (_, _) -> { });
            } else {
                try (var topic = new RetoldTopic(outbox, work.id(), json, kafka)) {
                    tellAll(work, topic::tell);
                    topic.awaitAll();
                }
            }
            republications.end(work.id(), State.DONE, work.types(), null);
            LOG.infof("Republication %s is done: %d events", work.id(), work.events());
        } catch (Stopped e) {
            end(work, State.INTERRUPTED, "The service was stopped");
        } catch (RuntimeException e) {
            LOG.errorf(e, "Republication %s failed", work.id());
            end(work, State.FAILED, e.toString().lines().findFirst().orElse(""));
        }
    }

    private void tellAll(Work work, Retelling.Teller teller) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> {
            sql.readOneMoment();
            for (var retelling : retellings) {
                retelling.retell(work.round(), (event, at) -> tell(work, event, at, teller));
            }
        });
    }

    private void tell(Work work, Outbox.Entry event, Instant at, Retelling.Teller teller) {
        if (task.isStopping()) {
            throw new Stopped();
        }
        teller.tell(event, at);
        work.types().merge(event.type(), 1L, Long::sum);
        if (work.events() % SAID_EVERY == 1) { // the first too
            // The session that holds the lock was opened outside the transaction that reads, and cannot be used within it.
            QuarkusTransaction.suspendingExisting().run(() -> come(work));
        }
    }

    private void come(Work work) {
        try {
            republications.come(work.session(), work.id(), work.events());
        } catch (SQLException e) {
            throw new IllegalStateException("How far it has come could not be written", e);
        }
    }

    private void end(Work work, State state, String failure) {
        try {
            republications.end(work.id(), state, work.types(), failure);
        } catch (RuntimeException e) {
            LOG.warnf("That republication %s is %s could not be written: %s", work.id(), state, e.toString());
        }
    }
}
