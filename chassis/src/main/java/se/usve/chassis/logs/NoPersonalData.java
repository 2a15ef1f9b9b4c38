package se.usve.chassis.logs;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The net under what every line of the log is written to hold: tokens, addresses of mail and the queries of requests are left
 * out of messages, whoever wrote them, and failures are told without the values they failed with.
 */
@LoggingFilter(name = "no-personal-data")
public final class NoPersonalData implements Filter {

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]+(\\.[\\w-]*)*");
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+");
    private static final Pattern QUERY = Pattern.compile("\\?[\\w.~%-]+=\\S*");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line.getThrown() != null) {
            line.setThrown(Untold.of(line.getThrown()));
        }
        if (line instanceof ExtLogRecord told) {
            var message = told.getFormattedMessage();
            if (message != null) {
                var without = without(message);
                if (!without.equals(message)) {
                    told.setMessage(without, ExtLogRecord.FormatStyle.NO_FORMAT);
                    told.setParameters(null);
                }
            }
        }
        return true;
    }

    static String without(String message) {
        var text = message;
        if (text.contains("eyJ")) {
            text = TOKEN.matcher(text).replaceAll("[token]");
        }
        if (text.indexOf('@') >= 0) {
            text = ADDRESS.matcher(text).replaceAll("[address]");
        }
        if (text.indexOf('?') >= 0) {
            text = QUERY.matcher(text).replaceAll("?[query]");
        }
        return text;
    }
}
