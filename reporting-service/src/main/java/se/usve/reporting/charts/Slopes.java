package se.usve.reporting.charts;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Named shares at two times on one scale, each a step from the hollow dot to the filled one.
 *
 * @param caption what it is
 * @param rows    the shares, in order
 * @param scale   what the scale's fifths are called, from nothing to all
 * @param table   the figures, or null where their table stands beside the chart
 */
public record Slopes(Caption caption, List<Row> rows, List<String> scale, ChartTable table) {

    /**
     * A share at two times.
     *
     * @param name   of what
     * @param before 0–1, or null where there is none
     * @param after  0–1, or null where there is none
     * @param value  the change as it is written
     * @param broken whether the two do not measure the same: the step is dashed
     */
    public record Row(String name, Double before, Double after, String value, boolean broken) {
    }

    /** A row as it is drawn: its top, its words, where its dots are or null, and which way it went. */
    public record Drawn(int y, String name, String value, String before, String after, boolean down,
            boolean broken) {

        /** {@return whether there is a step to draw} */
        public boolean stepped() {
            return before != null && after != null;
        }
    }

    private static final int ROW = 40;
    private static final int FOOT = 24;

    /** {@return its height} */
    public int height() {
        return bottom() + FOOT;
    }

    /** {@return where the rows end} */
    public int bottom() {
        return rows.size() * ROW;
    }

    /** {@return where the scale's words stand} */
    public int scaleY() {
        return height() - 6;
    }

    /** {@return the scale's places along the chart} */
    public List<RowPlot.Tick> ticks() {
        return new RowPlot(caption, RowPlot.Mark.DOT, List.of(), null, scale, null).ticks();
    }

    /** {@return the rows as they are drawn} */
    public List<Drawn> drawn() {
        return IntStream.range(0, rows.size()).mapToObj(i -> {
            var row = rows.get(i);
            return new Drawn(i * ROW, row.name(), row.value(), row.before() == null ? null : Percent.of(row.before()),
                    row.after() == null ? null : Percent.of(row.after()),
                    row.before() != null && row.after() != null && row.after() < row.before(), row.broken());
        }).toList();
    }
}
