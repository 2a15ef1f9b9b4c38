package se.usve.scoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/** The survey service's side of its topic: events as it sends them. */
public final class SurveyTopic implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2022-05-02T13:45:10Z");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(), ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, 20),
            new StringSerializer(), new StringSerializer());

    static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** Sends the events in this order and waits until Kafka has them. */
    public void send(SurveyEvent... events) {
        send(List.of(events));
    }

    /** Sends the events in this order and waits until Kafka has them. */
    public void send(List<? extends SurveyEvent> events) {
        var sent = new ArrayList<Future<?>>();
        for (var event : events) {
            sent.add(producer.send(record(event.key(), event.type(), json.valueToTree(event).toString())));
        }
        await(sent);
    }

    /** Sends any payload, also what no survey service would send. */
    public void send(String key, String type, String payload) {
        await(List.of(producer.send(record(key, type, payload))));
    }

    /** Waits until the service has taken in all that is on the topic. */
    public void awaitTakenIn() {
        try (var admin = Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers()))) {
            var partitions = producer.partitionsFor(SurveyEvent.TOPIC).stream().collect(Collectors.toMap(
                    p -> new TopicPartition(p.topic(), p.partition()), _ -> OffsetSpec.latest()));
            var ends = admin.listOffsets(partitions).all().get();
            Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).until(() -> {
                var reached = admin.listConsumerGroupOffsets("scoring").partitionsToOffsetAndMetadata().get();
                return ends.entrySet().stream().allMatch(end -> end.getValue().offset() == 0
                        || reached.get(end.getKey()) != null
                        && reached.get(end.getKey()).offset() >= end.getValue().offset());
            });
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how far the service has come", e);
        }
    }

    private static ProducerRecord<String, String> record(String key, String type, String payload) {
        var message = new ProducerRecord<>(SurveyEvent.TOPIC, key, payload);
        Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_source", "/survey-service",
                        "ce_type", type, "ce_time", NOW.toString(), "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private void await(List<Future<?>> sent) {
        producer.flush();
        try {
            for (var each : sent) {
                each.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not take the event", e);
        }
    }

    /** {@return the round in that state} */
    public static RoundChanged round(String round, long version, RoundChanged.State state) {
        return round(round, version, state, null);
    }

    /** {@return a region's own round in that state; with null a round of all regions} */
    public static RoundChanged round(String round, long version, RoundChanged.State state, String owner) {
        var days = new RoundChanged.Days(LocalDate.parse("2022-02-15"), LocalDate.parse("2022-06-28"));
        return new RoundChanged(round, version, state, "2018-2021", "2018-2021", days, days, owner, null, null, NOW);
    }

    /** {@return the round as published, after it received so many submissions and withdrawals} */
    public static RoundChanged published(String round, long version, Long sent, String owner) {
        var e = round(round, version, RoundChanged.State.PUBLISHED, owner);
        return new RoundChanged(e.round(), e.version(), e.state(), e.questionnaire(), e.ruleSet(), e.collection(),
                e.period(), e.owner(), e.followUpBy(), sent, e.changedAt());
    }

    /** {@return the unit's first registration} */
    public static UnitRegistered unit(String round, String unit, String region) {
        return unit(round, unit, 1, region, true);
    }

    /** {@return the unit's registration of that version} */
    public static UnitRegistered unit(String round, String unit, long version, String region, boolean takesPart) {
        return new UnitRegistered(round, unit, version, "Enheten " + unit, region, null, null, null, null, null, null,
                takesPart, NOW);
    }

    /** {@return the withdrawal of the unit's answers, of that version} */
    public static SubmissionWithdrawn withdrawal(String round, String unit, long version, String region) {
        return new SubmissionWithdrawn(round, unit, version, region, NOW, "Svaren gällde fel enhet.");
    }

    /** {@return the unit's submission of that version} */
    public static SubmissionReceived submission(String round, String unit, long version, String region,
            Map<String, Object> answers) {
        return new SubmissionReceived(round, unit, version, region, "2018-2021", "2018-2021", NOW, "0".repeat(64),
                answers);
    }

    /** {@return the same, of a round that is judged by that rule set} */
    public static RoundChanged judgedBy(String ruleSet, RoundChanged e) {
        return new RoundChanged(e.round(), e.version(), e.state(), e.questionnaire(), ruleSet, e.collection(),
                e.period(), e.owner(), e.followUpBy(), e.sent(), e.changedAt());
    }

    /** {@return the same, in a round that is judged by that rule set} */
    public static SubmissionReceived judgedBy(String ruleSet, SubmissionReceived e) {
        return new SubmissionReceived(e.round(), e.unit(), e.version(), e.region(), e.questionnaire(), ruleSet,
                e.submittedAt(), e.sha256(), e.answers());
    }

    @Override
    public void close() {
        producer.close();
    }
}
