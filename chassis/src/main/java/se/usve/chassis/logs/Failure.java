package se.usve.chassis.logs;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;

/**
 * Tells of a failure without the values it failed with: libraries put into their messages what they could not read, and that
 * may be an answer, a name or an address. The kind of the failure is told always, its message only where it is our own or of a
 * library that tells of connections and settings.
 */
public final class Failure {

    /** Whose messages tell no values of ours. */
    private static final List<String> PLAIN = List.of("se.usve.", "java.io.", "java.net.", "java.nio.", "javax.net.ssl.",
            "java.util.concurrent.", "java.security.", "org.apache.kafka.", "org.flywaydb.", "io.quarkus.runtime.",
            "io.quarkus.arc.", "io.quarkus.bootstrap.", "io.smallrye.config.", "io.netty.", "io.vertx.core.", "io.agroal.",
            "jakarta.enterprise.", "jakarta.transaction.", "java.lang.Interrupted", "java.lang.NullPointer",
            "java.lang.ClassCast", "java.lang.IndexOutOfBounds", "java.lang.Arithmetic", "java.lang.UnsupportedOperation");

    private Failure() {
    }

    /** {@return what failed and why, in one line} */
    public static String brief(Throwable failure) {
        var told = new StringBuilder(line(failure));
        int depth = 0;
        for (var cause = failure.getCause(); cause != null && depth < 5; cause = cause.getCause(), depth++) {
            told.append(", because ").append(line(cause));
        }
        return told.toString().replaceAll("\\p{Cntrl}+", " ");
    }

    /** {@return its kind, and its message where that holds no values} */
    static String line(Throwable failure) {
        var message = message(failure);
        return message == null || message.isBlank() ? failure.getClass().getName()
                : failure.getClass().getName() + ": " + message;
    }

    /** {@return its message where that holds no values, otherwise null} */
    static String message(Throwable failure) {
        var message = failure.getMessage();
        if (message == null || repeats(message, failure.getCause())) {
            return null;
        }
        if (failure instanceof SQLException sql) {
            return message(sql);
        }
        return failure instanceof Error || isPlain(failure.getClass().getName()) || isThrownHere(failure) ? message : null;
    }

    /**
     * PostgreSQL quotes the value in errors of class 22 (data exception), and the driver the whole statement in those of a batch;
     * further lines hold the row.
     */
    private static String message(SQLException failure) {
        var state = failure.getSQLState();
        return failure instanceof BatchUpdateException || state != null && state.startsWith("22") ? "SQLSTATE " + state
                : failure.getMessage().lines().findFirst().orElse("SQLSTATE " + state);
    }

    /** What wraps another says what that one says. */
    private static boolean repeats(String message, Throwable cause) {
        return cause != null && cause.getMessage() != null && !cause.getMessage().isBlank()
                && message.contains(cause.getMessage());
    }

    /** Our own code writes its messages without values. */
    private static boolean isThrownHere(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("se.usve.");
    }

    private static boolean isPlain(String name) {
        return PLAIN.stream().anyMatch(name::startsWith);
    }
}
