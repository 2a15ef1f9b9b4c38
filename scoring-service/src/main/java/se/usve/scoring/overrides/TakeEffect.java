package se.usve.scoring.overrides;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.ScoreAnew;
import se.usve.scoring.unit.UnitId;
import se.usve.scoring.unit.Units;

/**
 * Puts overrides in force whose time has come. Each unit in a transaction of its own and with its row locked, after which
 * its overrides are read: any number of instances may do this at once, and one that stops in the middle leaves nothing
 * half done for the next.
 */
@ApplicationScoped
class TakeEffect {

    private static final Logger LOG = Logger.getLogger(TakeEffect.class);

    private final Overrides overrides;
    private final Rounds rounds;
    private final Units units;
    private final ScoreAnew scoreAnew;
    private final InstantSource clock;
    private final Counter failed;

    TakeEffect(Overrides overrides, Rounds rounds, Units units, ScoreAnew scoreAnew, InstantSource clock,
            MeterRegistry meters) {
        this.overrides = overrides;
        this.rounds = rounds;
        this.units = units;
        this.scoreAnew = scoreAnew;
        this.clock = clock;
        this.failed = Counter.builder("usve.overrides.failed")
                .description("Attempts to put overrides in force that failed").register(meters);
    }

    /** One unit's trouble keeps no other from its turn. */
    @Scheduled(every = "${usve.overrides.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void come() {
        attempt("What overrides are due could not be found out", () -> QuarkusTransaction.requiringNew()
                .call(() -> overrides.due(clock.instant()))
                .forEach(unit -> attempt("Overrides of %s in round %s could not be put in force"
                        .formatted(unit.unit(), unit.round()),
                        () -> QuarkusTransaction.requiringNew().run(() -> takeEffect(unit)))));
    }

    private void attempt(String otherwise, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.increment();
            LOG.errorf(e, "%s; it will be tried again", otherwise);
        }
    }

    private void takeEffect(UnitId id) {
        if (rounds.isPublished(id.round())) {
            return;
        }
        var unit = units.lock(id).orElseThrow();
        var begun = new UnitOverrides(overrides.of(id)).takeEffect(clock.instant());
        begun.forEach(override -> {
            overrides.change(override);
            LOG.infof("Override %s of level %d of unit %s in round %s is in force", override.id(), override.level(),
                    id.unit(), id.round());
        });
        if (!begun.isEmpty()) {
            scoreAnew.score(unit, Cause.OVERRIDE, begun.getFirst().by());
        }
    }
}
