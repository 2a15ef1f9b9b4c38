package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The survey service as one administrator calls it, with the time each call takes. */
final class SurveyApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /**
     * What was answered.
     *
     * @param body   the body as it came
     * @param millis from sending to the last byte
     * @param stages how long the service says that each stage took, in milliseconds, by name
     */
    record Reply(byte[] body, double millis, Map<String, Double> stages) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI survey;
    private final String token;

    SurveyApi(URI survey, String token) {
        this.survey = survey;
        this.token = token;
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply put(String path, JsonNode body) throws IOException {
        return send(request(path).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    Reply post(String path, String type, byte[] body) throws IOException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(survey.resolve("/survey/v1" + path)).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        HttpRequest sent = request.build();
        long began = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(sent, BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - began) / 1e6;
            if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                throw new IOException(sent.method() + " " + sent.uri() + " answered " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return new Reply(answer.body(), millis, stages(answer.headers().firstValue("Server-Timing").orElse("")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Map<String, Double> stages(String timing) {
        Map<String, Double> stages = new TreeMap<>();
        for (String stage : timing.split(", ")) {
            if (stage.contains(";dur=")) {
                stages.put(stage.split(";")[0], Double.valueOf(stage.split(";dur=")[1]));
            }
        }
        return stages;
    }

    @Override
    public void close() {
        http.close();
    }
}
