package se.usve.reporting.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import se.usve.chassis.problem.Text;

/** Writes a table as CSV in one of the two dialects. */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final boolean swedish;

    Csv(Format format) {
        this.swedish = format == Format.CSV_SV;
    }

    byte[] write(Table table) {
        var text = new StringWriter();
        if (swedish) {
            text.write(BYTE_ORDER_MARK);
        }
        try (var csv = CsvWriter.builder().fieldSeparator(swedish ? ';' : ',').lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(table.columns().stream().map(Column::id).toList());
            table.rows().forEach(row -> csv.writeRecord(row.stream().map(this::cell).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String cell(Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> decimal(number);
            case Number whole -> whole.toString();
            case Text words -> harmless(words.sv());
            default -> harmless(value.toString());
        };
    }

    private String decimal(double number) {
        return swedish ? plain(number).replace('.', ',') : plain(number);
    }

    /** {@return the number with a decimal point and no exponent, not rounded} */
    public static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    /** {@return the text, with an apostrophe first where a spreadsheet would take it for a formula (OWASP)} */
    public static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
