package se.usve.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Whole numbers with a given sum that resemble given weights and stay within bounds. */
final class Allotment {
    private static final int STEPS = 200;

    private Allotment() {
    }

    /**
     * @param weights how much each is to get in relation to the others; none negative
     * @param least   the least each may get
     * @param most    the most each may get
     * @throws IllegalArgumentException when the bounds leave no way to the total
     */
    static int[] of(double[] weights, int[] least, int[] most, int total) {
        if (Arrays.stream(least).sum() > total || Arrays.stream(most).sum() < total) {
            throw new IllegalArgumentException("%d is not between %d and %d".formatted(total, Arrays.stream(least).sum(),
                    Arrays.stream(most).sum()));
        }
        double low = 0;
        double high = 1;
        while (sum(weights, least, most, high) < total && high < 1e15) {
            high *= 2;
        }
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (sum(weights, least, most, middle) > total) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double scale = low;
        int[] parts = IntStream.range(0, weights.length).map(i -> (int) part(weights, least, most, scale, i)).toArray();
        int[] byFraction = IntStream.range(0, weights.length).boxed()
                .sorted(Comparator.comparingDouble(i -> parts[i] - part(weights, least, most, scale, i)))
                .mapToInt(i -> i).toArray();
        int left = total - Arrays.stream(parts).sum();
        for (int i = 0; left > 0; i = (i + 1) % byFraction.length) {
            if (parts[byFraction[i]] < most[byFraction[i]]) {
                parts[byFraction[i]]++;
                left--;
            }
        }
        return parts;
    }

    /** Without bounds. */
    static int[] of(double[] weights, int total) {
        return of(weights, new int[weights.length], IntStream.generate(() -> total).limit(weights.length).toArray(), total);
    }

    private static double sum(double[] weights, int[] least, int[] most, double scale) {
        return IntStream.range(0, weights.length).mapToDouble(i -> part(weights, least, most, scale, i)).sum();
    }

    private static double part(double[] weights, int[] least, int[] most, double scale, int i) {
        return Math.max(least[i], Math.min(most[i], scale * weights[i]));
    }
}
