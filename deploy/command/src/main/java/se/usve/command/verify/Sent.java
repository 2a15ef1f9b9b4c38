package se.usve.command.verify;

import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.usve.stack.Service;
import se.usve.stack.Topics;

/**
 * Invariant of the way from outboxes to topics: what is marked as sent was. A record is known by its id; one that was told
 * again after a loss of the topics, by the id that every telling of it again has.
 */
final class Sent {

    private static final String STATEMENT =
            "each event that is marked as sent is on the topic at least once, as it was stored and in the order of its key";

    /** A publisher of events: its topic and how it calls itself in them. */
    private record Publisher(Service service, String topic, String source) {
    }

    private static final List<Publisher> PUBLISHERS = List.of(
            new Publisher(SURVEY, Topics.SURVEY, "/survey-service"),
            new Publisher(SCORING, Topics.SCORING, "/scoring-service"));

    /**
     * A row of an outbox.
     *
     * @param content MD5 of the payload, as a number
     */
    private record Row(UUID id, long seq, String type, String key, long version, UUID content) {
        String name() {
            return "%s %s version %d".formatted(key, type, version);
        }
    }

    /** What was looked for on a topic, and what of it was found. */
    private static final class Search {
        final Publisher publisher;
        final Map<UUID, Row> missing = new HashMap<>();
        final Map<String, Long> newest = new HashMap<>();
        final Set<UUID> toldAgain = new HashSet<>();
        final List<String> deviations;

        Search(Publisher publisher, List<String> deviations) {
            this.publisher = publisher;
            this.deviations = deviations;
        }

        void found(ConsumerRecord<String, byte[]> record) {
            var id = Log.header(record, "ce_id").flatMap(Sent::uuid);
            if (id.isEmpty()) {
                return;
            }
            if (Log.header(record, "usve-republication").isPresent()) {
                toldAgain.add(id.get());
            }
            // Only the first of it counts: it may have been sent again after an error.
            var row = missing.remove(id.get());
            if (row == null) {
                return;
            }
            if (!row.key().equals(record.key()) || !row.type().equals(Log.header(record, "ce_type").orElse(null))
                    || record.value() == null || !row.content().equals(md5(record.value()))) {
                deviations.add("%s: stands on %s-%d offset %d with another key, type or payload than it was stored with"
                        .formatted(row.name(), record.topic(), record.partition(), record.offset()));
            }
            if (row.seq() < newest.merge(row.key(), row.seq(), Math::max)) {
                deviations.add("%s: stands on %s-%d offset %d behind a later event of its key"
                        .formatted(row.name(), record.topic(), record.partition(), record.offset()));
            }
        }

        void end() {
            missing.values().stream().filter(row -> !toldAgain.contains(again(row))).map(Row::name).sorted()
                    .forEach(name -> deviations.add("%s: marked as sent, but not on %s".formatted(name, publisher.topic())));
        }

        /** As the publisher itself makes the id of what it tells again. */
        private UUID again(Row row) {
            return UUID.nameUUIDFromBytes(String.join("\n", publisher.source(), row.type(), row.key(),
                    String.valueOf(row.version())).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Sent() {
    }

    static Finding areOnTheTopics(Sources sources) throws SQLException {
        if (sources.kafka().isEmpty()) {
            return new Finding("I4", STATEMENT, 0, List.of(), List.of(), Optional.of("no broker was given"));
        }
        var deviations = new ArrayList<String>();
        var figures = new ArrayList<String>();
        long checked = 0;
        try (var log = new Log(sources.kafka().get())) {
            for (var publisher : PUBLISHERS) {
                var search = new Search(publisher, deviations);
                // The rows first: what is marked by then has been on the topic before.
                try (var rows = Rows.of(sources.database(publisher.service()))) {
                    rows.all("""
                            select id, seq, type, key, version, md5(payload)::uuid from outbox where sent_at is not null""",
                            row -> search.missing.put(row.getObject(1, UUID.class), new Row(row.getObject(1, UUID.class),
                                    row.getLong(2), row.getString(3), row.getString(4), row.getLong(5),
                                    row.getObject(6, UUID.class))));
                    figures.add("%s: %,d events marked as sent, %,d waiting to be".formatted(publisher.topic(),
                            search.missing.size(), rows.count("select count(*) from outbox where sent_at is null")));
                }
                checked += search.missing.size();
                log.read(List.of(publisher.topic()), records -> records.forEach(search::found));
                search.end();
            }
        }
        return new Finding("I4", STATEMENT, checked, figures, deviations, Optional.empty());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UUID md5(byte[] payload) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(payload));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
