package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.settings.ReportingSettings;

/**
 * Lets so many at a time read every unit of a round, and as many wait for that. Such a read may be asked for by anybody and
 * holds a connection to the database, of which the figures that cost little and the events need theirs.
 */
@ApplicationScoped
public class CostlyReads {

    /** A read under way; to be closed when it is done. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    private final int atATime;
    private final Duration patience;
    private final Semaphore turns;

    @Inject
    CostlyReads(ReportingSettings.CostlyReads settings) {
        this(settings.atATime(), settings.patience());
    }

    CostlyReads(int atATime, Duration patience) {
        this.atATime = atATime;
        this.patience = patience;
        this.turns = new Semaphore(atATime, true);
    }

    /**
     * {@return a turn, not to be asked for by who has one}
     *
     * @throws ProblemException 503 if too many others read, with when to try again
     */
    public Turn turn() {
        try {
            if (turns.getQueueLength() >= atATime || !turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return turns::release;
    }

    private static ProblemException busy() {
        return new ProblemException(ProblemType.UNAVAILABLE, new Text(
                "Många läser alla enheter just nu. Försök igen om en stund.",
                "Many read all units right now. Try again in a while."), List.of(), Map.of("Retry-After", "2"));
    }
}
