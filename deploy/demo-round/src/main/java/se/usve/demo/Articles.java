package se.usve.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Articles per unit and year (question 15). Over four years: median 135, tenth percentile 16, ninetieth 477; one unit
 * in Uppsala none, and five in Skåne without figures; per year from 13 700 in 2018 to just over 17 000 in 2021 (report,
 * level 8). Several units lie exactly on each percentile, so that every usual definition of it gives the printed figure.
 */
final class Articles {
    static final List<Integer> YEARS = List.of(2018, 2019, 2020, 2021);
    private static final int[] PER_YEAR = {13_702, 14_836, 15_719, 17_048};
    private static final int FEWEST = 5;
    private static final int TENTH = 16;
    private static final int MEDIAN = 135;
    private static final int NINETIETH = 477;

    private final Draw draw;

    Articles(Draw draw) {
        this.draw = draw;
    }

    /** Unit with figures → articles per year of {@link #YEARS}. */
    Map<Clinic, int[]> divide(Map<Clinic, Set<Integer>> plan, Map<Clinic, int[]> staff) {
        Map<Clinic, Double> strength = new HashMap<>();
        plan.forEach((clinic, misses) -> {
            int size = staff.containsKey(clinic) ? Arrays.stream(staff.get(clinic)).sum() : 181;
            double research = misses.stream().filter(l -> l >= 2 && l <= 10).count();
            double region = clinic.region() == Region.VASTERBOTTEN ? 0.5 : clinic.region() == Region.OREBRO ? -0.5 : 0;
            strength.put(clinic, 0.7 * StrictMath.log(size) + region - 0.5 * research - 0.2 * clinic.weakness()
                    + 0.6 * draw.normal());
        });
        List<Clinic> none = plan.keySet().stream().filter(c -> c.region() != Region.SKANE && plan.get(c).contains(8)).toList();
        List<Clinic> some = plan.keySet().stream().filter(c -> !plan.get(c).contains(8))
                .sorted(Comparator.comparing(strength::get)).toList();
        List<Clinic> order = Stream.concat(none.stream(), some.stream()).toList();
        int[] totals = totals(none.size(), some.size());
        double[][] weights = new double[order.size()][YEARS.size()];
        for (double[] row : weights) {
            for (int y = 0; y < row.length; y++) {
                row[y] = StrictMath.exp(0.15 * draw.normal());
            }
        }
        int[][] table = Apportionment.of(weights, totals, PER_YEAR);
        Map<Clinic, int[]> articles = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            articles.put(order.get(i), table[i]);
        }
        return articles;
    }

    /** Ascending four-year totals: zeros, then geometric between the percentiles, the top growing to fill the sum. */
    private int[] totals(int zeros, int others) {
        int n = zeros + others;
        double[] knots = {zeros, 0.1 * n, 0.5 * n, 0.9 * n, n};
        int sum = Arrays.stream(PER_YEAR).sum();
        double low = NINETIETH;
        double high = 20_000;
        for (int step = 0; step < 60; step++) {
            double top = (low + high) / 2;
            if (Arrays.stream(totals(n, zeros, knots, top)).sum() > sum) {
                high = top;
            } else {
                low = top;
            }
        }
        int[] totals = totals(n, zeros, knots, low);
        // What rounding leaves over goes to the most productive units.
        int left = sum - Arrays.stream(totals).sum();
        for (int i = n - 1; left > 0; i = i > n - 20 ? i - 1 : n - 1, left--) {
            totals[i]++;
        }
        return totals;
    }

    private static int[] totals(int n, int zeros, double[] knots, double top) {
        double[] values = {FEWEST, TENTH, MEDIAN, NINETIETH, top};
        int[] totals = new int[n];
        for (int i = zeros; i < n; i++) {
            int k = 0;
            while (k < 3 && i + 0.5 >= knots[k + 1]) {
                k++;
            }
            double share = Math.max(0, (i + 0.5 - knots[k]) / (knots[k + 1] - knots[k]));
            totals[i] = (int) StrictMath.rint(values[k] * StrictMath.pow(values[k + 1] / values[k], share));
            for (int p = 1; p <= 3; p++) {
                if (Math.abs(i + 0.5 - knots[p]) <= 3) {
                    totals[i] = (int) values[p];
                }
            }
        }
        return totals;
    }
}
