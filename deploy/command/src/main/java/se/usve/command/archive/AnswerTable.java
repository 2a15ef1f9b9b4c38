package se.usve.command.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All versions of all answers with a column for each cell, headed as in the files that regions send. */
final class AnswerTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A column: how it is headed and where in the answers it finds its cell. */
    private record Column(String header, Function<JsonNode, JsonNode> from) {
    }

    private AnswerTable() {
    }

    /**
     * Writes the table.
     *
     * @param questionnaire as the survey service shows it
     * @param submissions   the lines of the part submissions
     */
    static void write(JsonNode questionnaire, Path submissions, Path table) throws IOException {
        var columns = new ArrayList<Column>();
        for (var name : List.of("unit", "version", "submittedAt")) {
            columns.add(new Column(name, record -> record.path(name)));
        }
        columns.add(new Column("withdrawal", record -> JSON.getNodeFactory()
                .textNode(record.path("answers").isNull() ? "YES" : "NO")));
        questionnaire.path("questions").forEach(question -> add(question, columns));
        try (var csv = Records.csv(table, columns.stream().map(Column::header).toList());
                var lines = Files.newBufferedReader(submissions)) {
            for (String line; (line = lines.readLine()) != null;) {
                var record = JSON.readTree(line);
                csv.writeRecord(columns.stream().map(column -> Records.cell(column.from().apply(record))).toList());
            }
        }
    }

    private static void add(JsonNode question, List<Column> columns) {
        var id = question.path("id").asText();
        if (question.path("type").asText().equals("multi_choice")) {
            for (var option : question.path("options")) {
                var code = option.path("code").asText();
                columns.add(new Column(id + "." + code, record -> chosen(record.path("answers").path(id), code)));
                if (code.equals("OTHER")) {
                    columns.add(new Column(id + ".otherText", record -> record.path("answers").path(id).path("otherText")));
                }
            }
        } else if (question.has("items") || question.has("years")) {
            question.path("items").forEach(item -> part(id, item.path("code").asText(), columns));
            question.path("years").forEach(year -> part(id, year.asText(), columns));
        } else {
            columns.add(new Column(id, record -> record.path("answers").path(id)));
        }
    }

    private static void part(String id, String code, List<Column> columns) {
        columns.add(new Column(id + "." + code, record -> record.path("answers").path(id).path(code)));
    }

    private static JsonNode chosen(JsonNode answer, String code) {
        if (answer.isMissingNode()) {
            return answer;
        }
        return JSON.getNodeFactory().textNode(answer.path("chosen").valueStream().anyMatch(one -> one.asText().equals(code))
                ? "YES" : "NO");
    }
}
