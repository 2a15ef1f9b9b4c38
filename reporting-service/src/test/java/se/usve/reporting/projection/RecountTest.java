package se.usve.reporting.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;

/** The counts in the database are those that a recount of the units in the database gives. */
@QuarkusTest
@RealStack
class RecountTest {

    private static final String STORED = """
            select 'units', grouping, code, 0, units, responding, scored, meeting_all from group_count
            where round = ? and (units, responding, scored, meeting_all) <> (0, 0, 0, 0)
            union all
            select 'level', grouping, code, level, met, exempt, not_met, awaiting from level_count
            where round = ? and (met, exempt, not_met, awaiting) <> (0, 0, 0, 0)
            union all
            select 'self-reported', grouping, code, level, met, exempt, lowered + awaiting * 1000, raised
            from self_reported_count where round = ? and (met, exempt, lowered, awaiting, raised) <> (0, 0, 0, 0, 0)
            union all
            select 'levels met', grouping, code, levels_met, units, 0, 0, 0 from levels_met_count
            where round = ? and units <> 0
            union all
            select 'only missed', grouping, code, level, units, 0, 0, 0 from only_missed_count
            where round = ? and units <> 0
            union all
            select 'area ' || area, grouping, code, 0, meeting_all, 0, 0, 0 from area_count
            where round = ? and meeting_all <> 0
            union all
            select 'designated', grouping, code, year, responding, 0, 0, 0 from designated_count
            where round = ? and responding <> 0""";

    private static final String RECOUNTED = """
            with known as (
                select u.*, submission_version > withdrawn_version as responds from unit u
                where round = ? and registration_version > 0 and takes_part),
            grouped as (
                select grouping, code, unit, responds, coalesce(designated_year, 0) as year, self_reported,
                    case when result_submission_version > withdrawn_version then outcomes end as outcomes
                from known cross join lateral (values ('REGION', region), ('SPECIALTY', coalesce(specialty, 'UNSPECIFIED')),
                    ('DESIGNATED_YEAR', coalesce(designated_year::text, 'UNSPECIFIED')),
                    ('SIZE_CLASS', case when responds then size_class else 'UNKNOWN' end),
                    ('PATIENT_CONTACT', case when responds then patient_contact else 'UNKNOWN' end)) g (grouping, code)),
            met as (
                select grouping, code, unit, count(*) filter (where value in ('MET', 'EXEMPT')) as met, count(*) as of,
                    min(key::int) filter (where value not in ('MET', 'EXEMPT')) as missed,
                    count(*) filter (where key <> '1' and value not in ('MET', 'EXEMPT')) as missed_of_development
                from grouped, jsonb_each_text(outcomes) group by grouping, code, unit)
            select 'units', grouping, code, 0, count(*), count(*) filter (where responds),
                count(*) filter (where outcomes is not null),
                (select count(*) from met m where m.grouping = g.grouping and m.code = g.code and m.met = m.of)
            from grouped g group by grouping, code
            union all
            select 'level', grouping, code, key::int, count(*) filter (where value in ('MET', 'EXEMPT')),
                count(*) filter (where value = 'EXEMPT'), count(*) filter (where value = 'NOT_MET'),
                count(*) filter (where value = 'AWAITING_ASSESSMENT')
            from grouped, jsonb_each_text(outcomes) group by grouping, code, key
            union all
            select 'self-reported', grouping, code, o.key::int, count(*) filter (where own in ('MET', 'EXEMPT')),
                count(*) filter (where own = 'EXEMPT'),
                count(*) filter (where own <> 'NOT_MET' and o.value = 'NOT_MET')
                    + 1000 * count(*) filter (where own <> 'NOT_MET' and o.value = 'AWAITING_ASSESSMENT'),
                count(*) filter (where own = 'NOT_MET' and o.value in ('MET', 'EXEMPT'))
            from grouped, jsonb_each_text(outcomes) o, lateral (select self_reported ->> o.key as own) s
            group by grouping, code, o.key
            having count(*) filter (where own in ('MET', 'EXEMPT') or o.value in ('MET', 'EXEMPT')) > 0
            union all
            select 'levels met', grouping, code, met, count(*), 0, 0, 0 from met group by grouping, code, met
            union all
            select 'only missed', grouping, code, missed, count(*), 0, 0, 0 from met where of - met = 1
            group by grouping, code, missed
            union all
            select 'area GENERAL', grouping, code, 0, count(*), 0, 0, 0 from met where missed is distinct from 1
            group by grouping, code
            union all
            select 'area DEVELOPMENT', grouping, code, 0, count(*), 0, 0, 0 from met where missed_of_development = 0
            group by grouping, code
            union all
            select 'designated', grouping, code, year, count(*), 0, 0, 0 from grouped where responds
            group by grouping, code, year""";

