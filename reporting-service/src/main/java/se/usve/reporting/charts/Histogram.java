package se.usve.reporting.charts;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts beside each other, as columns from nothing.
 *
 * @param caption what it is
 * @param columns the counts, in order
 * @param axis    what the columns are by, such as “number of levels”
 * @param table   the figures, or null where their table stands beside the chart
 */
public record Histogram(Caption caption, List<Column> columns, String axis, ChartTable table) {

    /**
     * A count.
     *
     * @param name   of what
     * @param count  how many
     * @param value  the count as it is written
     * @param marked whether it stands out from the others
     */
    public record Column(String name, long count, String value, boolean marked) {
    }

    /**
     * A column as it is drawn: its left edge, middle and width along the chart, its top and height.
     *
     * @param named whether there is room for its name
     */
    public record Drawn(String x, String middle, String width, int y, int height, String name, String value, boolean marked,
            boolean named) {
    }

    private static final int TOP = 22;
    private static final int TALLEST = 180;
    private static final int FOOT = 46;
    private static final double GAP = 0.16;
    /** With more columns than that, every other has no room for its name on a phone. */
    private static final int ALL_NAMED = 14;

    /** {@return its height} */
    public int height() {
        return base() + FOOT;
    }

    /** {@return where the columns stand} */
    public int base() {
        return TOP + TALLEST;
    }

    /** {@return where the columns' names stand} */
    public int nameY() {
        return base() + 18;
    }

    /** {@return where the axis' words stand} */
    public int axisY() {
        return base() + 40;
    }

    /** {@return the columns as they are drawn} */
    public List<Drawn> drawn() {
        var most = columns.stream().mapToLong(Column::count).max().orElse(0);
        double wide = 1.0 / Math.max(1, columns.size());
        return IntStream.range(0, columns.size()).mapToObj(i -> {
            var column = columns.get(i);
            int tall = most == 0 ? 0 : (int) Math.ceil((double) TALLEST * column.count() / most);
            return new Drawn(Percent.of(wide * (i + GAP / 2)), Percent.of(wide * (i + 0.5)), Percent.of(wide * (1 - GAP)),
                    base() - tall, tall, column.name(), column.value(), column.marked(),
                    columns.size() <= ALL_NAMED || (columns.size() - 1 - i) % 2 == 0);
        }).toList();
    }
}
