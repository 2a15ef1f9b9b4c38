package se.usve.chassis.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import se.usve.chassis.consumption.DeadLetterTopic;

/**
 * Counts the letters that wait for somebody, as {@code usve_dead_letters_waiting}. Every instance tells the same number. It
 * is no number until it was counted, and as it was last counted while Kafka is away.
 */
@ApplicationScoped
@Startup
class LettersWaiting {

    private static final Logger LOG = Logger.getLogger(LettersWaiting.class);

    private final LetterTopics topics;
    private final Map<DeadLetterTopic, Double> waiting = new ConcurrentHashMap<>();

    LettersWaiting(LetterTopics topics, MeterRegistry meters) {
        this.topics = topics;
        topics.all().forEach(topic -> Gauge.builder("usve.dead.letters.waiting", () -> waiting.getOrDefault(topic, Double.NaN))
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
            var letters = topics.letters();
            topics.all().forEach(topic -> waiting.put(topic, (double) letters.stream()
                    .filter(letter -> letter.waits() && letter.topic().equals(topic)).count()));
        } catch (KafkaException e) {
            LOG.debugf("The dead letters could not be counted: %s", e.toString());
        }
    }
}
