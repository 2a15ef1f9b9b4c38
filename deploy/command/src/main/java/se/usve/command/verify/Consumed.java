package se.usve.command.verify;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import se.usve.stack.Service;
import se.usve.stack.Topics;

/**
 * Invariant of the way from topics to databases: of every record on a topic each group that reads it has either applied it,
 * which its database shows, or no use for its type, or put it on its dead-letter topic.
 */
final class Consumed {

    private static final String STATEMENT = "for each group, applied and dead-lettered events are those that were produced";
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * A consumer group.
     *
     * @param shown type of event to the condition by which the database of the group shows that it has applied version
     *              {@code r.version} of the thing {@code r.name} or of the unit {@code r.unit} of round {@code r.name}
     */
    private record Group(String name, Service service, List<String> topics, Map<String, String> shown) {
    }

    private static final List<Group> GROUPS = List.of(
            // It keeps the newest version of each thing.
            new Group("scoring", SCORING, List.of(Topics.SURVEY), Map.of(
                    "se.usve.survey.round-changed.v1", "from round t where t.id = r.name and t.version >= r.version",
                    "se.usve.survey.unit-registered.v1",
                    "from unit t where t.round = r.name and t.unit = r.unit and t.registration_version >= r.version",
                    "se.usve.survey.submission-received.v1", sent("submission_version >= r.version"),
                    "se.usve.survey.submission-withdrawn.v1", sent("submission_version >= r.version"))),
            // It keeps every version.
            new Group("reporting", REPORTING, List.of(Topics.SURVEY, Topics.SCORING), Map.of(
                    "se.usve.survey.round-changed.v1", "from round_history t where t.round = r.name and t.version = r.version",
                    "se.usve.survey.unit-registered.v1", kept("registration_history"),
                    "se.usve.survey.submission-received.v1", kept("submission_history"),
                    "se.usve.survey.submission-withdrawn.v1", kept("withdrawal_history"),
                    "se.usve.survey.follow-up-reported.v1", kept("follow_up_history"),
                    "se.usve.scoring.rule-set-activated.v1",
                    "from rule_set_version t where t.rule_set = r.name and t.version = r.version",
                    "se.usve.scoring.unit-scored.v1", kept("result_history"),
                    "se.usve.scoring.round-sealed.v1", "from round_seal t where t.round = r.name and t.version = r.version")));

    private static String sent(String condition) {
        return "from unit t where t.round = r.name and t.unit = r.unit and t." + condition;
    }

    private static String kept(String history) {
        return "from " + history + " t where t.round = r.name and t.unit = r.unit and t.version = r.version";
    }

