package se.usve.chassis.consumption;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Opens {@link Rereading}s. */
@ApplicationScoped
public class Rereadings {

    private final Map<String, Object> kafka;
    private final ObjectMapper json;

    Rereadings(@Identifier("default-kafka-broker") Map<String, Object> kafka, ObjectMapper json) {
        this.kafka = kafka;
        this.json = json;
    }

    /** {@return a reading of the subscription's topics from their beginning} */
    public <E> Rereading<E> fromTheBeginning(Subscription<E> subscription) {
        var reading = new Rereading<>(subscription, new Decoder<>(subscription, json), kafka);
        reading.seekToBeginning();
        return reading;
    }

    /** {@return a reading of what the subscription's group has not committed: of what it may not have applied yet} */
    public <E> Rereading<E> ofTheUncommitted(Subscription<E> subscription) {
        var reading = new Rereading<>(subscription, new Decoder<>(subscription, json), kafka);
        reading.seekToCommitted();
        return reading;
    }
}
