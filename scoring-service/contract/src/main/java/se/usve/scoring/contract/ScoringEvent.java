package se.usve.scoring.contract;

import java.util.Map;
import java.util.Optional;

/**
 * A fact the scoring service tells on {@link #TOPIC}.
 *
 * <p>Every event carries the whole state of the thing it is about, with a version that counts 1, 2, … for that thing,
 * so a reader that keeps the highest version it has seen ends up right whatever is repeated or reordered.
 * The payload is JSON, described by the schema of the same name beside this type; CloudEvents attributes travel as
 * record headers (binary content mode, CloudEvents 1.0 Kafka protocol binding).
 */
public sealed interface ScoringEvent permits RuleSetActivated, UnitScored, RoundSealed {

    /** The topic all events of this contract are published on. */
    String TOPIC = "usve.scoring.v1";

    /** {@return the record key: {@code round/unit} for a unit, {@code round} for a round, the id for a rule set; order holds within a key} */
    String key();

    /** {@return the version of the thing the event is about, from 1} */
    long version();

    /** {@return the CloudEvents type of this event} */
    default String type() {
        return switch (this) {
            case RuleSetActivated _ -> RuleSetActivated.TYPE;
            case UnitScored _ -> UnitScored.TYPE;
            case RoundSealed _ -> RoundSealed.TYPE;
        };
    }

    /** {@return the class that reads events of the CloudEvents type, empty for a type this contract does not know} */
    static Optional<Class<? extends ScoringEvent>> classOf(String type) {
        return Optional.ofNullable(Map.<String, Class<? extends ScoringEvent>>of(
                RuleSetActivated.TYPE, RuleSetActivated.class,
                UnitScored.TYPE, UnitScored.class,
                RoundSealed.TYPE, RoundSealed.class).get(type));
    }
}