    @Inject
    Topics topics;
    @Inject
    DataSource database;

    @Test
    void aStreamInAnyOrderEndsInTheCountsOfARecount() throws SQLException {
        var random = new Random(20221);
        var events = new Events("recount", "recount-rules");
        var history = new ArrayList<Object>();
        var newest = new TreeSet<String>();
        for (int u = 0; u < 120; u++) {
            var unit = "u%03d".formatted(u);
            var registrations = 1 + random.nextInt(3);
            for (int v = 1; v <= registrations; v++) {
                var region = List.of("01", "03", "05", "12", "14", "18", "24").get(random.nextInt(7));
                history.add(events.unit(unit, v, region, random.nextInt(5) == 0 ? null : "S" + random.nextInt(4),
                        random.nextInt(10) > 0));
                if (v == registrations) {
                    newest.add(unit + " " + region);
                }
            }
            var sent = random.nextInt(5);
            for (int v = 1; v <= sent; v++) {
                history.add(random.nextInt(3) > 0 ? events.submission(unit, v) : events.withdrawal(unit, v));
            }
            for (int v = 1; v <= random.nextInt(4); v++) {
                var outcomes = random.ints(12, 0, 20).mapToObj(i -> i < 4 ? Outcome.values()[i] : Outcome.MET).toList();
                // By its own answers a unit awaits nobody.
                var own = outcomes.subList(0, 6).stream()
                        .map(outcome -> outcome == Outcome.AWAITING_ASSESSMENT ? Outcome.NOT_MET : outcome).toList();
                var result = events.assessed(unit, v, own, outcomes.subList(6, 12));
                history.add(new UnitScored(result.round(), unit, v, result.region(), 1 + random.nextInt(4),
                        result.ruleSet(), 1, result.scoredAt(), result.cause(), result.levels(), null));
            }
        }
        for (int pass = 0; pass < 3; pass++) {
            Collections.shuffle(history, random);
            topics.publish(history);
            if (pass == 0) {
                // Somewhere in the middle too, not only when everything has come.
                topics.awaitApplied();
                assertEquals(rows(RECOUNTED, "recount"), rows(STORED, "recount"));
            }
        }
        topics.awaitApplied();

        var recounted = rows(RECOUNTED, "recount");
        assertEquals(recounted, rows(STORED, "recount"));
        assertTrue(recounted.size() > 100, "the test counts something");
        assertEquals(newest, units());
    }

    private TreeSet<String> units() throws SQLException {
        try (var connection = database.getConnection(); var select = connection.createStatement();
                var rows = select.executeQuery("select unit || ' ' || region from unit where round = 'recount'")) {
            var found = new TreeSet<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private TreeSet<String> rows(String query, String round) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(query)) {
            for (int i = 1; i <= select.getParameterMetaData().getParameterCount(); i++) {
                select.setString(i, round);
            }
            var found = new TreeSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= 8; i++) {
                        row.add(rows.getString(i));
                    }
                    found.add(String.join(" | ", row));
                }
            }
            return found;
        }
    }
}
