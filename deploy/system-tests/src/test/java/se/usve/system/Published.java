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
import java.util.stream.Stream;
import se.usve.demo.DemoRound;

/**
 * The report's printed tables, as rows of column to text: the percentages of table 3 beside this class, the others where
 * the demo round has them as its targets.
 */
final class Published {

    private Published() {
    }

    static List<Map<String, String>> table(String name) {
        var printed = Stream.of(Published.class, DemoRound.class)
                .map(beside -> beside.getResourceAsStream(name + ".csv")).filter(Objects::nonNull).findFirst().orElseThrow();
        try (var lines = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
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
