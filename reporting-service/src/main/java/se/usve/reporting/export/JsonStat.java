package se.usve.reporting.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Cube.Axis;
import se.usve.reporting.export.Cube.Cell;
import se.usve.reporting.export.Cube.Kind;

/** Writes a cube as a JSON-stat 2.0 dataset (json-stat.org/full), its labels in one language. */
public final class JsonStat {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Language language;

    /** @param language of its labels */
    public JsonStat(Language language) {
        this.language = language;
    }

    /** {@return the cube with its values} A cell without a value is null, and {@code status} says why. */
    public ObjectNode dataset(Cube cube) {
        var dataset = description(cube);
        var values = dataset.putArray("value");
        var status = JSON.objectNode();
        for (int i = 0; i < cube.cells().size(); i++) {
            var cell = cube.cells().get(i);
            add(values, cell.value());
            switch (cell) {
                case Cell.Figure _ -> {
                    // Nothing to say.
                }
                case Cell.NotApplicable _ -> status.put(Integer.toString(i), ".");
                case Cell.Missing _ -> status.put(Integer.toString(i), "..");
            }
        }
        if (!status.isEmpty()) {
            dataset.set("status", status);
        }
        return dataset;
    }

    /** {@return all of the cube but its values} */
    public ObjectNode description(Cube cube) {
        var dataset = JSON.objectNode();
        dataset.put("version", "2.0").put("class", "dataset").put("label", in(cube.title()));
        dataset.put("source", in(Source.NAME));
        if (cube.asOf() != null) {
            dataset.put("updated", cube.asOf().toString());
        }
        if (!cube.notes().isEmpty()) {
            var notes = dataset.putArray("note");
            cube.notes().forEach(note -> notes.add(in(note)));
        }
        var role = dataset.putObject("role");
        for (var kind : new Kind[] {Kind.TIME, Kind.GEO, Kind.METRIC}) {
            var ids = cube.axes().stream().filter(axis -> axis.kind() == kind).map(Axis::id).toList();
            if (!ids.isEmpty()) {
                var names = role.putArray(kind.name().toLowerCase(Locale.ROOT));
                ids.forEach(names::add);
            }
        }
        var ids = dataset.putArray("id");
        var sizes = dataset.putArray("size");
        var dimensions = dataset.putObject("dimension");
        for (var axis : cube.axes()) {
            ids.add(axis.id());
            sizes.add(axis.categories().size());
            dimensions.set(axis.id(), dimension(axis));
        }
        return dataset;
    }

    private ObjectNode dimension(Axis axis) {
        var dimension = JSON.objectNode().put("label", in(axis.label()));
        var category = dimension.putObject("category");
        var index = category.putObject("index");
        var label = category.putObject("label");
        for (var one : axis.categories()) {
            index.put(one.code(), index.size());
            label.put(one.code(), in(one.label()));
        }
        if (axis.kind() == Kind.METRIC) {
            var units = category.putObject("unit");
            axis.categories().forEach(measure -> units.putObject(measure.code())
                    .put("base", in(Source.unit(measure.unit()))).put("decimals", Source.decimals(measure.unit())));
        }
        return dimension;
    }

    private static void add(ArrayNode values, Object value) {
        switch (value) {
            case null -> values.addNull();
            case Double number -> values.add(number);
            case Long number -> values.add(number);
            case Integer number -> values.add(number);
            case BigDecimal number -> values.add(number);
            default -> values.add(value.toString());
        }
    }

    private String in(Text text) {
        return language.in(text);
    }
}
