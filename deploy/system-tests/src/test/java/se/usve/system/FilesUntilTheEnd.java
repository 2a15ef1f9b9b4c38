package se.usve.system;

import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Sends files to one instance, to be read while their sender does other things, until the instance takes none. */
final class FilesUntilTheEnd implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of nobody's region so many are kept, and the last are those that were in hand at the end. */
    private static final int LOOKED_AT = 20;

    private final String round;
    private final URI instance;
    private final String file;
    private final List<String> taken = new ArrayList<>();
    private final Thread thread;
    private volatile boolean goOn = true;

    FilesUntilTheEnd(Load load, URI instance) {
        this.round = load.round();
        this.instance = instance;
        var drawn = new RandomAnswers(new Random(7));
        this.file = load.units().stream().map(unit -> line(unit.id, drawn.next())).collect(Collectors.joining("\n"));
        this.thread = Thread.ofPlatform().daemon().start(this::send);
    }

    private static String line(String unit, Map<String, Object> answers) {
        try {
            return JSON.writeValueAsString(Map.of("unit", unit, "answers", answers));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send() {
        var token = RunningSystem.get().stack().token(RunningSystem.ADMIN);
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (goOn) {
                var answer = http.send(HttpRequest.newBuilder(
                        instance.resolve("/survey/v1/rounds/" + round + "/imports?dryRun=true"))
                        .header("Authorization", "Bearer " + token).header("Content-Type", "application/x-ndjson")
                        .header("Prefer", "respond-async").POST(HttpRequest.BodyPublishers.ofString(file)).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    taken.add(JSON.readTree(answer.body()).path("plan").asText());
                }
            }
        } catch (IOException e) {
            // The instance has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return the states of the last files that it took, once it takes none any more} */
    List<String> states() throws InterruptedException {
        thread.join();
        return taken.stream().skip(Math.max(0, taken.size() - LOOKED_AT)).map(plan -> RunningSystem.get().get(SURVEY,
                "/survey/v1/rounds/" + round + "/imports/" + plan, RunningSystem.ADMIN).expecting(200).json()
                .path("status").asText()).toList();
    }

    @Override
    public void close() {
        goOn = false;
    }
}
