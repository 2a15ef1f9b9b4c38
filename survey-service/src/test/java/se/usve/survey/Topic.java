package se.usve.survey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import se.usve.chassis.consumption.Onlooker;
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
        try (var consumer = Onlooker.open(Map.of("bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)), Duration.ofSeconds(30),
                new StringDeserializer(), new StringDeserializer())) {
            return Onlooker.all(consumer, List.of(topic)).stream().filter(message -> key.test(message.key())).toList();
        }
    }

    public static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
