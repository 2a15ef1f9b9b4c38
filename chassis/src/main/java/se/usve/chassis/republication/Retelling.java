package se.usve.chassis.republication;

import java.time.Instant;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;

/**
 * One kind of event that a service publishes, made again of what it stores. Every kind has a bean of this type; they tell one
 * after the other, in the order of {@link jakarta.annotation.Priority}.
 */
public interface Retelling {

    /** Takes an event to be told again. */
    @FunctionalInterface
    interface Teller {

        /**
         * Tells the event.
         *
         * @param event as it was appended to the outbox: same type, key, version and payload
         * @param at    when what it tells of happened
         */
        void tell(Outbox.Entry event, Instant at);
    }

    /**
     * Tells every version of everything of its kind, in the order of the versions within a key. It is called in a
     * transaction that sees one moment, and must not hold all of it in memory.
     *
     * @param round the round it is of; all rounds if empty
     */
    void retell(Optional<String> round, Teller teller);
}
