package se.usve.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A rule set of a test's own, each version that of 2018–2021 with changes, so that no other test meets a new version. */
public final class RulesOfATest {

    private static final String FILE = "rule-sets/2018-2021.yaml";

    private final DataSource database;
    private final String id = "t-" + UUID.randomUUID().toString().substring(0, 8);

    public RulesOfATest(DataSource database) {
        this.database = database;
    }

    public String id() {
        return id;
    }

    /** Publishes the version. */
    public void publish(long version, UnaryOperator<String> changes) {
        store(version, changes, "now()");
    }

    /** Stores the version as a draft. */
    public void draft(long version, UnaryOperator<String> changes) {
        store(version, changes, "null");
    }

    private void store(long version, UnaryOperator<String> changes, String publishedAt) {
        var source = changed(changed(changes.apply(ofTheRound2018()), "\nid: \"2018-2021\"", "\nid: " + id),
                "\nversion: 1\n", "\nversion: " + version + "\n");
        try (var connection = database.getConnection(); var insert = connection.prepareStatement(
                "insert into rule_set (id, version, source, published_at) values (?, ?, ?, " + publishedAt + ")")) {
            insert.setString(1, id);
            insert.setLong(2, version);
            insert.setString(3, source);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the rule set as a text} */
    public static String ofTheRound2018() {
        try (var stream = RulesOfATest.class.getClassLoader().getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the rules with level 8 requiring ten articles instead of five} */
    public static String tenArticles(String rules) {
        return changed(rules, "met_when: sum of 15 >= 5", "met_when: sum of 15 >= 10");
    }

    /** {@return the rules with level 18 met by an example that nobody judges, and one judged for level 22 instead} */
    public static String otherExample(String rules) {
        var from = rules.indexOf("        - 30a is approved");
        var to = rules.indexOf("\n\n  - level: 19");
        return changed(rules.substring(0, from) + "        - 30a is given" + rules.substring(to),
                "        - 34a is given",
                "        - 34a is approved\n    assessment: {sv: Exemplet ska vara konkret., en: It must be concrete.}");
    }

    /** {@return the rules without level 27} */
    public static String withoutTheLastLevel(String rules) {
        return rules.substring(0, rules.indexOf("\n  - level: 27"));
    }

    /** {@return the rules with a level 28, which needs only a question of another level} */
    public static String oneLevelMore(String rules) {
        return rules + "\n  - {level: 28, area: DEVELOPMENT, sv: Ny nivå., en: New level., "
                + "short: {sv: Ny nivå, en: New level}, met_when: 25 = YES}\n";
    }

    private static String changed(String rules, String from, String to) {
        if (!rules.contains(from)) {
            throw new IllegalArgumentException("The rules do not say: " + from);
        }
        return rules.replace(from, to);
    }
}
