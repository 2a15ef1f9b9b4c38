package se.usve.reporting.charts;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Named shares below each other on one scale from nothing to all, as dots or bars, each compared with a share that may be
 * the same for all (a line) or its own.
 *
 * @param caption what it is
 * @param mark    what a share is drawn as
 * @param rows    the shares, in order
 * @param line    a share to compare all with, or null
 * @param scale   what the scale's fifths are called, from nothing to all: 0 %, 25 %, 50 %, 75 %, 100 %
 * @param table   the figures, or null where their table stands beside the chart
 */
public record RowPlot(Caption caption, Mark mark, List<Row> rows, Line line, List<String> scale, ChartTable table) {

    /** What a share is drawn as. */
    public enum Mark {
        /** A dot on the scale. */
        DOT,
        /** A bar from nothing. */
        BAR
    }

    /**
     * A share.
     *
     * @param name  whose
     * @param share 0–1, or null where there is none
     * @param with  the share it is compared with, or null for the line or for none
     * @param value the share as it is written
     */
    public record Row(String name, Double share, Double with, String value) {
    }

    /**
     * What all are compared with.
     *
     * @param share 0–1
     * @param words its name and figure
     */
    public record Line(double share, String words) {

        /** {@return its place along the chart} */
        public String x() {
            return Percent.of(share);
        }

        /** {@return which end of its words stands by it} */
        public String anchor() {
            return share > HALF ? "end" : "start";
        }
    }

    /**
     * A row as it is drawn.
     *
     * @param y      its top
     * @param name   whose
     * @param value  the share as it is written
     * @param x      where the share is, or null
     * @param with   where what it is compared with is, or null
     * @param from   where the step between the two begins
     * @param step   how long that is
     * @param below  whether it is less than what it is compared with
     */
    public record Drawn(int y, String name, String value, String x, String with, String from, String step,
            boolean below) {
    }

    private static final double HALF = 0.5;
    private static final int HEAD = 26;
    private static final int ROW = 40;
    private static final int FOOT = 24;
    private static final double ROUNDING = 1e-9;

    /** {@return whether shares are bars} */
    public boolean bars() {
        return mark == Mark.BAR;
    }

    /** {@return its height} */
    public int height() {
        return bottom() + FOOT;
    }

    /** {@return where the rows begin} */
    public int top() {
        return line == null ? 0 : HEAD;
    }

    /** {@return where the rows end} */
    public int bottom() {
        return top() + rows.size() * ROW;
    }

    /** {@return where the scale's words stand} */
    public int scaleY() {
        return height() - 6;
    }

    /** {@return the scale's places along the chart} */
    public List<Tick> ticks() {
        return IntStream.range(0, scale.size()).mapToObj(i -> new Tick(Percent.of((double) i / (scale.size() - 1)), scale.get(i),
                i == 0 ? "start" : i == scale.size() - 1 ? "end" : "middle")).toList();
    }

    /**
     * A place on the scale.
     *
     * @param x      where
     * @param words  what it is called
     * @param anchor how its words stand to it
     */
    public record Tick(String x, String words, String anchor) {
    }

    /** {@return the rows as they are drawn} */
    public List<Drawn> drawn() {
        return IntStream.range(0, rows.size()).mapToObj(i -> drawn(rows.get(i), top() + i * ROW)).toList();
    }

    private Drawn drawn(Row row, int y) {
        var against = row.with() != null ? row.with() : line == null ? null : (Double) line.share();
        if (row.share() == null || against == null) {
            return new Drawn(y, row.name(), row.value(), row.share() == null ? null : Percent.of(row.share()), null,
                    "0", "0", false);
        }
        return new Drawn(y, row.name(), row.value(), Percent.of(row.share()),
                row.with() == null ? null : Percent.of(row.with()), Percent.of(Math.min(row.share(), against)),
                Percent.of(Math.abs(row.share() - against)), row.share() < against - ROUNDING);
    }
}
