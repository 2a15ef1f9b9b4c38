package se.usve.reporting.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.usve.chassis.consumption.Rereading;

/**
 * A rebuild of the read model, as far as it has come.
 *
 * @param id              its id
 * @param state           where it stands
 * @param evenIfDifferent whether the models are exchanged also if they differ
 * @param requestedBy     who asked for it
 * @param startedAt       when, UTC
 * @param finishedAt      when it ended; null while it goes on
 * @param events          records on the topics, as far as known
 * @param eventsRead      of those, the ones read
 * @param applied         of those, events that were applied
 * @param passedOver      of those, records of types that the read model has no use for
 * @param refused         of those, records that cannot be applied: they are in the dead-letter topics
 * @param refusals        the first hundred of them
 * @param comparison      each table, by round where it has rounds; null until compared
 * @param failure         what ended it, if that was an error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rebuild(UUID id, State state, boolean evenIfDifferent, String requestedBy, Instant startedAt,
        Instant finishedAt, long events, long eventsRead, long applied, long passedOver, long refused,
        List<Rereading.Refused> refusals, List<Compared> comparison, String failure) {

    /** Where a rebuild stands. */
    public enum State {
        /** It reads the topics. */
        READING,
        /** New events wait while it reads the last ones and compares. */
        COMPARING,
        /** The new model is the one that is read; the old one is kept. */
        SWITCHED,
        /** The models differ, so nothing was exchanged. */
        DIFFERENT,
        /** An error ended it; nothing was exchanged. */
        FAILED,
        /** The instance that ran it ended; nothing was exchanged. */
        INTERRUPTED
    }

    /**
     * A table, or what one holds of a round, in both models.
     *
     * @param table       its name
     * @param round       id of the round; null for a table that is not by rounds
     * @param rows        rows in the model that was read
     * @param rowsRebuilt rows in the new one
     * @param hash        of those rows, whatever their order
     * @param hashRebuilt of the new one's
     * @param alike       whether both are the same
     * @param examples    keys of the first rows that differ
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Compared(String table, String round, long rows, long rowsRebuilt, String hash, String hashRebuilt,
            boolean alike, List<String> examples) {
    }
}
