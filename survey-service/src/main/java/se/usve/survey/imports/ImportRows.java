package se.usve.survey.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import se.usve.chassis.sql.Sql;
import se.usve.survey.imports.PlannedRow.Base;
import se.usve.survey.imports.PlannedRow.Told;
import se.usve.survey.submission.Answers;

/** The stored rows of imports: what each would do, exactly as it was shown. */
@ApplicationScoped
class ImportRows {

    private final Sql sql;
    private final ObjectMapper json;

    ImportRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Stores the rows of an import, in place of those it has. One round trip. */
    void put(UUID id, List<PlannedRow> rows) {
        sql.update("""
                delete from import_row where import = ?;
                insert into import_row
                    (import, row, unit, action, region, base_version, base_sha256, answers, sha256, reason, told)
                select ?, n.* from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[]) n""", id, id,
                texts(rows, row -> String.valueOf(row.row())),
                texts(rows, row -> row.unit().isEmpty() ? null : row.unit()),
                texts(rows, row -> row.action().name()),
                texts(rows, row -> row.base().map(Base::region).orElse(null)),
                texts(rows, row -> row.base().map(Base::version).map(String::valueOf).orElse(null)),
                texts(rows, row -> row.base().map(Base::sha256).orElse(null)),
                texts(rows, row -> row.answers() == null ? null : row.answers().json()),
                texts(rows, row -> row.answers() == null ? null : row.answers().sha256()),
                texts(rows, PlannedRow::reason),
                texts(rows, row -> write(row.told())));
    }

    private static List<String> texts(List<PlannedRow> rows, Function<PlannedRow, String> text) {
        return rows.stream().map(text).map(ImportRows::whole).toList();
    }

    /** Half a surrogate pair, which a file may have in what it calls a unit or a question, is a question mark in UTF-8. */
    private static String whole(String text) {
        return text == null ? null : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** {@return the rows of an import in the order of the file} */
    List<PlannedRow> of(UUID id) {
        return sql.list("select * from import_row where import = ? order by row", this::read, id);
    }

    private PlannedRow read(ResultSet row) throws SQLException {
        var region = row.getString("region");
        var answers = row.getString("answers");
        return new PlannedRow(row.getInt("row"), Optional.ofNullable(row.getString("unit")).orElse(""),
                Action.valueOf(row.getString("action")),
                region == null ? Optional.empty()
                        : Optional.of(new Base(region, row.getLong("base_version"), row.getString("base_sha256"))),
                answers == null ? null : new Answers.Canonical(answers, row.getString("sha256")),
                row.getString("reason"), told(row.getString("told")));
    }

    private String write(Told told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is said of a row can be written as JSON", e);
        }
    }

    private Told told(String stored) {
        try {
            return json.readValue(stored, Told.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was said of a row cannot be read", e);
        }
    }
}
