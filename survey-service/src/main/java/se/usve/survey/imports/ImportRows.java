package se.usve.survey.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import se.usve.survey.imports.PlannedRow.Base;
import se.usve.survey.imports.PlannedRow.Told;
import se.usve.survey.submission.Answers;

/** The stored rows of imports: what each would do, exactly as it was shown. */
@ApplicationScoped
class ImportRows {

    private final DataSource dataSource;
    private final ObjectMapper json;

    ImportRows(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Stores the rows of an import, in place of those it has. One round trip. */
    void put(UUID id, List<PlannedRow> rows) {
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement("""
                delete from import_row where import = ?;
                insert into import_row
                    (import, row, unit, action, region, base_version, base_sha256, answers, sha256, reason, told)
                select ?, n.* from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[]) n""")) {
            insert.setObject(1, id);
            insert.setObject(2, id);
            insert.setArray(3, connection.createArrayOf("int", rows.stream().map(PlannedRow::row).toArray()));
            set(insert, 4, rows, row -> row.unit().isEmpty() ? null : row.unit());
            set(insert, 5, rows, row -> row.action().name());
            set(insert, 6, rows, row -> row.base().map(Base::region).orElse(null));
            insert.setArray(7, connection.createArrayOf("bigint",
                    rows.stream().map(row -> row.base().map(Base::version).orElse(null)).toArray()));
            set(insert, 8, rows, row -> row.base().map(Base::sha256).orElse(null));
            set(insert, 9, rows, row -> row.answers() == null ? null : row.answers().json());
            set(insert, 10, rows, row -> row.answers() == null ? null : row.answers().sha256());
            set(insert, 11, rows, PlannedRow::reason);
            set(insert, 12, rows, row -> write(row.told()));
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of an import could not be stored", e);
        }
    }

    private static void set(PreparedStatement insert, int place, List<PlannedRow> rows,
            Function<PlannedRow, String> text) throws SQLException {
        insert.setArray(place, insert.getConnection().createArrayOf("text",
                rows.stream().map(text).map(ImportRows::whole).toArray()));
    }

    /** Half a surrogate pair, which a file may have in what it calls a unit or a question, is a question mark in UTF-8. */
    private static String whole(String text) {
        return text == null ? null : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** {@return the rows of an import in the order of the file} */
    List<PlannedRow> of(UUID id) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select row, unit, action, region, base_version, base_sha256, answers, sha256, reason, told
                from import_row where import = ? order by row""")) {
            select.setObject(1, id);
            var rows = new ArrayList<PlannedRow>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(read(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of an import could not be read", e);
        }
    }

    private PlannedRow read(ResultSet row) throws SQLException {
        var region = row.getString(4);
        var answers = row.getString(7);
        return new PlannedRow(row.getInt(1), Optional.ofNullable(row.getString(2)).orElse(""),
                Action.valueOf(row.getString(3)),
                region == null ? Optional.empty()
                        : Optional.of(new Base(region, row.getLong(5), row.getString(6))),
                answers == null ? null : new Answers.Canonical(answers, row.getString(8)), row.getString(9),
                told(row.getString(10)));
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
