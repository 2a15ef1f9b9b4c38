package se.usve.command.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import se.usve.stack.Topics;

/** Every event of the round is on its topic three times more, in an order that is nobody's. */
record Replay() implements Fault {

    private static final int TIMES = 3;

    @Override
    public String id() {
        return "replay-shuffled";
    }

    @Override
    public String what() {
        return "every event of both topics sent three times more, shuffled, among the new ones";
    }

    @Override
    public String strike(Scene scene) {
        scene.clients().awaitReceipts(6);
        Quiet.await(scene.stack());
        var copies = new ArrayList<ProducerRecord<String, byte[]>>();
        try (var topics = new TopicCopy(scene.stack().stores().bootstrapServers())) {
            for (var topic : List.of(Topics.SURVEY, Topics.SCORING)) {
                for (var read : topics.read(topic)) {
                    if (read.key().startsWith(scene.clients().round())) {
                        var copy = new ProducerRecord<>(topic, null, read.key(), read.value(), read.headers());
                        copies.addAll(Collections.nCopies(TIMES, copy));
                    }
                }
            }
            Collections.shuffle(copies, scene.random());
            copies.forEach(topics::send);
            topics.flush();
        }
        scene.clients().awaitReceipts(3);
        return "%,d records replayed; then rebuilt: %s".formatted(copies.size(), rebuilt(scene));
    }

    /** Also whoever reads the topics from their beginning must come to the same. */
    private static String rebuilt(Scene scene) {
        return Rebuilt.whole(scene.stack());
    }
}
