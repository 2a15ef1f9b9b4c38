package se.usve.survey.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a table from CSV. The separator is the one with which the file has a header. Rows are counted as a spreadsheet
 * counts them when it opens the file: a line break within quotes begins no new row.
 */
final class CsvTable {

    private static final String SEPARATORS = ";,\t";
    /** Excel's own way of saying which separator follows, a line before the first. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)(\r\n|\n|\r|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final FileLimits limits;

    CsvTable(FileLimits limits) {
        this.limits = limits;
    }

    Table read(String text) {
        var said = SEPARATOR_LINE.matcher(text);
        var body = said.lookingAt() ? text.substring(said.end()) : text;
        var separator = said.lookingAt() ? Optional.of(said.group(1).charAt(0)) : separator(body);
        return table(body, separator.orElseThrow(Table::noHeader));
    }

    private Optional<Character> separator(String text) {
        record Fit(char separator, int columns) {
        }
        return SEPARATORS.chars().mapToObj(separator -> (char) separator)
                .flatMap(separator -> header(text, separator).stream()
                        .map(row -> new Fit(separator, row.cells().size())))
                .max(Comparator.comparingInt(Fit::columns)).map(Fit::separator);
    }

    private Optional<Table.Row> header(String text, char separator) {
        try (var rows = rows(text, separator)) {
            return rows.limit(Table.HEADER_WITHIN).filter(Table.Row::isHeader).findFirst();
        } catch (CsvParseException e) {
            // With another separator its quotes may make sense; with none of them the file has no header.
            return Optional.empty();
        }
    }

    private Table table(String text, char separator) {
        var header = header(text, separator).orElseThrow(Table::noHeader);
        var width = 1 + lastFilled(header);
        if (width > limits.columns()) {
            throw limits.tooManyColumns();
        }
        var rows = new ArrayList<Table.Row>();
        var characters = new long[1];
        try (var all = rows(text, separator)) {
            all.filter(row -> row.number() > header.number() && !row.isBlank()).forEach(row -> {
                if (rows.size() == limits.rows()) {
                    throw limits.tooManyRows();
                }
                if (row.cells().size() > limits.columns()) {
                    throw limits.tooManyColumns();
                }
                characters[0] = limits.count(characters[0], row);
                rows.add(row);
            });
        } catch (CsvParseException e) {
            throw FileRefused.because(FileRefused.Reason.NOT_READABLE,
                    "Citattecknen i filen går inte ihop efter rad %d. Ett citattecken i en text ska skrivas två gånger "
                            + "(\"\").",
                    "The quotes in the file do not match after row %d. A quote within a text must be written twice "
                            + "(\"\").",
                    rows.isEmpty() ? header.number() : rows.getLast().number());
        }
        return new Table(header, marked(rows, width, header.unitColumn()), Optional.empty());
    }

    /**
     * A row may end early, as Excel leaves out separators where nothing follows in many rows on end. But where the next
     * row does not begin with what can be a unit's id, a line break without quotes around it has cut this row in two.
     */
    private static List<Table.Row> marked(List<Table.Row> rows, int width, int unit) {
        var marked = new ArrayList<Table.Row>(rows.size());
        boolean afterShort = false;
        for (var row : rows) {
            boolean isShort = row.cells().size() < width;
            boolean remnant = afterShort && !UNIT.matcher(row.at(unit).text().strip()).matches();
            if (remnant) {
                marked.set(marked.size() - 1, broken(marked.getLast()));
            }
            marked.add(remnant ? broken(row) : row);
            afterShort = isShort;
        }
        return marked;
    }

    private static Table.Row broken(Table.Row row) {
        return new Table.Row(row.number(), row.cells(), true);
    }

    private static int lastFilled(Table.Row header) {
        int last = header.cells().size() - 1;
        while (last > 0 && header.cells().get(last).isBlank()) {
            last--;
        }
        return last;
    }

    private static Stream<Table.Row> rows(String text, char separator) {
        var number = new int[1];
        var same = new SameCells();
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowUnclosedQuote(false)
                .allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text).stream()
                .map(row -> new Table.Row(++number[0], cells(row, same), false));
    }

    private static List<Cell> cells(CsvRecord row, SameCells same) {
        return row.getFields().stream().map(text -> text.isEmpty()
                ? Cell.BLANK
                : same.of(Cell.text(Apostrophe.takenFrom(text)))).toList();
    }
}
