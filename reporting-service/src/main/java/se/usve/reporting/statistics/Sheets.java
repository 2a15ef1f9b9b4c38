package se.usve.reporting.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Cube.Category;
import se.usve.reporting.export.Cube.Kind;
import se.usve.reporting.export.Spreadsheet;
import se.usve.reporting.export.Table;

/** Writes a layout as an Excel workbook. */
record Sheets(Layout layout, OutputOptions options) {

    byte[] write() {
        var cube = layout.cube();
        var columns = new ArrayList<Column>();
        for (var axis : layout.stub()) {
            columns.add(new Column.Attribute(axis.id(), inBoth(language -> options.name(axis, language))));
        }
        for (var combination : layout.columns()) {
            columns.add(new Column.Measure(
                    combination.stream().map(Category::code).collect(Collectors.joining(".", "_", "")),
                    inBoth(language -> combination.stream().map(category -> options.name(category, language))
                            .collect(Collectors.joining(" "))),
                    combination.stream().map(Category::unit).filter(Objects::nonNull).findFirst()
                            .orElse(Column.Unit.NUMBER)));
        }
        var rows = new ArrayList<List<Object>>();
        var beside = layout.rows();
        var cells = layout.cells();
        for (int i = 0; i < beside.size(); i++) {
            rows.add(Table.row(Stream.concat(beside.get(i).stream()
                    .map(category -> (Object) inBoth(language -> options.name(category, language))),
                    cells.get(i).stream().map(cell -> cell.value())).toArray()));
        }
        var rounds = cube.axes().stream().filter(axis -> axis.kind() == Kind.TIME)
                .flatMap(axis -> axis.categories().stream()).map(Category::code).collect(Collectors.joining(", "));
        var table = new Table(cube.name(), cube.title(), rounds, columns, rows, cube.notes(), cube.asOf(), "PUBLISHED", null);
        return new Spreadsheet(cube.title(), List.of(table)).write();
    }

    private static Text inBoth(Function<Language, String> words) {
        return new Text(words.apply(Language.SV), words.apply(Language.EN));
    }
}
