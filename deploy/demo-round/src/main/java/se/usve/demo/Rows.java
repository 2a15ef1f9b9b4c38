package se.usve.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our own small data files: semicolons, a heading line, nothing quoted. */
final class Rows {
    private Rows() {
    }

    static List<String> lines(String file) {
        try (InputStream in = Rows.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Data file missing from the build: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each row as column name → cell, in the file's order. */
    static List<Map<String, String>> of(String file) {
        List<String> lines = lines(file);
        String[] names = lines.getFirst().split(";");
        return lines.stream().skip(1).map(line -> {
            String[] cells = line.split(";");
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            return row;
        }).toList();
    }
}
