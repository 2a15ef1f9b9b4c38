package se.usve.survey.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes units as CSV. */
final class CsvOutput {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvOutput() {
    }

    static void write(CsvProfile profile, AnswerColumns columns, Iterable<UnitRow> units, OutputStream out)
            throws IOException {
        write(profile, SheetColumn.all(columns).stream().map(SheetColumn::header).toList(),
                StreamSupport.stream(units.spliterator(), false).map(unit ->
                        UnitCells.of(unit, columns, profile.forPeople()).stream().map(Cell::text).toList()), out);
    }

    static void write(CsvProfile profile, List<String> header, Stream<List<String>> rows, OutputStream out)
            throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (profile.forPeople()) {
            text.write(BYTE_ORDER_MARK);
        }
        var csv = CsvWriter.builder().fieldSeparator(profile.separator()).lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(header);
        rows.forEach(row -> csv.writeRecord(row.stream().map(Apostrophe::before).toList()));
        csv.flush();
    }
}
