package se.usve.command.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.usve.stack.StackFailure;

/** Sorts the lines a service gives into files: for each part one of JSON lines, and the same as CSV. */
final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Dictionary dictionary;
    private final Path data;

    /**
     * @param dictionary what the files hold
     * @param data       the folder they are written below
     */
    Records(Dictionary dictionary, Path data) {
        this.dictionary = dictionary;
        this.data = data;
    }

    /**
     * Writes what a service gives; parts of which there is nothing get a file without records.
     *
     * @param parts   the names of all its parts
     * @param service what it is called if something is wrong
     * @return part to number of records
     * @throws StackFailure when lines are missing, or are of something that the dictionary does not know
     */
    Map<String, Long> write(InputStream lines, Set<String> parts, String service) throws IOException {
        var open = new HashMap<String, Out>();
        long records = 0;
        try (var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (var name : parts) {
                open.put(name, new Out(dictionary.part(name).orElseThrow(), data));
            }
            for (String line; (line = reader.readLine()) != null;) {
                var read = JSON.readTree(line);
                if (read.path("part").asText().equals("end")) {
                    if (read.path("records").asLong() != records) {
                        break;
                    }
                    var counts = new HashMap<String, Long>();
                    open.forEach((name, out) -> counts.put(name, out.records));
                    return counts;
                }
                var out = open.get(read.path("part").asText());
                if (out == null) {
                    throw new StackFailure("The " + service + " service gives " + read.path("part")
                            + ", which this command does not know: it is of another version.");
                }
                out.add(read.path("record"));
                records++;
            }
            throw new StackFailure("What the " + service + " service gave was broken off; try again.");
        } finally {
            for (var out : open.values()) {
                out.close();
            }
        }
    }

    /** {@return what a cell of CSV holds: an object or list as JSON} */
    static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        var text = value.isContainerNode() ? value.toString() : value.asText();
        // A spreadsheet would take it for a formula.
        return value.isTextual() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static CsvWriter csv(Path file, List<String> headers) throws IOException {
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, StandardCharsets.UTF_8);
        csv.writeRecord(headers);
        return csv;
    }

    private static final class Out {
        private final Dictionary.Part part;
        private final Set<String> known;
        private final BufferedWriter lines;
        private final CsvWriter csv;
        private long records;

        Out(Dictionary.Part part, Path data) throws IOException {
            this.part = part;
            this.known = new HashSet<>(part.headers());
            Files.createDirectories(data.resolve(part.file()).getParent());
            this.lines = Files.newBufferedWriter(data.resolve(part.file() + ".ndjson"));
            this.csv = csv(data.resolve(part.file() + ".csv"), part.headers());
        }

        void add(JsonNode record) throws IOException {
            var given = new HashSet<String>();
            record.fieldNames().forEachRemaining(given::add);
            if (!given.equals(known)) {
                throw new StackFailure("A record of " + part.name() + " has the fields " + given + " where this command knows "
                        + part.headers() + ": it is of another version.");
            }
            lines.write(JSON.writeValueAsString(record));
            lines.write('\n');
            csv.writeRecord(part.columns().stream().map(column -> cell(record.path(column.name()))).toList());
            records++;
        }

        void close() throws IOException {
            lines.close();
            csv.close();
        }
    }
}
