package se.usve.reporting.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * A table as a statistical cube: an axis for each dimension and one, the last, for its measures. It has a place for every
 * combination of categories, also those the table has no row of.
 *
 * @param name   what it holds, in lower-case words with hyphens
 * @param title  what it shows, for people
 * @param axes   the axes, the measures last
 * @param cells  a cell for every combination, the last axis running fastest
 * @param notes  what one must know to read it right
 * @param asOf   when the figures were what they are here, UTC, or null
 */
public record Cube(String name, Text title, List<Axis> axes, List<Cell> cells, List<Text> notes, Instant asOf) {

    /** Name of the axis with the measures. */
    public static final String CONTENTS = "contents";

    /** What that axis is called for people. */
    public static final Text CONTENTS_LABEL = new Text("Tabellinnehåll", "Contents");

    /** More cells than any table has at the size the service is made for; what is larger is had as CSV or page by page. */
    private static final long MOST_CELLS = 2_000_000;

    /** A table that a form cannot hold. */
    static final ProblemType TOO_MANY_CELLS = new ProblemType("too-many-cells", 400,
            new Text("Tabellen är för stor för den formen", "The table is too large for that form"));

    /** What an axis is about. */
    public enum Kind { TIME, GEO, OTHER, METRIC }

    /**
     * An axis.
     *
     * @param id         what it is called in data
     * @param label      what it is called for people
     * @param kind       what it is about
     * @param categories its categories in order
     */
    public record Axis(String id, Text label, Kind kind, List<Category> categories) {

        /** {@return an axis of the same categories under another name in data} */
        public Axis called(String other) {
            return new Axis(other, label, kind, categories);
        }
    }

    /**
     * A category of an axis.
     *
     * @param code  its code
     * @param label what it is called for people
     * @param unit  what it counts in if it is a measure, else null
     */
    public record Category(String code, Text label, Column.Unit unit) {
    }

    /** What stands in a place. */
    public sealed interface Cell {

        /** {@return the figure or code, or null where there is none} */
        default Object value() {
            return null;
        }

        /** A figure or a code. */
        record Figure(Object value) implements Cell {
        }

        /** There can be none: a share of nothing. Shown as {@code .} */
        record NotApplicable() implements Cell {
        }

        /** None is known. Shown as {@code ..} */
        record Missing() implements Cell {
        }
    }

    /** None is known. */
    public static final Cell MISSING = new Cell.Missing();
    private static final Cell NOT_APPLICABLE = new Cell.NotApplicable();

    /**
     * {@return the cube of the table}
     *
     * @throws ProblemException 400 if it has more than two million places
     */
    public static Cube of(Table table) {
        var axes = new ArrayList<Axis>();
        var positions = new ArrayList<Map<Object, Integer>>();
        var dimensions = new ArrayList<Integer>();
        var measures = new ArrayList<Integer>();
        for (int i = 0; i < table.columns().size(); i++) {
            switch (table.columns().get(i)) {
                case Column.Dimension dimension -> {
                    var categories = categories(table, i, dimension);
                    axes.add(new Axis(dimension.id(), dimension.label(), Kind.valueOf(dimension.role().name()),
                            categories));
                    positions.add(positions(categories));
                    dimensions.add(i);
                }
                case Column.Measure _ -> measures.add(i);
                case Column.Attribute _ -> {
                    // It labels a dimension, or says more of one than a cube can hold.
                }
            }
        }
        var columns = measures.stream().map(i -> (Column.Measure) table.columns().get(i)).toList();
        axes.add(new Axis(CONTENTS, CONTENTS_LABEL, Kind.METRIC, columns.stream()
                .map(measure -> new Category(measure.id(), measure.label(), measure.unit())).toList()));
        var cells = new Cell[places(axes)];
        for (var row : table.rows()) {
            place(row, axes, positions, dimensions).ifPresent(first ->
                    fill(cells, first, columns, measures.stream().map(row::get).toList()));
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Objects.requireNonNullElse(cells[i], MISSING);
        }
        return new Cube(table.name(), table.title(), axes, List.of(cells), table.notes(), table.asOf());
    }

