package se.usve.reporting.rebuild;

import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.consumption.Rereading.Batch;
import se.usve.chassis.consumption.Rereading.Refused;

/** Counts what a rebuild has read. */
final class Tally {

    private static final int KEPT = 100;

    private long events;
    private long read;
    private long applied;
    private long passedOver;
    private long refused;
    private final List<Refused> refusals = new ArrayList<>();

    /** There are so many records to read. */
    void expect(long records) {
        events = records;
    }

    void count(Batch<?> batch) {
        read += batch.records();
        passedOver += batch.passedOver();
        batch.unreadable().forEach(this::refuse);
    }

    void apply(int more) {
        applied += more;
    }

    void refuse(Refused record) {
        refused++;
        if (refusals.size() < KEPT) {
            refusals.add(record);
        }
    }

    long events() {
        return events;
    }

    long read() {
        return read;
    }

    long applied() {
        return applied;
    }

    long passedOver() {
        return passedOver;
    }

    long refused() {
        return refused;
    }

    List<Refused> refusals() {
        return refusals;
    }
}
