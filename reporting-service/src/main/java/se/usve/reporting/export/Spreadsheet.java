package se.usve.reporting.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;

/**
 * Writes tables as an Excel workbook: a cover, a sheet of notes, and one table a sheet with one row of headings and no
 * merged cells. Numbers are numbers, shares have a percent format, Swedish stands first. A text is always a text cell, so
 * that none is taken for a formula.
 */
public final class Spreadsheet {

    private static final int WIDEST = 60;
    private static final String HEADING_FILL = "1F3B63";

    private final Text title;
    private final List<Table> tables;

    /**
     * @param title  what the workbook is
     * @param tables its tables in order, at least one
     */
    public Spreadsheet(Text title, List<Table> tables) {
        this.title = title;
        this.tables = List.copyOf(tables);
    }

    /** {@return the bytes of the file} The same tables give the same bytes. */
    public byte[] write() {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "USVE", "1.0")) {
            var names = names();
            cover(workbook.newWorksheet("Omslag"), names);
            notes(workbook.newWorksheet("Noter"), names);
            for (int i = 0; i < tables.size(); i++) {
                table(workbook.newWorksheet(names.get(i)), tables.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SameBytes.of(file.toByteArray(), tables.getFirst().asOf());
    }

    /** Numbered, since Excel allows 31 characters and wants every name once. */
    private List<String> names() {
        var names = new ArrayList<String>();
        for (var table : tables) {
            var words = (names.size() + 1) + " " + table.title().sv().replaceAll("[\\[\\]:*?/\\\\']", " ");
            if (words.length() > 31) {
                var end = words.lastIndexOf(' ', 31);
                words = words.substring(0, end > 5 ? end : 31);
            }
            names.add(words.strip());
        }
        return names;
    }

    private void cover(Worksheet sheet, List<String> names) {
        var first = tables.getFirst();
        sheet.width(0, 34);
        sheet.width(1, 70);
        sheet.width(2, 70);
        sheet.value(0, 0, title.sv());
        sheet.style(0, 0).bold().fontSize(16).set();
        sheet.value(1, 0, title.en());
        sheet.style(1, 0).italic().set();
        var row = 3;
        row = fact(sheet, row, "Omgång / Round", first.round());
        row = fact(sheet, row, "Läge / Status", first.status());
        row = fact(sheet, row, "Siffrorna gäller / Figures as of",
                first.asOf() == null ? null : Sweden.inSwedish(first.asOf()) + " (" + first.asOf() + ")");
        row = fact(sheet, row, "Utgåva / Revision", first.revision() == null ? null : first.revision().toString());
        row = fact(sheet, row, "Källa / Source", Source.NAME.sv());
        row = fact(sheet, row, "Licens / Licence", Source.LICENCE) + 1;
        heading(sheet, row++, List.of("Blad / Sheet", "Tabell", "Table"));
        for (int i = 0; i < tables.size(); i++) {
            sheet.value(row, 0, names.get(i));
            sheet.value(row, 1, tables.get(i).title().sv());
            sheet.value(row++, 2, tables.get(i).title().en());
        }
        sheet.hideGridLines();
    }

    private static int fact(Worksheet sheet, int row, String name, String value) {
        if (value == null) {
            return row;
        }
        sheet.value(row, 0, name);
        sheet.style(row, 0).bold().set();
        sheet.value(row, 1, value);
        return row + 1;
    }

    private void notes(Worksheet sheet, List<String> names) {
        sheet.width(0, 34);
        sheet.width(1, 26);
        sheet.width(2, 60);
        sheet.width(3, 60);
        sheet.width(4, 30);
        heading(sheet, 0, List.of("Blad / Sheet", "Kolumn i data / Column in data", "Betydelse", "Meaning",
                "Räknas i / Counted in"));
        sheet.freezePane(0, 1);
        var row = 1;
        for (int i = 0; i < tables.size(); i++) {
            for (var note : tables.get(i).notes()) {
                note(sheet, row++, names.get(i), "", note, "");
            }
            for (var column : tables.get(i).columns()) {
                note(sheet, row++, names.get(i), column.id(), column.label(),
                        column instanceof Column.Measure measure ? Source.unit(measure.unit()).sv() : "");
            }
        }
    }

    private static void note(Worksheet sheet, int row, String table, String column, Text words, String unit) {
        sheet.value(row, 0, table);
        sheet.value(row, 1, column);
        sheet.value(row, 2, words.sv());
        sheet.value(row, 3, words.en());
        sheet.value(row, 4, unit);
        sheet.range(row, 0, row, 4).style().wrapText(true).verticalAlignment("top").set();
    }

    private static void heading(Worksheet sheet, int row, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            sheet.value(row, i, words.get(i));
        }
        sheet.range(row, 0, row, words.size() - 1).style().bold().fontColor("FFFFFF").fillColor(HEADING_FILL)
                .wrapText(true).verticalAlignment("top").set();
    }

    private static void table(Worksheet sheet, Table table) {
        var columns = table.columns();
        heading(sheet, 0, columns.stream().map(column -> column.label().sv()).toList());
        var widths = columns.stream().mapToInt(column -> Math.clamp(column.label().sv().length(), 8, 24)).toArray();
        for (int r = 0; r < table.rows().size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                widths[c] = Math.max(widths[c], put(sheet, r + 1, c, columns.get(c), table.rows().get(r).get(c)));
            }
        }
        for (int c = 0; c < widths.length; c++) {
            sheet.width(c, Math.min(widths[c] + 2, WIDEST));
        }
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        if (!table.rows().isEmpty()) {
            sheet.setAutoFilter(0, 0, table.rows().size(), columns.size() - 1);
        }
    }

    /** Writes a cell and returns how wide its text is. */
    private static int put(Worksheet sheet, int row, int column, Column about, Object value) {
        switch (value) {
            case null -> {
                return 0;
            }
            case Number number -> {
                sheet.value(row, column, number);
                if (about instanceof Column.Measure measure) {
                    sheet.style(row, column).format(switch (measure.unit()) {
                        case SHARE, POINTS -> "0.0%";
                        case COUNT -> "#,##0";
                        case NUMBER, CODE -> "General";
                    }).set();
                }
                return 8;
            }
            default -> {
                var text = value instanceof Text words ? words.sv() : value.toString();
                sheet.value(row, column, text);
                return text.length();
            }
        }
    }
}
