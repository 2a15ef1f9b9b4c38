package se.usve.command.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import se.usve.stack.Topics;

/**
 * Records that no publisher of ours sends come among the events. Each consumer group must put every one of them aside as a
 * dead letter, and lose none of the events around it.
 */
record Poison() implements Fault {

    private static final String RECEIVED = "se.usve.survey.submission-received.v1";
    private static final String SCORED = "se.usve.scoring.unit-scored.v1";
    /** Kafka takes a record batch of 1 MiB and 12 bytes unless told otherwise; the rest is for headers. */
    private static final int ALMOST_TOO_LARGE = (1 << 20) - 600;

    private record Bad(String type, byte[] payload) {
        static Bad of(String type, String payload) {
            return new Bad(type, payload.getBytes(UTF_8));
        }
    }

    @Override
    public String id() {
        return "poison";
    }

    @Override
    public String what() {
        return "records that are no JSON, no event, contradict themselves, are nested, empty or as large as Kafka takes";
    }

    @Override
    public String strike(Scene scene) {
        scene.clients().awaitReceipts(2);
        try (var topics = new TopicCopy(scene.stack().stores().bootstrapServers())) {
            var survey = bad(scene, RECEIVED);
            var scoring = bad(scene, SCORED);
            long before = letters(topics);
            survey.forEach(each -> send(topics, Topics.SURVEY, scene, each));
            scoring.forEach(each -> send(topics, Topics.SCORING, scene, each));
            topics.flush();
            scene.clients().awaitReceipts(3);
            // The survey's are read by two groups, the scoring's by one.
            long expected = before + 2L * survey.size() + scoring.size();
            Awaitility.await("every bad record is a dead letter of every group").atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(500)).until(() -> letters(topics) >= expected);
            long all = letters(topics) - before;
            if (all != expected - before) {
                throw new IllegalStateException(all + " dead letters of " + (expected - before));
            }
            return "%d bad records, %d dead letters".formatted(survey.size() + scoring.size(), all);
        }
    }

    private static List<Bad> bad(Scene scene, String type) {
        var bad = new ArrayList<Bad>();
        bad.add(Bad.of(type, "no JSON"));
        bad.add(Bad.of(type, ""));
        bad.add(Bad.of(type, "{}"));
        bad.add(Bad.of(type, "[1,2,3]"));
        bad.add(Bad.of(type, "{\"round\":\"" + scene.clients().round() + "\",\"unit\":\"enhet-01-0\",\"version\":-7}"));
        bad.add(Bad.of(type, "{\"a\":".repeat(5_000)));
        bad.add(new Bad(type, null));
        bad.add(new Bad(null, "{}".getBytes(UTF_8)));
        bad.add(Bad.of(type, "x".repeat(ALMOST_TOO_LARGE)));
        var noise = new byte[1 + scene.random().nextInt(2_000)];
        scene.random().nextBytes(noise);
        bad.add(new Bad(type, noise));
        return bad;
    }

    private static void send(TopicCopy topics, String topic, Scene scene, Bad bad) {
        var sent = new ProducerRecord<>(topic, scene.clients().round() + "/enhet-01-0", bad.payload());
        Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_source", "/faults",
                "ce_time", "2026-01-01T00:00:00Z", "content-type", "application/json")
                .forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        if (bad.type() != null) {
            sent.headers().add("ce_type", bad.type().getBytes(UTF_8));
        }
        topics.send(sent);
    }

    private static long letters(TopicCopy topics) {
        return topics.length(Topics.SURVEY + ".dead-letter.scoring") + topics.length(Topics.SURVEY + ".dead-letter.reporting")
                + topics.length(Topics.SCORING + ".dead-letter.reporting");
    }
}