    /** Where a record stands. */
    private record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + " offset " + offset;
        }
    }

    /** What an event is about, and its version; unit is empty where it is not about one. */
    private record About(String name, String unit, long version) {

        /** Empty if that cannot be read, or if the record stands under another key. */
        static Optional<About> read(ConsumerRecord<String, byte[]> record) {
            if (record.value() == null) {
                return Optional.empty();
            }
            var fields = new HashMap<String, String>();
            try (var parser = JSON.createParser(record.value())) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return Optional.empty();
                }
                for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                    if (parser.nextToken().isStructStart()) {
                        parser.skipChildren();
                    } else {
                        fields.put(field, parser.getText());
                    }
                }
                var unit = fields.getOrDefault("unit", "");
                var name = fields.getOrDefault("round", fields.get("ruleSet"));
                return (unit.isEmpty() ? name : name + "/" + unit).equals(record.key())
                        ? Optional.of(new About(name, unit, Long.parseLong(fields.get("version")))) : Optional.empty();
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        }
    }

    /** A record that the group can read, and what it is about. */
    private record Taken(ConsumerRecord<String, byte[]> record, About about) {
    }

    /** What became of a group's records. */
    private static final class Tally {
        long produced;
        long applied;
        long noUse;
        long deadLettered;
        long waiting;
        final Set<Place> deadLetters = new HashSet<>();
        final List<String> deviations = new ArrayList<>();
        final Map<TopicPartition, Long> committed;

        Tally(Map<TopicPartition, Long> committed) {
            this.committed = committed;
        }

        /** It is neither applied nor a dead letter: on its way, if the group has not told that it is done with it. */
        void miss(ConsumerRecord<String, byte[]> record, String lost) {
            boolean taken = record.offset() < committed.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
            waiting += taken ? 0 : 1;
            deviations.add(name(record) + ": " + (taken ? lost : "not taken yet"));
        }

        String of(String group) {
            return "%s: %,d produced = %,d applied + %,d of no use to it + %,d dead letters + %,d not taken yet + %,d lost"
                    .formatted(group, produced, applied, noUse, deadLettered, waiting, deviations.size() - waiting);
        }
    }

    private Consumed() {
    }

    static Finding isAllThatWasProduced(Sources sources) throws SQLException {
        if (sources.kafka().isEmpty()) {
            return new Finding("I9", STATEMENT, 0, List.of(), List.of(), Optional.of("no broker was given"));
        }
        var figures = new ArrayList<String>();
        var deviations = new ArrayList<String>();
        long checked = 0;
        try (var log = new Log(sources.kafka().get())) {
            for (var group : GROUPS) {
                var tally = tally(group, log, sources);
                figures.add(tally.of(group.name()));
                checked += tally.produced;
                deviations.addAll(tally.deviations);
            }
        }
        return new Finding("I9", STATEMENT, checked, figures, deviations, Optional.empty());
    }

    private static Tally tally(Group group, Log log, Sources sources) throws SQLException {
        // How far it has come, first; its dead letters and its database then hold at least all before that.
        var tally = new Tally(log.committed(group.name()));
        log.read(group.topics().stream().map(topic -> topic + ".dead-letter." + group.name()).toList(), letters ->
                letters.forEach(letter -> letterOf(letter).ifPresent(tally.deadLetters::add)));
        try (var rows = Rows.of(sources.database(group.service()))) {
            log.read(group.topics(), records -> settle(group, records, rows, tally));
        }
        return tally;
    }

    private static void settle(Group group, List<ConsumerRecord<String, byte[]>> records, Rows rows, Tally tally)
            throws SQLException {
        var byType = new HashMap<String, List<Taken>>();
        for (var record : records) {
            tally.produced++;
            var type = Log.header(record, "ce_type");
            if (tally.deadLetters.contains(place(record))) {
                tally.deadLettered++;
            } else if (type.isPresent() && record.value() != null && !group.shown().containsKey(type.get())) {
                tally.noUse++;
            } else {
                type.flatMap(_ -> About.read(record)).ifPresentOrElse(
                        about -> byType.computeIfAbsent(type.get(), _ -> new ArrayList<>()).add(new Taken(record, about)),
                        () -> tally.miss(record, "cannot be read, but is no dead letter of " + group.name()));
            }
        }
        for (var type : byType.entrySet()) {
            settle(group, group.shown().get(type.getKey()), type.getValue(), rows, tally);
        }
    }

    private static void settle(Group group, String condition, List<Taken> taken, Rows rows, Tally tally)
            throws SQLException {
        var shown = Set.copyOf(rows.all("""
                select r.n from unnest(?, ?, ?) with ordinality r (name, unit, version, n) where exists (select %s)"""
                .formatted(condition), row -> row.getInt(1) - 1,
                taken.stream().map(each -> each.about().name()).toArray(String[]::new),
                taken.stream().map(each -> each.about().unit()).toArray(String[]::new),
                taken.stream().map(each -> each.about().version()).toArray(Long[]::new)));
        tally.applied += shown.size();
        for (int i = 0; i < taken.size(); i++) {
            if (!shown.contains(i)) {
                tally.miss(taken.get(i).record(), "version %d was taken by %s, which neither shows it nor has it as a dead letter"
                        .formatted(taken.get(i).about().version(), group.name()));
            }
        }
    }

    private static String name(ConsumerRecord<String, byte[]> record) {
        return "%s %s on %s".formatted(record.key(), Log.header(record, "ce_type").orElse("of no type"), place(record));
    }

    private static Place place(ConsumerRecord<?, ?> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    /** Where a dead letter came from; empty for what only notes that a letter was seen to. */
    private static Optional<Place> letterOf(ConsumerRecord<?, ?> letter) {
        return Log.header(letter, "dead-letter-settled").isPresent() ? Optional.empty()
                : Log.header(letter, "dead-letter-offset").map(offset -> new Place(
                        Log.header(letter, "dead-letter-topic").orElse(""),
                        Integer.parseInt(Log.header(letter, "dead-letter-partition").orElse("-1")), Long.parseLong(offset)));
    }
}
