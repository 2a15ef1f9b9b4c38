package se.usve.chassis.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a consumer is behind, as an operator reads it. */
class ConsumerLagTest {

    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private final ConsumerLag lag = new ConsumerLag(new OfOneTopic(), meters, new InstantSource() {
        @Override
        public Instant instant() {
            return now;
        }
    });

    @BeforeEach
    void twoPartitionsWithTenAndNoRecords() {
        kafka.assign(List.of(FIRST, SECOND));
        kafka.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        kafka.updateEndOffsets(Map.of(FIRST, 10L, SECOND, 0L));
    }

    @Test
    void nothingIsBehindBeforeAnythingIsKnown() {
        assertLag(0, 0);
    }

    @Test
    void whatTheTopicHoldsIsBehindUntilItIsApplied() {
        lag.measure(kafka);
        assertLag(10, 0);
        now = now.plusSeconds(2);
        assertLag(10, 2);

        var four = records(FIRST, 0, 4, now.minusSeconds(100));
        take(four, 4);
        assertLag(10, 100);
        lag.applied(four);
        assertThat(value("records")).isEqualTo(6);

        var six = records(FIRST, 4, 6, now.minusSeconds(50));
        take(six, 10);
        assertLag(6, 50);
        lag.applied(six);
        assertLag(0, 0);
    }

    @Test
    void aBatchThatIsTriedAgainGrowsOlderAndWhatComesMeanwhileIsCounted() {
        take(records(FIRST, 0, 10, now.minusSeconds(1)), 10);
        assertLag(10, 1);
        now = now.plusSeconds(30);
        kafka.updateEndOffsets(Map.of(FIRST, 15L, SECOND, 2L));
        lag.measure(kafka);
        assertLag(17, 31);
    }

    @Test
    void aPartitionThatGoesToAnotherInstanceIsNotItsAnyMore() {
        lag.measure(kafka);
        kafka.assign(List.of(SECOND));
        now = now.plusSeconds(10);
        lag.measure(kafka);
        assertLag(0, 0);
    }

    @Test
    void kafkaIsAskedEveryFewSecondsOnly() {
        lag.measure(kafka);
        kafka.updateEndOffsets(Map.of(FIRST, 20L, SECOND, 0L));
        now = now.plusSeconds(1);
        lag.measure(kafka);
        assertThat(value("records")).isEqualTo(10);
        now = now.plusSeconds(5);
        lag.measure(kafka);
        assertThat(value("records")).isEqualTo(20);
    }

    private void take(ConsumerRecords<String, byte[]> records, long position) {
        lag.taken(records);
        kafka.seek(FIRST, position);
    }

    private static ConsumerRecords<String, byte[]> records(TopicPartition partition, long from, int count, Instant at) {
        var records = LongStream.range(from, from + count).mapToObj(offset -> new ConsumerRecord<>(partition.topic(),
                partition.partition(), offset, at.toEpochMilli(), TimestampType.CREATE_TIME, 1, 1, "key", new byte[0],
                new RecordHeaders(), Optional.empty())).toList();
        return new ConsumerRecords<>(Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(from + count)));
    }

    private void assertLag(double records, double seconds) {
        assertThat(value("records")).as("records").isEqualTo(records);
        assertThat(value("seconds")).as("seconds").isEqualTo(seconds);
    }

    private double value(String what) {
        return meters.get("usve.consumer.lag." + what).tag("group", "g").tag("topic", "t").gauge().value();
    }

    private static final class OfOneTopic implements Subscription<String> {
        @Override
        public String group() {
            return "g";
        }

        @Override
        public Set<String> topics() {
            return Set.of("t");
        }

        @Override
        public Optional<Class<? extends String>> classOf(String type) {
            return Optional.of(String.class);
        }

        @Override
        public String keyOf(String event) {
            return event;
        }

        @Override
        public void apply(List<Received<String>> batch) {
            throw new UnsupportedOperationException();
        }
    }
}
