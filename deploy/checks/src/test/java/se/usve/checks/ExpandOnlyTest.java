package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While a service is replaced, its old version goes on with the new tables: migrations after the first release only add.
 * What nobody reads any more goes one release later, in a migration that says so in a line
 * {@code -- contract: unread since 1.0.0}.
 */
class ExpandOnlyTest {

    /** The last migration of each service that the first release had. */
    private static final Map<String, Integer> FIRST_RELEASE = Map.of(
            "survey-service", 7, "scoring-service", 7, "reporting-service", 8);
    private static final Pattern TAKES_AWAY = Pattern.compile("""
            \\bdrop\\s+(table|column|view|schema|type|sequence|function)\\b|\\brename\\b|\\btruncate\\b\
            |\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b|\\bset\\s+not\\s+null\\b\
            |\\badd\\s+column\\s+(if\\s+not\\s+exists\\s+)?\\w+\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b""");

    static Stream<Path> migrationsSinceTheFirstRelease() {
        return FIRST_RELEASE.keySet().stream().sorted().flatMap(service -> {
            try (var files = Files.list(Repository.at(service + "/src/main/resources/db/migration"))) {
                return files.filter(file -> version(file) > FIRST_RELEASE.get(service)).sorted().toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("migrationsSinceTheFirstRelease")
    void aMigrationLeavesWhatTheVersionBeforeItReads(Path migration) throws IOException {
        assertThat(takenAway(Files.readString(migration))).as(migration.getFileName().toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop table unit;", "alter table unit drop column name;", "alter table unit rename to units;",
            "alter table unit alter column name type varchar(10);", "alter table unit\n    alter column name set not null;",
            "alter table unit add column size integer not null;"})
    void whatTakesAwayIsSeen(String sql) {
        assertThat(takenAway(sql)).isNotEmpty();
    }

    @Test
    void whatOnlyAddsIsNot() {
        assertThat(takenAway("""
                -- the old rows have none: drop table, rename
                alter table outbox add column traceparent text;
                alter table unit add column size integer not null default 0;
                create table erasure (id uuid primary key, reason text not null);
                """)).isEmpty();
        assertThat(takenAway("-- contract: unread since 1.0.0\ndrop table old;")).isEmpty();
    }

    private static List<String> takenAway(String sql) {
        if (sql.contains("-- contract: unread since ")) {
            return List.of();
        }
        var statements = sql.replaceAll("--[^\n]*", "").toLowerCase(Locale.ROOT);
        return TAKES_AWAY.matcher(statements).results().map(found -> found.group().strip()).toList();
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("^V(\\d+).*", "$1"));
    }
}
