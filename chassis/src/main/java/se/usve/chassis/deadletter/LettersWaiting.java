package se.usve.chassis.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Counts the letters that wait for somebody, as {@code usve_dead_letters_waiting}. Every instance tells the same number. It
 * is no number until it was counted, as it was last counted while Kafka is away, and up to date whenever somebody lists them.
 */
@ApplicationScoped
@Startup
class LettersWaiting {

    private static final Logger LOG = Logger.getLogger(LettersWaiting.class);

    private final LetterTopics topics;

    LettersWaiting(LetterTopics topics, MeterRegistry meters) {
        this.topics = topics;
        topics.all().forEach(topic -> Gauge.builder("usve.dead.letters.waiting", () -> topics.waiting(topic))
                .description("Dead letters neither resent nor dismissed")
                .tag("group", topic.group()).tag("topic", topic.topic()).register(meters));
    }

    /** Not at every scrape: it asks Kafka, and reads what is new. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        if (topics.all().isEmpty()) {
            return;
        }
        try {
            topics.letters();
        } catch (KafkaException e) {
            LOG.debugf("The dead letters could not be counted: %s", e.toString());
        }
    }
}
