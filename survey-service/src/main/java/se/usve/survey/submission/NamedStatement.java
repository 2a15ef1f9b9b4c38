package se.usve.survey.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * SQL in a file of its own, whose parameters have names, {@code :name}, as psql and pgbench write them.
 *
 * @param sql   the statement as JDBC takes it
 * @param names the name of each parameter, in their order
 */
record NamedStatement(String sql, List<String> names) {

    /** Two colons are a cast; a comment goes to the end of its line. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][a-z0-9_]*)");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    /** {@return the statement in a file beside the class} */
    static NamedStatement beside(Class<?> type, String file) {
        try (var in = type.getResourceAsStream(file)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NamedStatement of(String text) {
        var sql = COMMENT.matcher(text).replaceAll("");
        var parameters = PARAMETER.matcher(sql);
        return new NamedStatement(parameters.replaceAll("?"),
                parameters.reset().results().map(found -> found.group(1)).toList());
    }

    /** Sets every parameter, as text. What is not in the values is null. */
    void bind(PreparedStatement statement, Map<String, String> values) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            statement.setString(i + 1, values.get(names.get(i)));
        }
    }
}
