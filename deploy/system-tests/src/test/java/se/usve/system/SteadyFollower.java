package se.usve.system;

import static se.usve.stack.Service.REPORTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.stack.Service;

/**
 * Somebody who follows a round as a browser's EventSource does: comes back where they were when a stream ends, and gives up
 * for good at any answer but 200 (HTML standard, 9.2.3).
 */
final class SteadyFollower implements AutoCloseable {

    private final Function<Service, URI> gateway;
    private final String path;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final List<String> ends = new ArrayList<>();
    private final Thread thread;
    private volatile boolean goOn = true;
    private volatile long cameTo = -1;

    SteadyFollower(Function<Service, URI> gateway, String round) {
        this.gateway = gateway;
        this.path = "/reporting/v1/rounds/" + round + "/stream";
        this.thread = Thread.ofPlatform().daemon().start(this::follow);
    }

    private void follow() {
        while (goOn) {
            try {
                var request = HttpRequest.newBuilder(gateway.apply(REPORTING).resolve(path))
                        .header("Authorization", "Bearer " + RunningSystem.get().stack().token(RunningSystem.STEERING));
                if (cameTo >= 0) {
                    request.header("Last-Event-ID", Long.toString(cameTo));
                }
                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
                if (answer.statusCode() != 200) {
                    errors.add("the stream was answered " + answer.statusCode());
                    return;
                }
                read(answer.body());
            } catch (IOException | RuntimeException e) {
                if (goOn) {
                    errors.add("the stream broke: " + e);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(Stream<String> lines) {
        var name = "";
        String reason = null;
        for (var line : (Iterable<String>) lines::iterator) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                var id = Long.parseLong(line.substring(3).strip());
                if (id < cameTo) {
                    errors.add("went back from " + cameTo + " to " + id);
                }
                cameTo = id;
            } else if (line.startsWith("data:") && name.equals("end")) {
                reason = line.substring(5).strip();
            }
        }
        if (reason == null) {
            throw new UncheckedIOException(new IOException("it ended without a word"));
        }
        synchronized (ends) {
            ends.add(reason);
        }
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** {@return what streams said when they ended} */
    List<String> ends() {
        synchronized (ends) {
            return List.copyOf(ends);
        }
    }

    /** {@return the number of the newest change that was told} */
    long cameTo() {
        return cameTo;
    }

    @Override
    public void close() {
        goOn = false;
        http.shutdownNow();
    }
}
