package se.usve.survey.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import se.usve.chassis.logs.Failure;
import se.usve.chassis.tracing.TraceParent;
import se.usve.survey.settings.SurveySettings;

/**
 * Asks in one request which levels would change, for many units. The answers go and the outcomes come line by line, so
 * that neither stands in memory as a whole.
 */
@ApplicationScoped
public class PreviewMany {

    private static final Logger LOG = Logger.getLogger(PreviewMany.class);

    /**
     * A unit whose answers would change.
     *
     * @param unit   its id
     * @param before the answers it has, as JSON; empty if it has none
     * @param after  the answers it would have, as JSON
     */
    public record Asked(String unit, Optional<String> before, String after) {
    }

    /** What became of the question. */
    public sealed interface Told permits Changes, Away {
    }

    /** The levels that would change, for each unit in the order they were asked about. */
    public record Changes(List<List<LevelChange>> ofUnits) implements Told {
    }

    private final HttpClient http;
    private final ExecutorService threads = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor());
    private final Optional<URI> scoring;
    private final Duration patience;
    private final PreviewLines lines;

    PreviewMany(SurveySettings.Scoring scoring, ObjectMapper json) {
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.scoring = scoring.url();
        this.patience = scoring.patienceWithMany();
        this.lines = new PreviewLines(json);
    }

    /**
     * {@return which levels would change, or that there is no word of it; it takes no longer than configured}
     *
     * @param round id of the round
     * @param units the units with their answers
     * @param token the caller's own token, which the scoring service takes too
     */
    public Told of(String round, List<Asked> units, String token) {
        return scoring.map(address -> inTime(address, round, units, token))
                .orElseGet(() -> new Away(Away.Why.NOT_CONFIGURED));
    }

    /** The one clock: a time limit of the client's own would race with it, and be told as no answer. */
    private Told inTime(URI address, String round, List<Asked> units, String token) {
        if (units.isEmpty()) {
            return new Changes(List.of());
        }
        var answer = threads.submit(() -> ask(address, round, units, token));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            LOG.warnf("No preview of %d units within %s", units.size(), patience);
            return new Away(Away.Why.TOO_SLOW);
        } catch (ExecutionException e) {
            LOG.warnf("No preview of %d units: %s", units.size(), Failure.brief(e.getCause()));
            return new Away(Away.Why.NO_ANSWER);
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Away(Away.Why.NO_ANSWER);
        }
    }

    private Told ask(URI address, String round, List<Asked> units, String token)
            throws IOException, InterruptedException {
        var path = "/scoring/v1/rounds/" + URLEncoder.encode(round, StandardCharsets.UTF_8).replace("+", "%20")
                + "/previews";
        var traceparent = TraceParent.of(Span.current());
        var asking = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> lines.of(units)));
        var request = (traceparent == null ? asking : asking.header(TraceParent.HEADER, traceparent)).build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (var answers = response.body()) {
            if (response.statusCode() == 404) {
                return new Away(Away.Why.UNKNOWN_ROUND);
            } else if (response.statusCode() != 200) {
                LOG.warnf("The scoring service answers a preview of many with %d", response.statusCode());
                return new Away(Away.Why.NO_ANSWER);
            }
            return new Changes(lines.changes(units, answers.iterator()));
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
