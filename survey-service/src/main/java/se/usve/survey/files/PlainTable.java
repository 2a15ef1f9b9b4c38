package se.usve.survey.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;

/**
 * A table of units in CSV or XLSX whose columns another feature knows the meaning of.
 *
 * @param letters the columns that are there, and how a spreadsheet names each
 * @param lines   its rows
 */
public record PlainTable(Map<String, String> letters, List<Line> lines) {

    /**
     * A row.
     *
     * @param row    its number as a spreadsheet counts it
     * @param cells  column to what stands in it, without blanks around; empty where nothing does
     * @param errors what cannot be read in it
     */
    public record Line(int row, Map<String, String> cells, List<RowError> errors) {
    }

    /**
     * Reads a file, in the format that its content shows.
     *
     * @param content the file
     * @param titles  what may stand in the header, whatever the case, and the column it stands for; {@code unit} must be
     *                one of them
     * @param limits  how much is taken
     * @throws FileRefused if no row can be read
     */
    public static PlainTable read(byte[] content, Map<String, String> titles, FileLimits limits) {
        limits.check(content);
        var table = switch (FileFormat.of(content)) {
            case CSV -> new CsvTable(limits).read(CsvText.of(content));
            case XLSX -> XlsxTable.read(content, limits);
            case NDJSON -> throw FileRefused.because(FileRefused.Reason.NOT_READABLE,
                    "Filen är varken CSV eller XLSX.", "The file is neither CSV nor XLSX.");
        };
        var places = places(table.header(), titles);
        var letters = new LinkedHashMap<String, String>();
        places.forEach((place, column) -> letters.put(column, Letters.of(place)));
        return new PlainTable(letters, table.rows().stream().map(row -> line(row, places)).toList());
    }

    /** Writes rows as CSV; a text that a spreadsheet would take for a formula is guarded from that. */
    public static void writeCsv(CsvProfile profile, List<String> header, Stream<List<String>> rows, OutputStream out)
            throws IOException {
        CsvOutput.write(profile, header, rows, out);
    }

    private static Map<Integer, String> places(Table.Row header, Map<String, String> titles) {
        var places = new LinkedHashMap<Integer, String>();
        var causes = new ArrayList<FileRefused.Cause>();
        for (int i = 0; i < header.cells().size(); i++) {
            var title = header.cells().get(i);
            var column = titles.get(Words.plain(title.text()));
            if (title.isBlank()) {
                continue;
            }
            if (column == null) {
                causes.add(new FileRefused.Cause(FileRefused.Reason.UNKNOWN_COLUMN, new Text(
                        "Kolumn %s: det finns ingen kolumn ”%s”. Ta bort kolumnen eller rätta rubriken.",
                        "Column %s: there is no column “%s”. Remove the column or mend its header.")
                        .with(Letters.of(i), title.shown())));
            } else if (places.containsValue(column)) {
                causes.add(new FileRefused.Cause(FileRefused.Reason.DUPLICATE_COLUMN, new Text(
                        "Kolumn %s: kolumnen ”%s” står två gånger. Ta bort den ena.",
                        "Column %s: the column “%s” stands twice. Remove one of them.")
                        .with(Letters.of(i), title.shown())));
            } else {
                places.put(i, column);
            }
        }
        if (!causes.isEmpty()) {
            throw FileRefused.because(causes);
        }
        return places;
    }

    private static Line line(Table.Row row, Map<Integer, String> places) {
        var cells = new LinkedHashMap<String, String>();
        var errors = new ArrayList<RowError>();
        var form = new TextForm();
        places.forEach((place, column) -> {
            switch (form.of(row.at(place))) {
                case Reading.Unanswered _ -> cells.put(column, "");
                case Reading.Answer(var value) -> cells.put(column, ((String) value).strip());
                case Reading.Wrong(var code, var message) -> {
                    cells.put(column, "");
                    errors.add(new RowError(row.number(), column, Letters.of(place), null, code, message));
                }
            }
        });
        TableRows.addStrays(row, places::containsKey, errors);
        return new Line(row.number(), cells, errors);
    }
}
