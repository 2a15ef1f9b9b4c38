package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import se.usve.chassis.sql.SqlArray;
import se.usve.survey.audit.Actor;
import se.usve.survey.round.RoundLock;

/** The submissions of many units at once, in SQL over arrays. */
@ApplicationScoped
class ManySubmissions {

    /**
     * The round and units of it, held as they are to the end of the transaction.
     *
     * @param questionnaire what the round asks
     * @param ruleSet       what it is judged by
     * @param at            the time under the locks, so that times follow versions
     * @param late          whether that is after the last day of the collection
     * @param units         those of the units that take part
     */
    record Held(String questionnaire, String ruleSet, Instant at, boolean late, List<HeldUnit> units) {
    }

    /** A unit held: its region, the version of its newest submission or withdrawal, whether its answers are received. */
    record HeldUnit(String unit, String region, long version, boolean receives) {
    }

    /**
     * In one round trip; each statement sees what is committed after the one before has its locks. The units are locked
     * in the order of their ids, so that two who lock many never wait for each other.
     */
    private static final String HOLD = """
            select pg_advisory_xact_lock_shared(?, hashtext(?));
            select p.unit, p.region, p.submission_version, receives_answers(r, p)
            from participation p join round r on r.id = p.round
            where p.round = ? and p.unit = any(?)
            order by p.unit for update of p;
            select questionnaire, rule_set, now.at, (now.at at time zone 'Europe/Stockholm')::date > collection_closes
            from round, (select clock_timestamp()) now (at) where id = ?""";

    private static final String ADD = """
            update participation p set submission_version = n.version
            from unnest(?::text[], ?::bigint[]) n(unit, version) where p.round = ? and p.unit = n.unit;
            insert into submission (round, unit, version, submitted_at, submitted_by, sha256, answers, reason)
            select ?, n.unit, n.version, ?, ?, n.sha256, n.answers, n.reason
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                n(unit, version, sha256, answers, reason)""";

    private final DataSource dataSource;

    ManySubmissions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Locks units for a submission each, and the round in its state. One round trip. */
    Held hold(String round, List<String> units) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(HOLD)) {
            select.setInt(1, RoundLock.LOCK_CLASS);
            select.setString(2, round);
            select.setString(3, round);
            select.setArray(4, SqlArray.texts(connection, units.stream()));
            select.setString(5, round);
            select.execute();
            select.getMoreResults();
            var held = new ArrayList<HeldUnit>();
            try (var found = select.getResultSet()) {
                while (found.next()) {
                    held.add(new HeldUnit(found.getString(1), found.getString(2), found.getLong(3), found.getBoolean(4)));
                }
            }
            select.getMoreResults();
            try (var found = select.getResultSet()) {
                if (!found.next()) {
                    throw new IllegalStateException("There is no round " + round);
                }
                return new Held(found.getString(1), found.getString(2),
                        found.getObject(3, OffsetDateTime.class).toInstant(), found.getBoolean(4), held);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The units of " + round + " could not be held", e);
        }
    }

    /** Stores a submission of each unit, whose turn is held. One round trip. */
    void add(String round, List<SubmitMany.Item> items, Actor actor, Instant at) {
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement(ADD)) {
            var units = texts(connection, items, SubmitMany.Item::unit);
            var versions = SqlArray.numbers(connection, items.stream().map(item -> item.version() + 1));
            insert.setArray(1, units);
            insert.setArray(2, versions);
            insert.setString(3, round);
            insert.setString(4, round);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setString(6, actor.name());
            insert.setArray(7, units);
            insert.setArray(8, versions);
            insert.setArray(9, texts(connection, items, item -> item.answers().sha256()));
            insert.setArray(10, texts(connection, items, item -> item.answers().json()));
            insert.setArray(11, texts(connection, items, SubmitMany.Item::reason));
            insert.execute();
            mustBeAll(items.size(), insert);
        } catch (SQLException e) {
            throw new IllegalStateException("The submissions of " + round + " could not be stored", e);
        }
    }

    private static void mustBeAll(int expected, PreparedStatement insert) throws SQLException {
        var raised = insert.getUpdateCount();
        insert.getMoreResults();
        if (raised != expected || insert.getUpdateCount() != expected) {
            throw new IllegalStateException("Not every unit's submission was stored");
        }
    }

    private static Array texts(Connection connection, List<SubmitMany.Item> items,
            Function<SubmitMany.Item, String> text) throws SQLException {
        return SqlArray.texts(connection, items.stream().map(text));
    }
}
