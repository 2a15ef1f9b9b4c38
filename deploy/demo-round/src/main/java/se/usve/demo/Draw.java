package se.usve.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Seeded chance. Uses {@link Random}, whose algorithm is part of its contract, and {@link StrictMath}, so that the
 * same seed gives the same round on every machine.
 */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double normal() {
        return random.nextGaussian();
    }

    <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /**
     * Different items, each more likely the greater its weight (weighted sampling without replacement after
     * Efraimidis and Spirakis, 2006), in the order drawn.
     *
     * @throws DeadEnd when there are fewer items than asked for
     */
    <T> List<T> some(Collection<T> items, int count, ToDoubleFunction<? super T> weight) {
        if (items.size() < count) {
            throw new DeadEnd("Asked for " + count + " of " + items.size());
        }
        List<Keyed<T>> keyed = new ArrayList<>(items.size());
        for (T item : items) {
            keyed.add(new Keyed<>(item, -StrictMath.log(1 - random.nextDouble()) / weight.applyAsDouble(item)));
        }
        keyed.sort(Comparator.comparingDouble(Keyed::key));
        return keyed.stream().limit(count).map(Keyed::item).toList();
    }

    <T> List<T> some(Collection<T> items, int count) {
        return some(items, count, item -> 1);
    }

    <T> List<T> shuffled(Collection<T> items) {
        return some(items, items.size());
    }

    private record Keyed<T>(T item, double key) {
    }

    /** The draws so far leave no way to meet every total; another attempt draws differently. */
    static final class DeadEnd extends RuntimeException {
        private static final long serialVersionUID = 1;

        DeadEnd(String message) {
            super(message);
        }
    }
}
