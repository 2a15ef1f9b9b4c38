package se.usve.scoring.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.Rounds.Unsealed;

/**
 * Measures how many published rounds are not sealed, {@code usve_sealing_waiting}, and warns every minute of those that have
 * waited longer than a minute, with what they wait for: a submission that became a dead letter is never scored by itself.
 */
@ApplicationScoped
class UnsealedRounds {

    private static final Logger LOG = Logger.getLogger(UnsealedRounds.class);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Rounds rounds;
    private final InstantSource clock;
    private final AtomicLong waiting = new AtomicLong();

    UnsealedRounds(Rounds rounds, InstantSource clock, MeterRegistry meters) {
        this.rounds = rounds;
        this.clock = clock;
        Gauge.builder("usve.sealing.waiting", waiting, AtomicLong::get)
                .description("Published rounds that are not sealed yet").register(meters);
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        warnings().forEach(LOG::warn);
    }

    /** {@return what to tell the operator; nothing of rounds published just now} */
    List<String> warnings() {
        var unsealed = QuarkusTransaction.requiringNew().call(rounds::unsealed);
        waiting.set(unsealed.size());
        var late = clock.instant().minus(LONG);
        return unsealed.stream().filter(round -> round.since().isBefore(late)).map(UnsealedRounds::warning).toList();
    }

    private static String warning(Unsealed round) {
        return "Round %s is published but not sealed: it received %d submissions, of which %d have been scored%s".formatted(
                round.id(), round.sent(), round.scored(),
                round.sent() > round.scored() ? "; the others may be among the dead letters" : "");
    }
}
