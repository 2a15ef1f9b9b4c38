package se.usve.scoring.sealing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import se.usve.scoring.result.RoundResults;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.unit.Round;
import se.usve.scoring.unit.Rounds;

/**
 * Seals published rounds as soon as all that they received has been scored: what the survey service told in whatever order
 * and however often. Looked for in a transaction of its own, which sees what every instance has committed: the last of a
 * round's events may be taken in by several at once, none of which sees the others.
 */
@ApplicationScoped
class SealRounds {

    private static final Logger LOG = Logger.getLogger(SealRounds.class);

    private final Rounds rounds;
    private final RuleSets ruleSets;
    private final RoundRules roundRules;
    private final RoundResults results;
    private final Seals seals;
    private final InstantSource clock;
    private final Counter failed;

    SealRounds(Rounds rounds, RuleSets ruleSets, RoundRules roundRules, RoundResults results, Seals seals,
            InstantSource clock, MeterRegistry meters) {
        this.rounds = rounds;
        this.ruleSets = ruleSets;
        this.roundRules = roundRules;
        this.results = results;
        this.seals = seals;
        this.clock = clock;
        this.failed = Counter.builder("usve.sealing.failed")
                .description("Attempts to seal rounds that failed").register(meters);
    }

    /** One round's trouble keeps no other from its turn. */
    @Scheduled(every = "${usve.sealing.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void come() {
        attempt("What rounds are to be sealed could not be found out", () -> QuarkusTransaction.requiringNew()
                .call(rounds::complete)
                .forEach(round -> attempt("Round %s could not be sealed".formatted(round),
                        () -> QuarkusTransaction.requiringNew().run(
                                () -> rounds.holdComplete(round).ifPresent(this::seal)))));
    }

    private void attempt(String otherwise, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.increment();
            LOG.errorf(e, "%s; it will be tried again", otherwise);
        }
    }

    private void seal(Round round) {
        var newest = ruleSets.newest(round.ruleSet());
        if (newest.isEmpty()) {
            // Nothing can have been scored: what was sent is among the dead letters, or nobody ever answered.
            LOG.debugf("Round %s is judged by %s, which is no rule set", round.id(), round.ruleSet());
            return;
        }
        var rules = roundRules.fixed(round.id(), newest.get());
        var manifest = new Manifest();
        results.each(round.id(), manifest::add);
        var seal = Seal.first(round.id(), rules.id(), rules.version(), manifest, sealedAt(round));
        seals.add(seal);
        LOG.infof("Round %s is sealed: %d units, SHA-256 %s", round.id(), seal.units(), seal.sha256());
    }

    /** Clocks of instances and services differ a little: nothing that is sealed is later than its seal. */
    private Instant sealedAt(Round round) {
        return Stream.concat(Stream.of(clock.instant(), round.changedAt()), results.latest(round.id()).stream())
                .max(Instant::compareTo).orElseThrow();
    }
}
