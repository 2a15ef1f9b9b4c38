package se.usve.survey.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.usve.survey.preview.PreviewMany.Asked;

/** What goes to the scoring service and comes back when the levels of many units are asked for: NDJSON. */
record PreviewLines(ObjectMapper json) {

    /**
     * {@return for each unit a line with the answers it has, if any, and one with those it would have} Each is made when its
     * turn comes.
     */
    InputStream of(List<Asked> units) {
        var lines = units.stream()
                .flatMap(asked -> Stream.concat(asked.before().stream(), Stream.of(asked.after()))
                        .map(answers -> line(asked.unit(), answers)))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        });
    }

    private InputStream line(String unit, String answers) {
        try {
            return new ByteArrayInputStream(("{\"unit\":" + json.writeValueAsString(unit) + ",\"answers\":" + answers
                    + "}\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text is JSON", e);
        }
    }

    /**
     * {@return which levels would change, for each unit in the order they were asked about}
     *
     * @param lines what the scoring service answers, a line for each that was sent
     * @throws IllegalArgumentException if they are not of those units
     */
    List<List<LevelChange>> changes(List<Asked> units, Iterator<String> lines) {
        var changes = new ArrayList<List<LevelChange>>(units.size());
        for (var asked : units) {
            Map<Integer, String> before = asked.before().isPresent() ? next(asked, lines) : Map.of();
            changes.add(next(asked, lines).entrySet().stream()
                    .filter(level -> !level.getValue().equals(before.get(level.getKey())))
                    .map(level -> new LevelChange(level.getKey(), before.get(level.getKey()), level.getValue())).toList());
        }
        return changes;
    }

    /** {@return the outcomes on the next line, which must be of the unit} Lines come in the order they were sent. */
    private Map<Integer, String> next(Asked asked, Iterator<String> lines) {
        if (!lines.hasNext()) {
            throw new IllegalArgumentException("A preview that breaks off");
        }
        var line = outcomes(lines.next());
        if (!asked.unit().equals(line.unit())) {
            throw new IllegalArgumentException("A preview of another unit than the one asked about");
        }
        return line.levels();
    }

    private Outcomes outcomes(String line) {
        try {
            var node = json.readTree(line);
            if (!node.path("levels").isArray()) {
                throw new IllegalArgumentException(
                        "A preview without levels, with %d errors".formatted(node.path("errors").size()));
            }
            var levels = new TreeMap<Integer, String>();
            node.get("levels").forEach(level -> levels.put(level.path("level").intValue(), level.path("outcome").asText()));
            return new Outcomes(node.path("unit").asText(), levels);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Outcome of each level by its number. */
    private record Outcomes(String unit, Map<Integer, String> levels) {
    }
}
