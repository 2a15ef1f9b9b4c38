package se.usve.survey.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import se.usve.chassis.sql.AfterCommit;

/** Counts the rows of files that are carried out, {@code usve_import_rows_total}. */
@ApplicationScoped
class RowCount {

    private final Counter created;
    private final Counter changed;
    private final Counter unchanged;
    private final Counter rejected;
    private final AfterCommit afterCommit;

    RowCount(MeterRegistry meters, AfterCommit afterCommit) {
        this.created = counter(meters, "created");
        this.changed = counter(meters, "changed");
        this.unchanged = counter(meters, "unchanged");
        this.rejected = counter(meters, "rejected");
        this.afterCommit = afterCommit;
    }

    /** These are committed with the caller's transaction. */
    void committed(Counts counts) {
        afterCommit.run(() -> {
            created.increment(counts.created());
            changed.increment(counts.changed());
            unchanged.increment(counts.unchanged());
            rejected.increment(counts.rejected());
        });
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("usve.import.rows").description("Rows of files of answers that were carried out")
                .tag("result", result).register(meters);
    }
}