    private static List<Category> categories(Table table, int column, Column.Dimension dimension) {
        var labelled = dimension.labelledBy() == null ? column : IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).id().equals(dimension.labelledBy())).findFirst().orElseThrow();
        var found = new LinkedHashMap<String, Category>();
        for (var row : table.rows()) {
            if (row.get(column) != null) {
                found.computeIfAbsent(row.get(column).toString(),
                        code -> new Category(code, words(row.get(labelled), code), null));
            }
        }
        return List.copyOf(found.values());
    }

    private static Text words(Object label, String code) {
        return switch (label) {
            case null -> new Text(code, code);
            case Text text -> text;
            default -> new Text(label.toString(), label.toString());
        };
    }

    private static Map<Object, Integer> positions(List<Category> categories) {
        var positions = new HashMap<Object, Integer>();
        categories.forEach(category -> positions.put(category.code(), positions.size()));
        return positions;
    }

    private static int places(List<Axis> axes) {
        var places = 1L;
        for (var axis : axes) {
            places *= axis.categories().size();
            if (places > MOST_CELLS) {
                throw new ProblemException(TOO_MANY_CELLS, new Text(
                        "Tabellen har fler än %d celler i den formen: hämta den som CSV, eller en del av den",
                        "The table has more than %d cells in that form: fetch it as CSV, or a part of it")
                        .with(MOST_CELLS));
            }
        }
        return (int) places;
    }

    /** A row that is not about any category of some dimension, such as a unit without an outcome, has no place. */
    private static OptionalInt place(List<Object> row, List<Axis> axes, List<Map<Object, Integer>> positions,
            List<Integer> dimensions) {
        var place = 0;
        for (int i = 0; i < dimensions.size(); i++) {
            var code = row.get(dimensions.get(i));
            if (code == null) {
                return OptionalInt.empty();
            }
            place = place * axes.get(i).categories().size() + positions.get(i).get(code.toString());
        }
        return OptionalInt.of(place * axes.getLast().categories().size());
    }

    private static void fill(Cell[] cells, int first, List<Column.Measure> measures, List<Object> values) {
        for (int i = 0; i < measures.size(); i++) {
            var value = values.get(i);
            cells[first + i] = value != null ? new Cell.Figure(value)
                    : isPartOfAWhole(measures.get(i).unit()) ? NOT_APPLICABLE : MISSING;
        }
    }

    private static boolean isPartOfAWhole(Column.Unit unit) {
        return unit == Column.Unit.SHARE || unit == Column.Unit.POINTS;
    }

    /** {@return the cell at these positions, one an axis} */
    public Cell at(int... positions) {
        var place = 0;
        for (int i = 0; i < positions.length; i++) {
            place = place * axes.get(i).categories().size() + positions[i];
        }
        return cells.get(place);
    }

    /** {@return the axis of that name} */
    public Optional<Axis> axis(String id) {
        return axes.stream().filter(axis -> axis.id().equals(id)).findFirst();
    }

    /** {@return this cube with its axes under other names in data} */
    public Cube renamed(UnaryOperator<String> name) {
        return new Cube(this.name, title, axes.stream().map(axis -> axis.called(name.apply(axis.id()))).toList(), cells,
                notes, asOf);
    }

    /** {@return this cube with the categories of an axis in other words, if it has that axis} */
    public Cube worded(String id, Function<String, Text> wordsOfCode) {
        return new Cube(name, title, axes.stream().map(axis -> !axis.id().equals(id) ? axis
                : new Axis(id, axis.label(), axis.kind(), axis.categories().stream().map(category ->
                        new Category(category.code(), wordsOfCode.apply(category.code()), category.unit())).toList()))
                .toList(), cells, notes, asOf);
    }

    /**
     * {@return the part of the cube with these categories of each axis, in their order}
     *
     * @param chosen positions of the categories by name of the axis; an axis that is not there keeps all
     */
    public Cube only(Map<String, List<Integer>> chosen) {
        var kept = axes.stream().map(axis -> chosen.getOrDefault(axis.id(),
                IntStream.range(0, axis.categories().size()).boxed().toList())).toList();
        var parts = new ArrayList<Axis>();
        for (int i = 0; i < axes.size(); i++) {
            var axis = axes.get(i);
            parts.add(new Axis(axis.id(), axis.label(), axis.kind(),
                    kept.get(i).stream().map(axis.categories()::get).toList()));
        }
        var part = new ArrayList<Cell>(places(parts));
        gather(kept, 0, 0, part);
        return new Cube(name, title, parts, part, notes, asOf);
    }

    private void gather(List<List<Integer>> kept, int axis, int place, List<Cell> part) {
        if (axis == kept.size()) {
            part.add(cells.get(place));
            return;
        }
        for (int position : kept.get(axis)) {
            gather(kept, axis + 1, place * axes.get(axis).categories().size() + position, part);
        }
    }

    /** {@return this cube without an axis, which has one category} */
    public Cube without(String id) {
        if (axis(id).orElseThrow().categories().size() != 1) {
            throw new IllegalArgumentException("An axis with several categories cannot be left out: " + id);
        }
        return new Cube(name, title, axes.stream().filter(axis -> !axis.id().equals(id)).toList(), cells, notes, asOf);
    }
}
