package se.usve.chassis.republication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A round's events told again, as far as it has come.
 *
 * @param id          its id
 * @param round       the round; null for all rounds
 * @param dryRun      whether the events are only counted
 * @param state       where it stands
 * @param requestedBy name of who asked for it
 * @param startedAt   when, UTC
 * @param finishedAt  when it ended; null while it goes on
 * @param events      how many events were told, or counted
 * @param types       of those, how many of each CloudEvents type; once it has ended
 * @param failure     what ended it, if that was an error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Republication(UUID id, String round, boolean dryRun, State state, String requestedBy, Instant startedAt,
        Instant finishedAt, long events, Map<String, Long> types, String failure) {

    /** Where a republication stands. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** Kafka has every event, or all were counted. */
        DONE,
        /** An error ended it: some events were told, others not. Telling them again does no harm. */
        FAILED,
        /** The instance that ran it ended. */
        INTERRUPTED
    }
}
