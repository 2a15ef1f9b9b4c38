package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file that says who may do what, as its own first lines explain. */
final class AccessTable {

    /**
     * A line of it.
     *
     * @param operation such as {@code GET /survey/v1/rounds/{round}}
     * @param situation what is special about what is asked for; often empty
     * @param expected  a word or a status for each caller
     */
    record Entry(String operation, String situation, Map<Who, String> expected) {

        String name() {
            return situation.isEmpty() ? operation : operation + " @" + situation;
        }
    }

    private AccessTable() {
    }

    /** {@return the lines, by name, in the file's order} */
    static Map<String, Entry> read(String name) {
        var entries = new LinkedHashMap<String, Entry>();
        List<Who> columns = null;
        for (var line : lines(name)) {
            var words = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
            if (columns == null) {
                columns = words.stream().map(Who::valueOf).toList();
                continue;
            }
            var operation = words.removeFirst() + " " + words.removeFirst();
            var situation = words.getFirst().startsWith("@") ? words.removeFirst().substring(1) : "";
            if (words.size() != columns.size()) {
                throw new IllegalArgumentException(name + ": " + columns.size() + " callers, but " + line);
            }
            var expected = new EnumMap<Who, String>(Who.class);
            for (int i = 0; i < words.size(); i++) {
                expected.put(columns.get(i), words.get(i));
            }
            var entry = new Entry(operation, situation, expected);
            if (entries.put(entry.name(), entry) != null) {
                throw new IllegalArgumentException(name + ": twice " + entry.name());
            }
        }
        return entries;
    }

    private static List<String> lines(String name) {
        try (var stream = AccessTable.class.getResourceAsStream("/access/" + name)) {
            return new String(stream.readAllBytes(), UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
