package se.usve.command.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package holds, file by file and column by column: its documentation, its JSON Schemas and its CSV files are made of
 * this, so that they cannot say other things.
 *
 * @param parts what the services give as records
 * @param files the others, by path below the data; a star stands for any text
 */
record Dictionary(List<Part> parts, Map<String, Words> files) {

    /** Swedish and English. */
    record Words(String sv, String en) {
    }

    /**
     * A kind of record.
     *
     * @param name    as the services call it
     * @param file    path below the data, without an ending
     * @param words   what it is
     * @param columns its fields, in order
     */
    record Part(String name, String file, Words words, List<Column> columns) {

        List<String> headers() {
            return columns.stream().map(Column::name).toList();
        }
    }

    /** A field: its JSON type and what it means. */
    record Column(String name, String type, Words words) {
    }

    static Dictionary read() {
        try (var file = Dictionary.class.getResourceAsStream("parts.yaml")) {
            var tree = new YAMLMapper().readTree(file);
            var parts = new ArrayList<Part>();
            for (var part : tree.path("parts")) {
                parts.add(new Part(part.path("name").asText(), part.path("file").asText(),
                        new Words(part.path("sv").asText(), part.path("en").asText()),
                        part.path("columns").properties().stream().map(column -> column(column.getKey(),
                                column.getValue().isNull() ? tree.path("columns").path(column.getKey()) : column.getValue()))
                                .toList()));
            }
            var files = new LinkedHashMap<String, Words>();
            tree.path("files").properties().forEach(one -> files.put(one.getKey(),
                    new Words(one.getValue().path(0).asText(), one.getValue().path(1).asText())));
            return new Dictionary(List.copyOf(parts), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Column column(String name, JsonNode said) {
        if (said.size() != 3) {
            throw new IllegalStateException("The column " + name + " has no type and meaning in two languages");
        }
        return new Column(name, said.path(0).asText(), new Words(said.path(1).asText(), said.path(2).asText()));
    }

    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
