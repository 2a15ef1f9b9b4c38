package se.usve.survey.contract;

import java.util.Map;
import java.util.Optional;

/**
 * A fact the survey service tells on {@link #TOPIC}.
 *
 * <p>Every event carries the whole state of the thing it is about, with a version that counts 1, 2, … for that thing,
 * so a reader that keeps the highest version it has seen ends up right whatever is repeated or reordered.
 * The payload is JSON, described by the schema beside this type that is named as the end of its CloudEvents type
 * ({@code round-changed.v1.schema.json}); {@code golden} holds samples that every reader's test reads. CloudEvents
 * attributes travel as record headers (binary content mode, CloudEvents 1.0 Kafka protocol binding).
 */
public sealed interface SurveyEvent permits RoundChanged, UnitRegistered, SubmissionReceived, SubmissionWithdrawn,
        FollowUpReported {

    /** The topic all events of this contract are published on. */
    String TOPIC = "usve.survey.v1";

    /** {@return the record key: {@code round} for a round, {@code round/unit} for a unit; order holds within a key} */
    String key();

    /** {@return the version of the thing the event is about, from 1} */
    long version();

    /** {@return the CloudEvents type of this event} */
    default String type() {
        return switch (this) {
            case RoundChanged _ -> RoundChanged.TYPE;
            case UnitRegistered _ -> UnitRegistered.TYPE;
            case SubmissionReceived _ -> SubmissionReceived.TYPE;
            case SubmissionWithdrawn _ -> SubmissionWithdrawn.TYPE;
            case FollowUpReported _ -> FollowUpReported.TYPE;
        };
    }

    /** {@return the class that reads events of the CloudEvents type, empty for a type this contract does not know} */
    static Optional<Class<? extends SurveyEvent>> classOf(String type) {
        return Optional.ofNullable(Map.<String, Class<? extends SurveyEvent>>of(
                RoundChanged.TYPE, RoundChanged.class,
                UnitRegistered.TYPE, UnitRegistered.class,
                SubmissionReceived.TYPE, SubmissionReceived.class,
                SubmissionWithdrawn.TYPE, SubmissionWithdrawn.class,
                FollowUpReported.TYPE, FollowUpReported.class).get(type));
    }
}
