package se.usve.chassis.logs;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stands in the log for a failure: its kind, its places and its causes, and of the messages what {@link Failure} tells. */
final class Untold extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String line;
    private final String kind;
    private final Throwable cause;

    private Untold(Throwable failure, Set<Throwable> seen) {
        // JSON has the message in a field of its own.
        super(Failure.message(failure), null, true, true);
        this.line = Failure.line(failure);
        this.kind = failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
        this.cause = failure.getCause() != null && seen.add(failure.getCause()) ? new Untold(failure.getCause(), seen) : null;
        for (var suppressed : failure.getSuppressed()) {
            if (seen.add(suppressed)) {
                addSuppressed(new Untold(suppressed, seen));
            }
        }
    }

    static Untold of(Throwable failure) {
        return failure instanceof Untold already ? already
                : new Untold(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** {@return the class of the failure it stands for} */
    String kind() {
        return kind;
    }

    @Override
    public synchronized Throwable getCause() {
        return cause;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String toString() {
        return line;
    }
}
