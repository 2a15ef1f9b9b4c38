package se.usve.reporting.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;

/** A single table in print. What is the same in all rows stands above it, and codes stand beside their words. */
final class PrintedTable {

    private static final int MOST_CELLS = 20_000;

    /** A column in print: its heading, and whether it is of figures. */
    record Heading(String label, boolean figures) {
    }

    /** A cell in print. */
    record Entry(String text, boolean figure) {
    }

    /** What the template shows. */
    record Sheet(String lang, String title, String source, String read, List<String> constants, List<Heading> headings,
            List<List<Entry>> rows, List<String> notes) {
    }

    @CheckedTemplate(basePath = "export")
    static class Templates {
        static native TemplateInstance table(Sheet sheet);
    }

    private final Table table;
    private final Language language;

    PrintedTable(Table table, Language language) {
        this.table = table;
        this.language = language;
    }

    /**
     * {@return the PDF}
     *
     * @throws ProblemException 400 if it has more than twenty thousand cells: some hundred pages
     */
    byte[] write() {
        if ((long) table.rows().size() * table.columns().size() > MOST_CELLS) {
            throw new ProblemException(Cube.TOO_MANY_CELLS, new Text("Tabellen har fler än %d celler: hämta den som xlsx eller csv",
                    "The table has more than %d cells: fetch it as xlsx or csv").with(MOST_CELLS));
        }
        return Printer.print(Templates.table(sheet()).render(), table.asOf());
    }

    private Sheet sheet() {
        var constants = IntStream.range(0, table.columns().size()).filter(this::isConstant).boxed().toList();
        var shown = IntStream.range(0, table.columns().size())
                .filter(i -> !constants.contains(i) && !isLabel(table.columns().get(i))).boxed().toList();
        var facts = new ArrayList<String>();
        constants.stream().filter(i -> !isLabel(table.columns().get(i)))
                .forEach(i -> facts.add(language.in(table.columns().get(i).label()) + ": " + entry(table.rows().getFirst(), i)));
        return new Sheet(language.code(), language.in(table.title()), language.in(Source.NAME), read(), facts,
                shown.stream().map(i -> new Heading(language.in(table.columns().get(i).label()), isFigure(i))).toList(),
                table.rows().stream().map(row -> shown.stream().map(i -> new Entry(entry(row, i), isFigure(i))).toList())
                        .toList(),
                table.notes().stream().map(language::in).toList());
    }

    private String read() {
        return table.asOf() == null ? "" : language.in(new Text("Siffrorna gäller ", "Figures as of "))
                + language.time(table.asOf());
    }

    private boolean isFigure(int column) {
        return table.columns().get(column) instanceof Column.Measure measure && measure.unit() != Column.Unit.CODE;
    }

    /** A dimension that has one value in the whole table. */
    private boolean isConstant(int column) {
        return table.columns().get(column) instanceof Column.Dimension && !table.rows().isEmpty()
                && table.rows().stream().allMatch(row ->
                        Objects.equals(row.get(column), table.rows().getFirst().get(column)));
    }

    private boolean isLabel(Column column) {
        return labelled(column).isPresent();
    }

    private Optional<Column.Dimension> labelled(Column label) {
        return table.columns().stream().filter(Column.Dimension.class::isInstance).map(Column.Dimension.class::cast)
                .filter(dimension -> label.id().equals(dimension.labelledBy())).findFirst();
    }

    private String entry(List<Object> row, int column) {
        var about = table.columns().get(column);
        var written = Figure.of(about, row.get(column), language);
        if (about instanceof Column.Dimension dimension && dimension.labelledBy() != null) {
            var label = IntStream.range(0, table.columns().size())
                    .filter(i -> table.columns().get(i).id().equals(dimension.labelledBy())).findFirst().orElseThrow();
            return (written + " " + Figure.of(table.columns().get(label), row.get(label), language)).strip();
        }
        return written;
    }
}
