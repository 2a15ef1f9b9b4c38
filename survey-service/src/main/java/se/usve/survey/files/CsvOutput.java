package se.usve.survey.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes units as CSV. */
final class CsvOutput {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvOutput() {
    }

    static void write(CsvProfile profile, AnswerColumns columns, Iterable<UnitRow> units, OutputStream out)
            throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (profile.forPeople()) {
            text.write(BYTE_ORDER_MARK);
        }
        var csv = CsvWriter.builder().fieldSeparator(profile.separator()).lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(SheetColumn.all(columns).stream().map(SheetColumn::header).toList());
        for (var unit : units) {
            csv.writeRecord(UnitCells.of(unit, columns, profile.forPeople()).stream()
                    .map(cell -> Apostrophe.before(cell.text())).toList());
        }
        csv.flush();
    }
}
