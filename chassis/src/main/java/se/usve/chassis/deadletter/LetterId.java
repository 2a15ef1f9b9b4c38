package se.usve.chassis.deadletter;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Which dead letter: where it lies on its topic, written as {@code usve.survey.v1.dead-letter.scoring-3-17}.
 *
 * @param place  topic and partition
 * @param offset position in the partition
 */
record LetterId(TopicPartition place, long offset) {

    /** What an id looks like. */
    static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,249})-([0-9]{1,9})-([0-9]{1,18})");

    /** {@return the id that is written so; empty if none is} */
    static Optional<LetterId> of(String written) {
        var parts = FORM.matcher(written);
        return parts.matches()
                ? Optional.of(new LetterId(new TopicPartition(parts.group(1), Integer.parseInt(parts.group(2))),
                        Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return place + "-" + offset;
    }
}
