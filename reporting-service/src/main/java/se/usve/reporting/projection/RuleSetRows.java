package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import se.usve.reporting.states.UnitRows;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.RuleSetActivated.Level;
import se.usve.scoring.contract.Wording;

/**
 * The tables {@code rule_set_version} and {@code rule_set_level}: every version of a rule set with its levels. A version
 * never changes; but an event may tell more of it than one of an earlier contract did.
 */
@ApplicationScoped
class RuleSetRows {

    private static final String VERSION = """
            insert into rule_set_version as t (rule_set, version, questionnaire, mapping, activated_at)
            values (?, ?, ?, ?::jsonb, ?) on conflict (rule_set, version) do update set
                questionnaire = coalesce(t.questionnaire, excluded.questionnaire),
                mapping = coalesce(t.mapping, excluded.mapping)
            where t.questionnaire is null or t.mapping is null""";

    private static final String LEVEL = """
            insert into rule_set_level as t (rule_set, version, level, area, text_sv, text_en,
                wording_sv, wording_en, comment_sv, comment_en, questions)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (rule_set, version, level) do update set
                wording_sv = excluded.wording_sv, wording_en = excluded.wording_en,
                comment_sv = excluded.comment_sv, comment_en = excluded.comment_en, questions = excluded.questions
            where t.wording_sv is null and excluded.wording_sv is not null""";

    private final UnitRows rows;

    RuleSetRows(UnitRows rows) {
        this.rows = rows;
    }

    /** Stores versions not stored yet; the events in order of rule set and version. */
    void store(Connection connection, Collection<RuleSetActivated> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var version = connection.prepareStatement(VERSION); var level = connection.prepareStatement(LEVEL)) {
            for (var event : events) {
                version.setString(1, event.ruleSet());
                version.setLong(2, event.version());
                version.setString(3, event.questionnaire());
                version.setString(4, rows.write(event.mapping()));
                // When it was activated was not checked before histories were kept; an event without it was always there.
                version.setObject(5, (event.activatedAt() == null ? Instant.EPOCH : event.activatedAt())
                        .atOffset(ZoneOffset.UTC));
                version.addBatch();
                for (var told : event.levels()) {
                    level.setString(1, event.ruleSet());
                    level.setLong(2, event.version());
                    level.setInt(3, told.level());
                    level.setString(4, told.area());
                    level.setString(5, told.text().sv());
                    level.setString(6, told.text().en());
                    level.setString(7, word(told, Level::wording, Wording::sv));
                    level.setString(8, word(told, Level::wording, Wording::en));
                    level.setString(9, word(told, Level::comment, Wording::sv));
                    level.setString(10, word(told, Level::comment, Wording::en));
                    level.setString(11, rows.write(told.questions()));
                    level.addBatch();
                }
            }
            version.executeBatch();
            level.executeBatch();
        }
    }

    private static String word(Level level, Function<Level, Wording> text, Function<Wording, String> language) {
        var wording = text.apply(level);
        return wording == null ? null : language.apply(wording);
    }
}
