package se.usve.scoring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import se.usve.chassis.consumption.Onlooker;

/** Reads what is on a topic, from its beginning. */
public final class TopicReader {

    private TopicReader() {
    }

    /** {@return the records of that key, once there are so many of them} */
    public static List<ConsumerRecord<String, String>> records(String topic, String key, int atLeast) {
        try (var consumer = open()) {
            return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).until(() ->
                    // A topic is made when the first record is sent to it.
                    consumer.partitionsFor(topic).isEmpty() ? List.<ConsumerRecord<String, String>>of()
                            : Onlooker.all(consumer, List.of(topic)).stream().filter(message -> key.equals(message.key())).toList(),
                    found -> found.size() >= atLeast);
        }
    }

    /** {@return all that is on the topic now of keys that begin so, by key and in order} */
    public static Map<String, List<ConsumerRecord<String, String>>> now(String topic, String prefix) {
        try (var consumer = open()) {
            return Onlooker.all(consumer, List.of(topic)).stream().filter(message -> message.key().startsWith(prefix))
                    .collect(Collectors.groupingBy(ConsumerRecord::key));
        }
    }

    private static KafkaConsumer<String, String> open() {
        return Onlooker.open(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, SurveyTopic.bootstrapServers()),
                Duration.ofSeconds(30), new StringDeserializer(), new StringDeserializer());
    }

    /** {@return the header's value} */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
