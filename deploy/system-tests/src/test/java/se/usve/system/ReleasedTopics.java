package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import se.usve.stack.Topics;

/**
 * The events of a release as files: {@code usve.survey.v1.ndjson.gz} and so on, a line for each record with its partition,
 * key, headers and payload as they lay on the topic.
 */
final class ReleasedTopics {

    static final List<String> NAMES = List.of(Topics.SURVEY, Topics.SCORING);

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReleasedTopics() {}

    static void write(String bootstrapServers, Path release) throws IOException {
        for (var topic : NAMES) {
            try (var consumer = consumer(bootstrapServers, "none");
                    var file = new GZIPOutputStream(Files.newOutputStream(file(release, topic)))) {
                var partitions = partitions(topic);
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                var ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                    for (var message : consumer.poll(Duration.ofMillis(500))) {
                        var line = JSON.createObjectNode().put("partition", message.partition()).put("key", message.key());
                        var headers = line.putObject("headers");
                        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                        line.put("payload", message.value());
                        file.write((JSON.writeValueAsString(line) + "\n").getBytes(UTF_8));
                    }
                }
            }
        }
    }

    /**
     * Puts the records on empty topics again, and lets each consumer group begin where it was, but for the last records of
     * each partition: those are delivered twice, as after an upgrade in the middle of a batch.
     */
    static void restore(String bootstrapServers, Path release, Map<String, List<String>> topicsOfGroups, int again)
            throws IOException {
        Topics.create(bootstrapServers);
        for (var topic : NAMES) {
            try (var producer = new KafkaProducer<>(Map.<String, Object>of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new StringSerializer(), new StringSerializer())) {
                for (var line : lines(release, topic)) {
                    var message = new ProducerRecord<>(topic, line.path("partition").asInt(), line.path("key").asText(),
                            line.path("payload").asText());
                    line.path("headers").properties().forEach(header ->
                            message.headers().add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
                    producer.send(message);
                }
            }
        }
        for (var group : topicsOfGroups.entrySet()) {
            try (var consumer = consumer(bootstrapServers, group.getKey())) {
                var partitions = group.getValue().stream().flatMap(topic -> partitions(topic).stream()).toList();
                consumer.assign(partitions);
                for (var end : consumer.endOffsets(partitions).entrySet()) {
                    consumer.commitSync(Map.of(end.getKey(), new OffsetAndMetadata(Math.max(0, end.getValue() - again))));
                }
            }
        }
    }

    private static List<JsonNode> lines(Path release, String topic) throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(file(release, topic)))) {
            var lines = new ArrayList<JsonNode>();
            for (var line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    private static Path file(Path release, String topic) {
        return release.resolve(topic + ".ndjson.gz");
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Topics.PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)).toList();
    }

    private static KafkaConsumer<String, String> consumer(String bootstrapServers, String group) {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG, group, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                new StringDeserializer(), new StringDeserializer());
    }
}
