package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import se.usve.stack.Service;

/**
 * One who submits for the only unit of a round of its own, now with level 1 met and now without, and reads the table of levels
 * again and again until it shows that.
 */
final class Probe implements Callable<long[]> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What is measured comes out longer by half of this; shorter, the readings would take the processors that they measure. */
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(20);

    private final Chain chain;
    private final String round;
    private final byte[][] bodies;
    private final Duration time;
    private final Duration interval;
    private volatile long readings;

    /**
     * @param round    to be opened for it
     * @param time     how long it goes on
     * @param interval from one submission to the next, if the figures have come by then
     */
    Probe(Chain chain, String round, Duration time, Duration interval) throws IOException {
        this.chain = chain;
        this.round = round;
        this.time = time;
        this.interval = interval;
        try (var api = chain.survey()) {
            OpenedRound.with(api, round, 1);
            ObjectNode answers = Chain.answers(api, round);
            this.bodies = new byte[][] {body(answers.put("3", "NO")), body(answers.put("3", "WHOLE_PERIOD"))};
        }
    }

    private static byte[] body(ObjectNode answers) {
        return JSON.createObjectNode().set("answers", answers).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@return how often it has read the figures} */
    long readings() {
        return readings;
    }

    /** {@return how long each took, from sending it to reading it, in nanoseconds} */
    @Override
    public long[] call() throws IOException, InterruptedException {
        var nanos = LongStream.builder();
        long end = System.nanoTime() + time.toNanos();
        try (var survey = new Sender(chain.stack().api(Service.SURVEY), chain.token());
                var reporting = new Sender(chain.stack().api(Service.REPORTING), chain.token())) {
            for (int turn = 0; System.nanoTime() < end; turn++) {
                long sent = System.nanoTime();
                survey.created("/survey/v1/rounds/" + round + "/units/1/submissions", bodies[turn % 2]);
                while (metLevel1(reporting) != turn % 2) {
                    if (System.nanoTime() - sent > PATIENCE.toNanos()) {
                        throw new IOException("The figures have not come after " + PATIENCE);
                    }
                    Thread.sleep(BETWEEN_READINGS);
                }
                nanos.add(System.nanoTime() - sent);
                TimeUnit.NANOSECONDS.sleep(sent + interval.toNanos() - System.nanoTime());
            }
        }
        return nanos.build().toArray();
    }

    /** {@return how many units meet level 1; -1 while no outcome has come} */
    private int metLevel1(Sender reporting) throws IOException {
        readings++;
        var answer = reporting.read("/reporting/v1/rounds/" + round + "/levels");
        if (answer.status() != 200) {
            return -1; // The round itself has not come there yet.
        }
        for (JsonNode cell : JSON.readTree(answer.body()).at("/levels/0/cells")) {
            if (cell.path("group").asText().equals("SE") && cell.path("met").asInt() + cell.path("notMet").asInt() > 0) {
                return cell.path("met").asInt();
            }
        }
        return -1;
    }
}
