package se.usve.chassis.consumption;

import java.util.Collection;
import java.util.List;

/**
 * Where a consumer group puts what it can never apply.
 *
 * @param topic the topic it was read from
 * @param group the consumer group
 */
public record DeadLetterTopic(String topic, String group) {

    /** Header of a letter that has no payload because there was no room for it: how many bytes it had. */
    public static final String LEFT_OUT = "dead-letter-payload-left-out";

    /** {@return those of these subscriptions} */
    public static List<DeadLetterTopic> of(Collection<Subscription<?>> subscriptions) {
        return subscriptions.stream().flatMap(subscription -> subscription.topics().stream().sorted()
                .map(topic -> new DeadLetterTopic(topic, subscription.group()))).toList();
    }

    /** {@return the name of the topic that the letters are on} */
    public String name() {
        return topic + ".dead-letter." + group;
    }
}
