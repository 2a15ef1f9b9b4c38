package se.usve.chassis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter;
import org.junit.jupiter.api.Test;

/** What reaches the log tells what failed and where, and nothing of whom. */
class NoPersonalDataTest {

    private static final String NAME = "Anna Andersson";
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJlLV9h";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ExtLogRecord line(String message, Throwable thrown, Object... parameters) {
        var line = new ExtLogRecord(Level.SEVERE, message, ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(parameters);
        line.setThrown(thrown);
        assertThat(new NoPersonalData().isLoggable(line)).as("every line is told").isTrue();
        return line;
    }

    private static String written(ExtLogRecord line) {
        var json = new JsonFormatter();
        json.setExceptionOutputType(StructuredFormatter.ExceptionOutputType.FORMATTED);
        return new EcsTrace(json).format((LogRecord) line);
    }

    @Test
    void tokensAddressesAndQueriesAreLeftOutOfMessages() {
        assertThat(line("%s from %s at %s", null, "Bearer " + TOKEN, "anna.ek@regionuppsala.se",
                "http://127.0.0.1:8081/form/sign-in?token=abc&to=/form").getFormattedMessage())
                .isEqualTo("Bearer [token] from [address] at http://127.0.0.1:8081/form/sign-in?[query]");
        assertThat(line("Round %s has %d units?", null, "2018-2021", 292).getFormattedMessage())
                .isEqualTo("Round 2018-2021 has 292 units?");
    }

    @Test
    void inJsonTooAFailureIsToldWithItsMessageWhereThatHoldsNoValue() throws IOException {
        var refused = new ConnectException("Connection refused");
        assertThat(JSON.readTree(written(line("It failed", new ExecutionException(refused)))).toString())
                .contains("Connection refused");
        assertThat(written(line("It failed", catching(() -> Integer.valueOf(NAME))))).doesNotContain(NAME);
    }

    @Test
    void aFailureIsToldWithoutTheValueItFailedWith() {
        for (var failure : List.of(
                catching(() -> JSON.readValue("{\"answer\":\"" + NAME + "\"}", Reads.class)),
                catching(() -> Instant.parse(NAME)),
                catching(() -> Thread.State.valueOf(NAME)),
                catching(() -> Integer.valueOf(NAME)),
                new UncheckedIOException((IOException) catching(() -> JSON.readTree("{" + NAME))),
                new ExecutionException(catching(() -> Integer.valueOf(NAME))),
                new SQLException("ERROR: invalid input syntax for type integer: \"" + NAME + "\"", "22P02"),
                new SQLException("ERROR: duplicate key value violates \"k\"\n  Detail: Key (name)=(" + NAME + ")", "23505"),
                new BatchUpdateException("Batch entry 0 insert into t values ('" + NAME + "')", "23505", new int[0]))) {
            var line = line("It failed", failure);
            assertThat(written(line)).doesNotContain("Anna").contains(failure.getClass().getSimpleName());
            assertThat(Failure.brief(failure)).doesNotContain("Anna").contains(failure.getClass().getSimpleName());
        }
    }

    @Test
    void whatAnOperatorNeedsIsTold() {
        assertThat(Failure.brief(new IllegalStateException("The batch could not be stored",
                new SQLException("FATAL: terminating connection due to administrator command", "57P01"))))
                .isEqualTo("java.lang.IllegalStateException: The batch could not be stored, because java.sql.SQLException: "
                        + "FATAL: terminating connection due to administrator command");
        assertThat(Failure.brief(new ConnectException("Connection refused"))).endsWith("Connection refused");
        assertThat(Failure.brief(new SQLException("ERROR: duplicate key value violates unique constraint \"k\"", "23505")))
                .endsWith("violates unique constraint \"k\"");
    }

    @Test
    void aLineOfJsonHasTheTraceItWasWrittenInAndTheErrorsType() throws IOException {
        var line = line("It failed", new ConnectException("Connection refused"));
        line.setMdc(Map.of("traceId", "0af7651916cd43dd8448eb211c80319c", "spanId", "b7ad6b7169203331"));
        var json = JSON.readTree(written(line));
        assertThat(json.path("trace.id").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(json.path("span.id").asText()).isEqualTo("b7ad6b7169203331");
        assertThat(json.path("error.type").asText()).isEqualTo("java.net.ConnectException");

        var untraced = line("All is well", null);
        untraced.setMdc(Map.of());
        assertThat(JSON.readTree(written(untraced)).has("trace.id")).isFalse();
    }

    @Test
    void theCausesAndPlacesOfAFailureAreKept() {
        var cause = catching(() -> Integer.valueOf(NAME));
        var told = line("It failed", new IllegalStateException("Something of ours", cause)).getThrown();
        assertThat(told.toString()).isEqualTo("java.lang.IllegalStateException: Something of ours");
        assertThat(told.getCause().toString()).isEqualTo("java.lang.NumberFormatException");
        assertThat(told.getCause().getStackTrace()).isEqualTo(cause.getStackTrace());
        assertThat(written(line("It failed", told))).contains("java.lang.IllegalStateException: Something of ours",
                "Caused by: java.lang.NumberFormatException", "java.lang.Integer.valueOf").doesNotContain("Untold", "Anna");
    }

    private record Reads(int answer) {
    }

    private interface Failing {
        void run() throws Exception;
    }

    private static Throwable catching(Failing work) {
        try {
            work.run();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("It did not fail");
    }
}
