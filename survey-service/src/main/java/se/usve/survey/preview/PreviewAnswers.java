package se.usve.survey.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import se.usve.chassis.logs.Failure;
import se.usve.chassis.tracing.TraceParent;
import se.usve.survey.settings.SurveySettings;

/** Asks for a preview. It takes two seconds at most. */
@ApplicationScoped
public class PreviewAnswers {

    private static final Logger LOG = Logger.getLogger(PreviewAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final Optional<URI> scoring;
    private final ObjectMapper json;

    PreviewAnswers(SurveySettings.Scoring scoring, ObjectMapper json) {
        this.scoring = scoring.url();
        this.json = json;
    }

    /**
     * {@return what the answers, perhaps half filled in, would give}
     *
     * @param round   id of the round
     * @param answers question id to answer
     * @param token   the caller's own token, which the scoring service takes too
     */
    public Preview of(String round, Map<String, Object> answers, String token) {
        return scoring.map(address -> ask(address, round, answers, token))
                .orElseGet(() -> new Away(Away.Why.NOT_CONFIGURED));
    }

    private Preview ask(URI address, String round, Map<String, Object> answers, String token) {
        try {
            var response = whole(request(address, round, answers, token));
            if (response.statusCode() == 404) {
                return new Away(Away.Why.UNKNOWN_ROUND);
            }
            if (response.statusCode() != 200) {
                LOG.warnf("The scoring service answers a preview with %d", response.statusCode());
                return new Away(Away.Why.NO_ANSWER);
            }
            return PreviewReader.read(json.readValue(response.body(), JsonNode.class));
        } catch (IOException | IllegalArgumentException | TimeoutException e) {
            return noAnswer(e);
        } catch (ExecutionException e) {
            return noAnswer(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Away(Away.Why.NO_ANSWER);
        }
    }

    private static Preview noAnswer(Throwable why) {
        LOG.warnf("No preview from the scoring service: %s", Failure.brief(why));
        return new Away(Away.Why.NO_ANSWER);
    }

    /** The client's own timeout ends with the headers (JDK-8208693): an answer that stalls after them is given up here. */
    private HttpResponse<byte[]> whole(HttpRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(URI address, String round, Map<String, Object> answers, String token)
            throws JsonProcessingException {
        var path = "/scoring/v1/rounds/" + URLEncoder.encode(round, StandardCharsets.UTF_8).replace("+", "%20")
                + "/preview";
        var traceparent = TraceParent.of(Span.current());
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("answers", answers))));
        return (traceparent == null ? request : request.header(TraceParent.HEADER, traceparent)).build();
    }
}
