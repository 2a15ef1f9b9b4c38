package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a region's submission to whoever follows the figures, through all three services; and a rebuild while they do. */
class LiveTest {

    private static final String ROUND = "live-2026";
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final RandomAnswers DRAWN = new RandomAnswers(new Random(20));
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Event(String name, String id, JsonNode data) {
    }

    /** A client of the stream. */
    private static final class Follower implements AutoCloseable {
        private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        Follower(String lastEventId) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(SYSTEM.stack().api(REPORTING)
                    .resolve("/reporting/v1/rounds/" + ROUND + "/stream"))
                    .header("Authorization", "Bearer " + SYSTEM.stack().token(RunningSystem.STEERING));
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            Thread.ofPlatform().daemon().start(() -> read(answer.body()));
        }

        private void read(Stream<String> lines) {
            try {
                String name = null;
                String id = null;
                for (var line : (Iterable<String>) lines::iterator) {
                    if (line.startsWith("event:")) {
                        name = line.substring(6).strip();
                    } else if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("data:")) {
                        events.add(new Event(name, id, JSON.readTree(line.substring(5))));
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                // The stream was ended.
            }
        }

        Event next() throws InterruptedException {
            var event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            return event;
        }

        /** {@return the first event in which so many units of the country have an outcome of level 1} */
        Event awaitScored(int units) throws InterruptedException {
            while (true) {
                var event = next();
                for (var cell : event.data().at("/levels/0/cells")) {
                    if (cell.path("group").asText().equals("SE")
                            && cell.path("of").asInt() - cell.path("unanswered").asInt() == units) {
                        return event;
                    }
                }
            }
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    /** Named so that no other test has registered it, perhaps for another region: the register is one. */
    private static String path(String unit) {
        return "/survey/v1/rounds/" + ROUND + "/units/live-" + unit;
    }

    private static void submit(String unit) {
        SYSTEM.post(SURVEY, path(unit) + "/submissions", RunningSystem.region("14"), Map.of("answers", DRAWN.next()))
                .expecting(201);
    }

    @BeforeAll
    static void anOpenRound() {
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND, RunningSystem.ADMIN, RoundDefinition.since(2022)).expecting(201);
        for (var unit : List.of("a", "b", "c", "d")) {
            SYSTEM.put(SURVEY, path(unit), RunningSystem.region("14"), Map.of("name", "Enhet " + unit, "region", "14"))
                    .expecting(201);
        }
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN"))
                .expecting(200);
        submit("a");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> scored() == 1);
    }

    private static int scored() {
        var level = SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/levels", RunningSystem.ADMIN).json()
                .at("/levels/0/cells");
        for (var cell : level) {
            if (cell.path("group").asText().equals("SE")) {
                return cell.path("of").asInt() - cell.path("unanswered").asInt();
            }
        }
        return -1;
    }

    @Test
    void aSubmissionIsToldAtOnceAndARebuildIsNotNoticed() throws Exception {
        String last;
        try (var follower = new Follower(null)) {
            assertThat(follower.next().name()).isEqualTo("reset");
            submit("b");
            var told = follower.awaitScored(2);
            assertThat(told.name()).isEqualTo("figures");
            assertThat(told.data().path("groups").findValuesAsText("code")).containsExactly("14", "SE");
            last = told.id();
        }
        submit("c");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> scored() == 3);
        try (var resumed = new Follower(last)) {
            var missed = resumed.next();
            assertThat(missed.name()).as("it resumes where it was").isEqualTo("figures");
            assertThat(Long.parseLong(missed.id())).isGreaterThan(Long.parseLong(last));

            var rebuilt = rebuildWhileFiguresAreRead();
            assertThat(rebuilt.path("state").asText()).as(rebuilt.toPrettyString()).isEqualTo("SWITCHED");
            assertThat(rebuilt.path("comparison").findValuesAsText("alike")).isNotEmpty().containsOnly("true");

            submit("d");
            assertThat(Long.parseLong(resumed.awaitScored(4).id())).isGreaterThan(Long.parseLong(missed.id()));
        }
    }

    /** Every reading is answered, with the figures that stand. */
    private static JsonNode rebuildWhileFiguresAreRead() throws InterruptedException {
        var goOn = new AtomicBoolean(true);
        var readings = new AtomicInteger();
        var wrong = new ConcurrentLinkedQueue<String>();
        var reader = Thread.ofPlatform().start(() -> {
            while (goOn.get()) {
                try {
                    var found = scored();
                    if (found != 3) {
                        wrong.add(found + " units scored");
                    }
                } catch (RuntimeException e) {
                    wrong.add(e.toString());
                }
                readings.incrementAndGet();
            }
        });
        try {
            var id = SYSTEM.post(REPORTING, "/reporting/v1/rebuilds", RunningSystem.ADMIN, Map.of()).expecting(202).json()
                    .path("id").asText();
            return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> SYSTEM.get(REPORTING,
                    "/reporting/v1/rebuilds/" + id, RunningSystem.ADMIN).expecting(200).json(),
                    rebuild -> rebuild.hasNonNull("finishedAt"));
        } finally {
            goOn.set(false);
            reader.join();
            assertThat(wrong).isEmpty();
            assertThat(readings.get()).isPositive();
        }
    }
}
