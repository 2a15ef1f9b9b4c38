package se.usve.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many requests at the same time. */
public final class Together {

    private Together() {
    }

    /** {@return what each of so many equal requests came to} */
    public static <T> List<T> times(int times, Callable<T> request) throws Exception {
        return all(Collections.nCopies(times, request));
    }

    /** {@return what each request came to, in their order} */
    public static <T> List<T> all(List<Callable<T>> requests) throws Exception {
        try (var pool = Executors.newFixedThreadPool(requests.size())) {
            var gate = new CountDownLatch(1);
            var waiting = new ArrayList<Future<T>>();
            for (var request : requests) {
                waiting.add(pool.submit(() -> {
                    gate.await();
                    return request.call();
                }));
            }
            gate.countDown();
            var results = new ArrayList<T>();
            for (var future : waiting) {
                results.add(future.get());
            }
            return results;
        }
    }
}
