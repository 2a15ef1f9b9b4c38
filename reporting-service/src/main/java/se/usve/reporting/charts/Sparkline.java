package se.usve.reporting.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts over time as one line, from nothing to the most there may be.
 *
 * @param caption what it is
 * @param counts  the counts, in order of time, evenly spaced
 * @param most    what the top stands for
 * @param first   the words of the first moment
 * @param last    the words of the last
 * @param table   the figures, or null where their table stands beside the chart
 */
public record Sparkline(Caption caption, List<Long> counts, long most, String first, String last, ChartTable table) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;

    /** {@return the line's points in a space of 1000 by 100} */
    public String points() {
        return IntStream.range(0, counts.size()).mapToObj(i -> at(i) + "," + y(counts.get(i))).collect(Collectors.joining(" "));
    }

    /** {@return the points of what is below the line} */
    public String area() {
        return counts.isEmpty() ? "" : "0," + HEIGHT + " " + points() + " " + at(counts.size() - 1) + "," + HEIGHT;
    }

    private int at(int i) {
        return counts.size() < 2 ? WIDTH : i * WIDTH / (counts.size() - 1);
    }

    private String y(long count) {
        return most == 0 ? Integer.toString(HEIGHT) : BigDecimal.valueOf(HEIGHT - (double) HEIGHT * Math.min(count, most) / most)
                .setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
