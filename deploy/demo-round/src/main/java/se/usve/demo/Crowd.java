package se.usve.demo;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Does the same to many things on virtual threads, some at a time; the first failure stops the rest and is thrown. */
final class Crowd {
    private Crowd() {
    }

    /** @param done told, one at a time, how many are done */
    static <T> void each(Collection<T> items, int atOnce, Consumer<T> action, Consumer<Integer> done) {
        Semaphore places = new Semaphore(atOnce);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            ExecutorCompletionService<Void> finished = new ExecutorCompletionService<>(executor);
            for (T item : items) {
                finished.submit(() -> {
                    places.acquire();
                    try {
                        action.accept(item);
                    } finally {
                        places.release();
                    }
                    return null;
                });
            }
            for (int i = 1; i <= items.size(); i++) {
                finished.take().get();
                done.accept(i);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
