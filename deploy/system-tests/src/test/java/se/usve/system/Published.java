package se.usve.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The report's printed tables, as rows of column to text. */
final class Published {

    private Published() {
    }

    static List<Map<String, String>> table(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                Published.class.getResourceAsStream("/published/" + name + ".csv"), name), StandardCharsets.UTF_8))) {
            var header = lines.readLine().split(";");
            return lines.lines().filter(line -> !line.isBlank()).map(line -> row(header, line.split(";"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] header, String[] cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return row;
    }
}
