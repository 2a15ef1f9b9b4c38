package se.usve.reporting.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.survey.contract.SurveyEvent;

/** The other two services as this one knows them: events on the real topics, in CloudEvents binary mode. */
@ApplicationScoped
public class Topics {

    private final String servers;
    private final ObjectMapper json;
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    Topics(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, ObjectMapper json) {
        this.servers = servers;
        this.json = json;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 5),
                new StringSerializer(), new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    @PreDestroy
    void close() {
        producer.close();
        admin.close();
    }

    /** Publishes the events in this order, each on its own topic. */
    public void publish(List<?> events) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var event : events) {
            sent.add(switch (event) {
                case SurveyEvent e -> send(SurveyEvent.TOPIC, e.key(), e.type(), bytes(e));
                case ScoringEvent e -> send(ScoringEvent.TOPIC, e.key(), e.type(), bytes(e));
                default -> throw new IllegalArgumentException("No event: " + event);
            });
        }
        sent.forEach(Topics::get);
    }

    public void publish(Object... events) {
        publish(List.of(events));
    }

    /** Publishes one payload as it is. */
    public void publishRaw(String topic, String key, String type, byte[] payload) {
        get(send(topic, key, type, payload));
    }

    /** Waits until the service has committed all that was published so far. */
    public void awaitApplied() {
        var ends = ends();
        Awaitility.await("the service to apply all events").atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50)).until(() -> {
                    var committed = get(admin.listConsumerGroupOffsets("reporting")
                            .partitionsToOffsetAndMetadata().toCompletionStage().toCompletableFuture());
                    return ends.entrySet().stream().allMatch(end -> end.getValue() == 0
                            || committed.get(end.getKey()) != null
                            && committed.get(end.getKey()).offset() >= end.getValue());
                });
    }

    /** {@return the records of a dead-letter topic, waiting until there is one with the key} */
    public ConsumerRecord<String, byte[]> awaitDeadLetter(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", servers,
                "group.id", "test-" + UUID.randomUUID(), "auto.offset.reset", "earliest",
                "metadata.max.age.ms", 500), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of(topic + ".dead-letter.reporting"));
            return Awaitility.await("a dead letter of " + key).atMost(Duration.ofSeconds(30)).until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        return record;
                    }
                }
                return null;
            }, record -> record != null);
        }
    }

    private Map<TopicPartition, Long> ends() {
        var ends = new HashMap<TopicPartition, Long>();
        var existing = get(admin.listTopics().names().toCompletionStage().toCompletableFuture());
        var topics = Set.of(SurveyEvent.TOPIC, ScoringEvent.TOPIC).stream().filter(existing::contains).toList();
        var described = get(admin.describeTopics(topics).allTopicNames().toCompletionStage().toCompletableFuture());
        var partitions = described.values().stream().flatMap(topic -> topic.partitions().stream()
                .map(p -> new TopicPartition(topic.name(), p.partition()))).collect(Collectors.toSet());
        get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                .all().toCompletionStage().toCompletableFuture())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Future<RecordMetadata> send(String topic, String key, String type, byte[] payload) {
        var message = new ProducerRecord<>(topic, key, payload);
        Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_source", "/test",
                "ce_type", type, "ce_time", Instant.now().toString(), "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return producer.send(message);
    }

    private byte[] bytes(Object event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
