package se.usve.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many requests at the same time. */
public final class Together {

    private Together() {
    }

    /** {@return what each request came to} */
    public static <T> List<T> times(int times, Callable<T> request) throws Exception {
        try (var pool = Executors.newFixedThreadPool(times)) {
            var gate = new CountDownLatch(1);
            var waiting = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
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
