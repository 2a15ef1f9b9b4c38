package se.usve.survey.completeness;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The units of a round and how each stands, as CSV. */
final class UnitList {

    /** What a reader of CSV expects. */
    enum Dialect {
        /** RFC 4180: comma, UTF-8 without byte order mark. */
        CSV(',', ""),
        /** For a Swedish Excel: semicolon, UTF-8 with byte order mark. */
        CSV_SV(';', "\uFEFF");

        private final char separator;
        private final String begins;

        Dialect(char separator, String begins) {
            this.separator = separator;
            this.begins = begins;
        }
    }

    private static final List<String> HEADER = List.of("unit", "name", "region", "status", "first", "newest", "version");

    private UnitList() {
    }

    /** {@return the list in UTF-8, a header first, lines ended by CRLF} */
    static byte[] write(List<Standing> standings, Dialect dialect) {
        var text = new StringWriter();
        text.write(dialect.begins);
        try (var csv = CsvWriter.builder().fieldSeparator(dialect.separator).lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            standings.forEach(one -> csv.writeRecord(List.of(one.unit(), harmless(one.name()), one.region(),
                    one.status().name(), time(one.first()), time(one.newest()), String.valueOf(one.version()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String time(Instant time) {
        return time == null ? "" : time.toString();
    }

    /** A spreadsheet takes a text that begins so for a formula: an apostrophe makes it a text again (OWASP). */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
