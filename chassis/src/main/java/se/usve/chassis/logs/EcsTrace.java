package se.usve.chassis.logs;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Adds to a line of JSON, as the framework writes it, the fields of the Elastic Common Schema that it leaves out: the trace
 * and span the line was written in, and the type of the error.
 */
final class EcsTrace extends ExtFormatter {

    private final Formatter line;

    EcsTrace(Formatter line) {
        this.line = line;
    }

    @Override
    public String format(ExtLogRecord told) {
        var written = line.format((LogRecord) told);
        var more = new StringBuilder("{");
        add(more, "trace.id", told.getMdc("traceId"));
        add(more, "span.id", told.getMdc("spanId"));
        add(more, "error.type", told.getThrown() instanceof Untold failure ? failure.kind() : null);
        return written.startsWith("{") && more.length() > 1 ? more + written.substring(1) : written;
    }

    /** None of them holds a character that JSON escapes: hexadecimal numbers, the name of a class. */
    private static void add(StringBuilder fields, String name, String value) {
        if (value != null && !value.isEmpty()) {
            fields.append('"').append(name).append("\":\"").append(value).append("\",");
        }
    }

    @Override
    public boolean isCallerCalculationRequired() {
        return line instanceof ExtFormatter extended && extended.isCallerCalculationRequired();
    }
}
