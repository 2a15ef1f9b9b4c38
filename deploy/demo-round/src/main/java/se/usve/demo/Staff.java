package se.usve.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clinically active staff on 31 December 2021 per unit and profession: region totals as appendix 4 table 1; over units
 * median 181, largest 2578 (Stockholm), next 2091 (Västra Götaland), smallest 10; the median over 200 in Stockholm,
 * Uppsala and Västerbotten only (chapter 4, diagram 2). Two units give no figures (appendix 4).
 */
final class Staff {
    private static final int MEDIAN = 181;
    private static final int SMALLEST = 10;

    private final Draw draw;
    private final PublishedTables tables;

    Staff(Draw draw, PublishedTables tables) {
        this.draw = draw;
        this.tables = tables;
    }

    /** Reporting unit → number per item of {@link PublishedTables#STAFF_ITEMS}. */
    Map<Clinic, int[]> divide(List<Clinic> responding) {
        List<Size> sizes = new ArrayList<>();
        for (Region region : Region.values()) {
            sizes.addAll(sizes(region, responding.stream().filter(c -> c.region() == region && reports(c)).toList()));
        }
        centre(sizes);
        Map<Clinic, int[]> staff = new LinkedHashMap<>();
        for (Region region : Region.values()) {
            List<Size> own = sizes.stream().filter(s -> s.clinic.region() == region).toList();
            double[][] weights = own.stream().map(s -> weights(s.clinic)).toArray(double[][]::new);
            int[] columns = PublishedTables.STAFF_ITEMS.stream().mapToInt(tables.staff().get(region)::get).toArray();
            int[][] table = Apportionment.of(weights, own.stream().mapToInt(s -> s.staff).toArray(), columns);
            for (int i = 0; i < own.size(); i++) {
                staff.put(own.get(i).clinic, table[i]);
            }
        }
        return staff;
    }

    private static boolean reports(Clinic clinic) {
        return switch (clinic.region()) {
            case SKANE -> !clinic.specialty().name().equals("Hematologi");
            case UPPSALA -> !clinic.specialty().name().equals("Thoraxkirurgi och -anestesi");
            default -> true;
        };
    }

    private List<Size> sizes(Region region, List<Clinic> clinics) {
        int total = tables.staff().get(region).values().stream().mapToInt(n -> n).sum();
        int largest = switch (region) {
            case STOCKHOLM -> 2578;
            case VASTRA_GOTALAND -> 2091;
            default -> 0;
        };
        int ordinary = largest > 0 ? clinics.size() - 1 : clinics.size();
        double spread = spread(region);
        double[] shape = new double[ordinary];
        for (int i = 0; i < ordinary; i++) {
            // Evenly spread over a bell curve (the logistic one, scaled to the normal), so that the region's median is near.
            double rank = (i + 0.5) / ordinary;
            shape[i] = StrictMath.exp(spread * (StrictMath.log(rank / (1 - rank)) / 1.702 + 0.15 * draw.normal()));
        }
        Arrays.sort(shape);
        double scale = (total - largest) / Arrays.stream(shape).sum();
        List<Clinic> bySize = clinics.stream().map(c -> Map.entry(c, StrictMath.log(c.specialty().size()) + 0.3 * draw.normal()))
                .sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
        List<Size> sizes = new ArrayList<>();
        for (int i = 0; i < ordinary; i++) {
            sizes.add(new Size(bySize.get(i), Math.max(SMALLEST + 2, (int) (shape[i] * scale))));
        }
        Size top = sizes.getLast();
        top.staff += total - largest - sizes.stream().mapToInt(s -> s.staff).sum();
        if (largest > 0) {
            sizes.add(new Size(bySize.getLast(), largest));
        }
        return sizes;
    }

    /** Of the logarithm of size; small where the printed median is near the region's mean. */
    private static double spread(Region region) {
        return switch (region) {
            case STOCKHOLM -> 0.5;
            case UPPSALA, VASTERBOTTEN -> 0.4;
            case VASTRA_GOTALAND -> 0.6;
            case SKANE -> 0.65;
            case OSTERGOTLAND, OREBRO -> 0.8;
        };
    }

    /**
     * Moves the units in the middle to the printed median, and the very smallest to the printed smallest; the largest
     * ordinary unit of the same region takes up the difference.
     */
    private static void centre(List<Size> sizes) {
        List<Size> order = sizes.stream().sorted(Comparator.comparingInt(s -> s.staff)).toList();
        change(order.getFirst(), SMALLEST, sizes);
        int below = sizes.size() / 2 - 3;
        int above = sizes.size() / 2 + 2;
        for (int i = 1; i < sizes.size(); i++) {
            Size size = order.get(i);
            if (i < below && size.staff > MEDIAN) {
                change(size, MEDIAN - 1 - (below - i) / 3, sizes);
            } else if (i > above && size.staff < MEDIAN) {
                change(size, MEDIAN + 1 + (i - above) / 3, sizes);
            } else if (i >= below && i <= above) {
                change(size, MEDIAN, sizes);
            }
        }
    }

    private static void change(Size size, int to, List<Size> sizes) {
        Size taker = sizes.stream().filter(s -> s != size && s.clinic.region() == size.clinic.region() && s.staff < 2000)
                .max(Comparator.comparingInt(s -> s.staff)).orElseThrow();
        taker.staff += size.staff - to;
        size.staff = to;
    }

    private double[] weights(Clinic clinic) {
        double[] weights = new double[PublishedTables.STAFF_ITEMS.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = clinic.specialty().profile().weight(i / 2) * StrictMath.exp(0.2 * draw.normal());
        }
        return weights;
    }

    private static final class Size {
        private final Clinic clinic;
        private int staff;

        Size(Clinic clinic, int staff) {
            this.clinic = clinic;
            this.staff = staff;
        }
    }
}
