package se.usve.survey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import se.usve.survey.contract.SurveyEvent;

/** The real topic, read from its beginning. */
public final class Topic {

    private Topic() {
    }

    /** {@return every record of the topic at this moment whose key the test asks for, in the order of the partition} */
    public static List<ConsumerRecord<String, String>> records(Predicate<String> key) {
        return records(SurveyEvent.TOPIC, key);
    }

    /** {@return the same of any topic} */
    public static List<ConsumerRecord<String, String>> records(String topic, Predicate<String> key) {
        var settings = Map.<String, Object>of("bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (key.test(message.key())) {
                        found.add(message);
                    }
                }
            }
            return found;
        }
    }

    public static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
