package se.usve.scoring.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A row of a query's answer, read by column name. */
public final class Row {

    private final ResultSet row;
    private final ObjectMapper json;

    Row(ResultSet row, ObjectMapper json) {
        this.row = row;
        this.json = json;
    }

    public String text(String column) throws SQLException {
        return row.getString(column);
    }

    /** {@return the text, empty for null} */
    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public long number(String column) throws SQLException {
        return row.getLong(column);
    }

    public boolean truth(String column) throws SQLException {
        return row.getBoolean(column);
    }

    public UUID uuid(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** {@return the time, empty for null} */
    public Optional<Instant> optionalTime(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public Instant time(String column) throws SQLException {
        return optionalTime(column).orElseThrow(() -> new SQLException(column + " is null"));
    }

    /** {@return the JSON read as that type} */
    public <T> T json(String column, TypeReference<T> type) throws SQLException {
        try {
            return json.readValue(row.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new SQLException(column + " holds other JSON than expected", e);
        }
    }
}
