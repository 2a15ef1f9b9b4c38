package se.usve.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.Wording;
import se.usve.stack.Bearer;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.Days;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/**
 * Writes a published round of any size straight to the two topics: three events a unit (registered, answered, scored), with
 * outcomes of 27 levels drawn by a seed. The answers are a few; what the read model makes of them is not measured.
 */
final class MadeUpRound {
    private static final String RULE_SET = "bench";
    private static final int LEVELS = 27;
    private static final List<String> REGIONS = List.copyOf(Bearer.REGIONS);
    private static final List<String> AREAS = List.of("GENERAL", "RESEARCH", "EDUCATION", "DEVELOPMENT");
    private static final int SPECIALTIES = 60;
    private static final Instant THEN = Instant.parse("2022-03-01T09:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final String round;
    private final int units;
    private final Random random;
    private final KafkaProducer<String, byte[]> producer;

    private MadeUpRound(String round, int units, KafkaProducer<String, byte[]> producer) {
        this.round = round;
        this.units = units;
        this.random = new Random(units);
        this.producer = producer;
    }

    /**
     * Writes the round.
     *
     * @return how many events
     */
    static long write(String bootstrapServers, String round, int units) {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", bootstrapServers,
                "linger.ms", 20, "batch.size", 256 << 10, "buffer.memory", 32L << 20),
                new StringSerializer(), new ByteArraySerializer())) {
            return new MadeUpRound(round, units, producer).write();
        }
    }

    private long write() {
        send(new RoundChanged(round, 1, RoundChanged.State.PUBLISHED, "2018-2021", RULE_SET,
                new Days(LocalDate.of(2022, 2, 15), LocalDate.of(2022, 6, 28)),
                new Days(LocalDate.of(2018, 1, 1), LocalDate.of(2021, 12, 31)), null, null, null, THEN));
        send(new RuleSetActivated(RULE_SET, 1, "2018-2021", IntStream.rangeClosed(1, LEVELS)
                .mapToObj(level -> new RuleSetActivated.Level(level, area(level),
                        new Wording("Nivå " + level, "Level " + level), null, null, null)).toList(), null, THEN));
        for (int unit = 0; unit < units; unit++) {
            write("enhet-%07d".formatted(unit), REGIONS.get(random.nextInt(REGIONS.size())));
        }
        return 2 + 3L * units;
    }

    private void write(String unit, String region) {
        send(new UnitRegistered(round, unit, 1, "Enhet " + unit, region, "Specialitet " + random.nextInt(SPECIALTIES), null,
                2014 + random.nextInt(6), null, null, null, true, THEN));
        send(new SubmissionReceived(round, unit, 1, region, "2018-2021", RULE_SET, THEN, "0".repeat(64),
                Map.of("3", "YES", "36", "NO_DIRECT_PATIENT_CONTACT")));
        send(new UnitScored(round, unit, 1, region, 1, RULE_SET, 1, THEN.plusSeconds(1), Cause.SUBMISSION,
                IntStream.rangeClosed(1, LEVELS).mapToObj(this::outcome).toList(), null));
    }

    private UnitScored.LevelOutcome outcome(int level) {
        var outcome = random.nextInt(10) > 0 ? Outcome.MET : Outcome.NOT_MET;
        return new UnitScored.LevelOutcome(level, area(level), outcome, outcome, false);
    }

    private static String area(int level) {
        return AREAS.get((level - 1) * AREAS.size() / LEVELS);
    }

    private void send(SurveyEvent event) {
        send(SurveyEvent.TOPIC, event.key(), event.type(), event);
    }

    private void send(ScoringEvent event) {
        send(ScoringEvent.TOPIC, event.key(), event.type(), event);
    }

    private void send(String topic, String key, String type, Object event) {
        try {
            var message = new ProducerRecord<>(topic, key, JSON.writeValueAsBytes(event));
            Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_source", "/bench", "ce_type", type,
                    "ce_time", THEN.toString(), "content-type", "application/json").forEach((name, value) ->
                    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can be written as JSON", e);
        }
    }
}
