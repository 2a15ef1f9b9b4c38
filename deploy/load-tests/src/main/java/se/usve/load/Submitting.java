package se.usve.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Clients that submit the same answers at once, each for a unit drawn by lot every time.
 *
 * @param service where the survey service is
 * @param token   of an administrator
 * @param round   whose units are named 1 to {@code units}
 * @param units   how many
 * @param answers what each submits
 */
record Submitting(URI service, String token, String round, int units, String answers) {

    /**
     * What came of it.
     *
     * @param perSecond submissions answered with 201 a second
     * @param nanos     what each took its client, sorted
     */
    record Result(double perSecond, long[] nanos) {
        int count() {
            return nanos.length;
        }

        double millis(double share) {
            return Submitting.millis(nanos, share);
        }
    }

    /**
     * Submits as fast as it is answered.
     *
     * @throws IOException if one is not stored
     */
    Result atFullSpeed(int clients, Duration time) throws IOException, InterruptedException {
        return every(Duration.ZERO, clients, time);
    }

    /**
     * Submits at a steady rate, or as fast as it is answered where that is slower.
     *
     * @throws IOException if one is not stored
     */
    Result at(double perSecond, int clients, Duration time) throws IOException, InterruptedException {
        return every(Duration.ofNanos((long) (clients * 1e9 / perSecond)), clients, time);
    }

    private Result every(Duration interval, int clients, Duration time) throws IOException, InterruptedException {
        byte[] body = ("{\"answers\":" + answers + "}").getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();
        long end = began + time.toNanos();
        var each = new ArrayList<Callable<long[]>>();
        for (int client = 0; client < clients; client++) {
            var random = new Random(client);
            long first = began + interval.toNanos() * client / clients;
            each.add(() -> {
                var nanos = LongStream.builder();
                try (var sender = new Sender(service, token)) {
                    for (long due = first; due < end && System.nanoTime() < end; due += interval.toNanos()) {
                        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                        long sent = System.nanoTime();
                        sender.created(path(1 + random.nextInt(units)), body);
                        nanos.add(System.nanoTime() - sent);
                    }
                }
                return nanos.build().toArray();
            });
        }
        long[] all = together(each);
        return new Result(all.length / ((System.nanoTime() - began) / 1e9), all);
    }

    /** {@return of sorted times, the one that a share of them does not exceed, in milliseconds} */
    static double millis(long[] nanos, double share) {
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))] / 1e6;
    }

    String path(int unit) {
        return "/survey/v1/rounds/" + round + "/units/" + unit + "/submissions";
    }

    private static long[] together(ArrayList<Callable<long[]>> each) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(each.size())) {
            var all = LongStream.builder();
            for (Future<long[]> one : threads.invokeAll(each)) {
                Arrays.stream(one.get()).forEach(all);
            }
            return all.build().sorted().toArray();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
