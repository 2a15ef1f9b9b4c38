package se.usve.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import se.usve.chassis.consumption.DataErrors;
import se.usve.chassis.consumption.Received;
import se.usve.chassis.consumption.Rereading.Refused;
import se.usve.chassis.consumption.UnprocessableEvent;

/**
 * Applies batches to the model that a transaction's search path names, and sets aside what can never be applied, as the consumer
 * does.
 */
@ApplicationScoped
class Feed {

    /** How a batch is applied. */
    @FunctionalInterface
    interface Applying {
        void apply(Connection transaction, List<Received<Object>> batch) throws SQLException;
    }

    /** {@return how many were applied} */
    int apply(Connection transaction, List<Received<Object>> events, Applying applying, Consumer<Refused> refused)
            throws SQLException {
        var batch = new ArrayList<>(events);
        while (!batch.isEmpty()) {
            var before = transaction.setSavepoint();
            try {
                applying.apply(transaction, batch);
                transaction.releaseSavepoint(before);
                return batch.size();
            } catch (UnprocessableEvent e) {
                transaction.rollback(before);
                var out = batch.stream().filter(event -> event == e.received()).findFirst().orElseThrow(() -> e);
                batch.remove(out);
                refused.accept(refusal(out, e.getMessage()));
            } catch (SQLException | IllegalStateException e) {
                if (!DataErrors.isIn(e)) {
                    throw e;
                }
                transaction.rollback(before);
                return oneByOne(transaction, batch, applying, refused, e);
            }
        }
        return 0;
    }

    /** The database refused a value in the batch; which one shows when each is applied alone. */
    private int oneByOne(Connection transaction, List<Received<Object>> batch, Applying applying, Consumer<Refused> refused,
            Exception because) throws SQLException {
        if (batch.size() == 1) {
            refused.accept(refusal(batch.getFirst(), "The database refuses it: " + DataErrors.messageOf(because)));
            return 0;
        }
        int applied = 0;
        for (var event : batch) {
            applied += apply(transaction, List.of(event), applying, refused);
        }
        return applied;
    }

    private static Refused refusal(Received<?> event, String reason) {
        return new Refused(event.topic(), event.partition(), event.offset(), event.key(), reason);
    }
}
