package se.usve.reporting.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Cube;
import se.usve.reporting.export.Cube.Axis;
import se.usve.reporting.export.Cube.Category;
import se.usve.reporting.export.Cube.Cell;
import se.usve.reporting.export.Cube.Kind;

/**
 * A cube laid out on paper: a row for each combination of the variables of the stub, a column for each of the heading.
 *
 * @param cube    the cube
 * @param stub    the variables beside the rows
 * @param heading the variables above the columns
 */
record Layout(Cube cube, List<Axis> stub, List<Axis> heading) {

    /**
     * {@return the layout that is asked for; by itself, contents and time stand above}
     *
     * @param stub       variables that shall stand beside; those named in neither place stand where they would by themselves
     * @param heading    variables that shall stand above
     * @param parameters told of variables that are not there, or in both places
     */
    static Layout of(Cube cube, List<String> stub, List<String> heading, Parameters parameters) {
        var beside = axes(cube, stub, "stub", parameters);
        var above = axes(cube, heading, "heading", parameters);
        beside.stream().filter(above::contains).forEach(axis -> parameters.add("heading", new Text(
                "%s kan inte stå både i heading och stub", "%s cannot stand in both heading and stub").with(axis.id())));
        for (var axis : cube.axes()) {
            if (!beside.contains(axis) && !above.contains(axis)) {
                (axis.kind() == Kind.METRIC || axis.kind() == Kind.TIME ? above : beside).add(axis);
            }
        }
        return new Layout(cube, beside, above);
    }

    private static List<Axis> axes(Cube cube, List<String> names, String parameter, Parameters parameters) {
        var axes = new ArrayList<Axis>();
        for (var name : names) {
            // One that is summed up stands nowhere.
            Selection.axis(cube, name).filter(axis -> !axes.contains(axis)).ifPresentOrElse(axes::add,
                    () -> parameters.add(parameter, new Text("%s är ingen variabel i urvalet, eller står där två gånger",
                            "%s is no variable of the selection, or stands there twice").with(name)));
        }
        return axes;
    }

    /** {@return the combinations of the stub's categories, one a row; one empty combination if it has no variable} */
    List<List<Category>> rows() {
        return combinations(stub);
    }

    /** {@return the combinations of the heading's categories, one a column} */
    List<List<Category>> columns() {
        return combinations(heading);
    }

    private static List<List<Category>> combinations(List<Axis> axes) {
        var combinations = List.of(List.<Category>of());
        for (var axis : axes) {
            combinations = combinations.stream().flatMap(before -> axis.categories().stream()
                    .map(category -> Stream.concat(before.stream(), Stream.of(category)).toList())).toList();
        }
        return combinations;
    }

    /** {@return the cells, row by row} */
    List<List<Cell>> cells() {
        var order = Stream.concat(stub.stream(), heading.stream()).toList();
        var strides = order.stream().map(this::stride).toList();
        var columns = size(heading);
        var cells = new ArrayList<List<Cell>>();
        var row = new ArrayList<Cell>();
        gather(order, strides, 0, 0, cell -> {
            row.add(cell);
            if (row.size() == columns) {
                cells.add(List.copyOf(row));
                row.clear();
            }
        });
        return cells;
    }

    private void gather(List<Axis> order, List<Integer> strides, int axis, int place, Consumer<Cell> take) {
        if (axis == order.size()) {
            take.accept(cube.cells().get(place));
            return;
        }
        for (int i = 0; i < order.get(axis).categories().size(); i++) {
            gather(order, strides, axis + 1, place + i * strides.get(axis), take);
        }
    }

    private int stride(Axis axis) {
        return size(cube.axes().subList(cube.axes().indexOf(axis) + 1, cube.axes().size()));
    }

    private static int size(List<Axis> axes) {
        return axes.stream().mapToInt(axis -> axis.categories().size()).reduce(1, (a, b) -> a * b);
    }
}
