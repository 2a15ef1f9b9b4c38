package se.usve.reporting.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.reporting.export.Csv;
import se.usve.reporting.export.Cube.Cell;

/** Writes a layout as CSV: a column for each combination of the heading, decimal point, {@code ..} where nothing is known. */
record DelimitedText(Layout layout, OutputOptions options, Language language) {

    byte[] write() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().fieldSeparator(options.separator()).lineDelimiter(LineDelimiter.CRLF).build(text)) {
            if (options.title()) {
                csv.writeRecord(Csv.harmless(language.in(layout.cube().title())));
            }
            csv.writeRecord(Stream.concat(layout.stub().stream().map(axis -> options.name(axis, language)),
                    layout.columns().stream().map(column -> String.join(" ", column.stream()
                            .map(category -> options.name(category, language)).toList()))).map(Csv::harmless).toList());
            var rows = layout.rows();
            var cells = layout.cells();
            for (int i = 0; i < rows.size(); i++) {
                csv.writeRecord(Stream.concat(rows.get(i).stream().map(category ->
                        Csv.harmless(options.name(category, language))), cells.get(i).stream().map(DelimitedText::cell)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Figure(Double number) -> Csv.plain(number);
            case Cell.Figure(var value) -> value.toString();
            case Cell.NotApplicable _ -> ".";
            case Cell.Missing _ -> "..";
        };
    }
}
