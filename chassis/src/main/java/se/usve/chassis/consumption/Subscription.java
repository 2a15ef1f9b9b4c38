package se.usve.chassis.consumption;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service reads and what it does with it. A bean of this type is all it takes: the chassis polls, decodes,
 * opens the transaction, commits offsets after it, retries in place and sends to the dead-letter topic what can never
 * be applied.
 *
 * @param <E> type of the events, usually the sealed type of a contract
 */
public interface Subscription<E> {

    /** {@return the Kafka consumer group} */
    String group();

    /** {@return the topics to read} */
    Set<String> topics();

    /**
     * {@return the class that reads events of a CloudEvents type, empty for a type this service has no use for, which
     * is passed over}
     *
     * @param type CloudEvents type
     */
    Optional<Class<? extends E>> classOf(String type);

    /**
     * {@return the record key the event must have come under: an event under another key is refused, because order
     * holds only within the right one}
     *
     * @param event a decoded event
     */
    String keyOf(E event);

    /**
     * Applies a batch, in the order given (which keeps the order within a key), inside one database transaction. It
     * may be called again with the same events, so it must leave the same state however often it is.
     *
     * @param batch decoded events, at least one
     * @throws UnprocessableEvent if one of them can never be applied; nothing is stored, and the batch comes again
     *                            without it
     */
    void apply(List<Received<E>> batch);
}
