package se.usve.command.verify;

import static se.usve.stack.Service.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invariants of the counts that tables are made of. */
final class Aggregates {

    /**
     * Each unit that takes part, once a grouping as the aggregates are keyed; outcomes of answers not withdrawn. How large a
     * unit is and whether it meets patients is read from the answers themselves.
     */
    private static final String UNITS = """
            with answered as (
                select u.*, s.answers, (select sum(n::int) from jsonb_each_text(s.answers -> 'staff') as e (item, n)) as staff,
                    case when jsonb_exists(s.answers, '35p') then s.answers ->> '35p'
                        when jsonb_exists(s.answers, '36') then case s.answers ->> '36' when 'NO_DIRECT_PATIENT_CONTACT' then 'NO' else 'YES' end
                        when jsonb_exists(s.answers -> '13b', 'PATIENT_ORGANISATIONS') then case s.answers -> '13b' ->> 'PATIENT_ORGANISATIONS'
                            when 'NO_DIRECT_PATIENT_CONTACT' then 'NO' else 'YES' end end as meets_patients
                from unit u left join submission_history s on s.round = u.round and s.unit = u.unit
                    and s.version = u.submission_version and u.submission_version > u.withdrawn_version
                where u.registration_version > 0 and u.takes_part),
            units as (
                select u.*, g.grouping, g.code from answered u cross join lateral (values
                    ('REGION', u.region), ('SPECIALTY', coalesce(u.specialty, 'UNSPECIFIED')),
                    ('DESIGNATED_YEAR', coalesce(u.designated_year::text, 'UNSPECIFIED')),
                    ('SIZE_CLASS', case when u.staff < 100 then 'SMALL' when u.staff < 300 then 'MEDIUM'
                        when u.staff >= 300 then 'LARGE' else 'UNKNOWN' end),
                    ('PATIENT_CONTACT', case u.direct_patient_contact when true then 'YES' when false then 'NO'
                        else coalesce(u.meets_patients, 'UNKNOWN') end)) g (grouping, code)),
            outcomes as (
                select round, unit, grouping, code, level::int, outcome
                from units cross join lateral jsonb_each_text(outcomes) o (level, outcome)
                where result_submission_version > withdrawn_version),
            met as (
                select round, unit, grouping, code, count(*) as levels,
                       count(*) filter (where outcome in ('MET', 'EXEMPT')) as met,
                       min(level) filter (where outcome not in ('MET', 'EXEMPT')) as missed
                from outcomes group by round, unit, grouping, code),
            """;

    private static final List<String> COMPARISONS = List.of(
            UNITS + """
            counted as (
                select u.round, u.grouping, u.code, count(*) as units,
                       count(*) filter (where u.submission_version > u.withdrawn_version) as responding,
                       count(m.unit) as scored,
                       count(*) filter (where m.met = m.levels) as meeting_all
                from units u left join met m using (round, unit, grouping, code)
                group by u.round, u.grouping, u.code)
            select format('%s %s %s: kept %s, counted %s', round, grouping, code,
                          (g.units, g.responding, g.scored, g.meeting_all), (c.units, c.responding, c.scored, c.meeting_all))
            from group_count g full join counted c using (round, grouping, code)
            where (coalesce(g.units, 0), coalesce(g.responding, 0), coalesce(g.scored, 0), coalesce(g.meeting_all, 0))
               <> (coalesce(c.units, 0), coalesce(c.responding, 0), coalesce(c.scored, 0), coalesce(c.meeting_all, 0))
            order by 1""",
            UNITS + """
            counted as (
                select round, grouping, code, level,
                       count(*) filter (where outcome in ('MET', 'EXEMPT')) as met,
                       count(*) filter (where outcome = 'EXEMPT') as exempt,
                       count(*) filter (where outcome = 'NOT_MET') as not_met,
                       count(*) filter (where outcome = 'AWAITING_ASSESSMENT') as awaiting
                from outcomes group by round, grouping, code, level)
            select format('%s %s %s level %s: kept %s, counted %s', round, grouping, code, level,
                          (l.met, l.exempt, l.not_met, l.awaiting), (c.met, c.exempt, c.not_met, c.awaiting))
            from level_count l full join counted c using (round, grouping, code, level)
            where (coalesce(l.met, 0), coalesce(l.exempt, 0), coalesce(l.not_met, 0), coalesce(l.awaiting, 0))
               <> (coalesce(c.met, 0), coalesce(c.exempt, 0), coalesce(c.not_met, 0), coalesce(c.awaiting, 0))
            order by 1""",
            UNITS + """
            counted as (
                select o.round, o.grouping, o.code, o.level, count(*) filter (where s.met) as met,
                       count(*) filter (where s.outcome = 'EXEMPT') as exempt,
                       count(*) filter (where s.met and o.outcome = 'NOT_MET') as lowered,
                       count(*) filter (where s.met and o.outcome = 'AWAITING_ASSESSMENT') as awaiting,
                       count(*) filter (where not s.met and o.outcome in ('MET', 'EXEMPT')) as raised
                from outcomes o join lateral (
                    select self_reported ->> o.level::text as outcome, self_reported ->> o.level::text in ('MET', 'EXEMPT') as met
                    from unit u where u.round = o.round and u.unit = o.unit) s on true
                group by o.round, o.grouping, o.code, o.level)
            select format('%s %s %s level %s by own answers: kept %s, counted %s', round, grouping, code, level,
                          (l.met, l.exempt, l.lowered, l.awaiting, l.raised),
                          (c.met, c.exempt, c.lowered, c.awaiting, c.raised))
            from self_reported_count l full join counted c using (round, grouping, code, level)
            where (coalesce(l.met, 0), coalesce(l.exempt, 0), coalesce(l.lowered, 0), coalesce(l.awaiting, 0),
                   coalesce(l.raised, 0))
               <> (coalesce(c.met, 0), coalesce(c.exempt, 0), coalesce(c.lowered, 0), coalesce(c.awaiting, 0),
                   coalesce(c.raised, 0))
            order by 1""",
            UNITS + """
            counted as (
                select round, grouping, code, met as levels_met, count(*) as units
                from met group by round, grouping, code, met)
            select format('%s %s %s, %s levels met: kept %s, counted %s', round, grouping, code, levels_met,
                          d.units, c.units)
            from levels_met_count d full join counted c using (round, grouping, code, levels_met)
            where coalesce(d.units, 0) <> coalesce(c.units, 0)
            order by 1""",
            UNITS + """
            counted as (
                select round, grouping, code, missed as level, count(*) as units
                from met where levels - met = 1 group by round, grouping, code, missed)
            select format('%s %s %s, missing level %s alone: kept %s, counted %s', round, grouping, code, level,
                          d.units, c.units)
            from only_missed_count d full join counted c using (round, grouping, code, level)
            where coalesce(d.units, 0) <> coalesce(c.units, 0)
            order by 1""",
            UNITS + """
            areas as (
                select o.round, o.unit, o.grouping, o.code, a.area,
                       bool_and(o.outcome in ('MET', 'EXEMPT')) as all_met
                from outcomes o join unit u using (round, unit)
                join lateral (select area from jsonb_each(u.areas) e (area, levels)
                    where levels @> to_jsonb(o.level)) a on true
                group by o.round, o.unit, o.grouping, o.code, a.area),
            counted as (
                select round, grouping, code, area, count(*) as meeting_all
                from areas where all_met group by round, grouping, code, area)
            select format('%s %s %s, all of %s met: kept %s, counted %s', round, grouping, code, area,
                          d.meeting_all, c.meeting_all)
            from area_count d full join counted c using (round, grouping, code, area)
            where coalesce(d.meeting_all, 0) <> coalesce(c.meeting_all, 0)
            order by 1""",
            UNITS + """
            counted as (
                select round, grouping, code, coalesce(designated_year, 0) as year, count(*) as responding
                from units where submission_version > withdrawn_version
                group by round, grouping, code, coalesce(designated_year, 0))
            select format('%s %s %s, designated %s: kept %s, counted %s', round, grouping, code, year,
                          d.responding, c.responding)
            from designated_count d full join counted c using (round, grouping, code, year)
            where coalesce(d.responding, 0) <> coalesce(c.responding, 0)
            order by 1""");

    private static final List<String> HISTORIES = List.of("""
            select format('%s/%s: registration %s now, %s in the history', u.round, u.unit, u.registration_version, h.version)
            from unit u left join (select distinct on (round, unit) * from registration_history
                order by round, unit, version desc) h using (round, unit)
            where (u.registration_version, u.name, u.region, u.takes_part, u.registered_at)
                is distinct from (coalesce(h.version, 0), h.name, h.region, coalesce(h.takes_part, true), h.changed_at)
            order by 1""", """
            select format('%s/%s: submission %s now, %s in the history', u.round, u.unit, u.submission_version, h.version)
            from unit u left join (select distinct on (round, unit) * from submission_history
                order by round, unit, version desc) h using (round, unit)
            where (u.submission_version, u.submitted_at) is distinct from (coalesce(h.version, 0), h.submitted_at)
            order by 1""", """
            select format('%s/%s: withdrawal %s now, %s in the history', u.round, u.unit, u.withdrawn_version, h.version)
            from unit u left join (select distinct on (round, unit) * from withdrawal_history
                order by round, unit, version desc) h using (round, unit)
            where (u.withdrawn_version, u.withdrawn_at) is distinct from (coalesce(h.version, 0), h.withdrawn_at)
            order by 1""", """
            select format('%s/%s: result %s now, %s in the history', u.round, u.unit, u.result_version, h.version)
            from unit u left join (select distinct on (round, unit) * from result_history
                order by round, unit, version desc) h using (round, unit)
            where (u.result_version, u.outcomes, u.self_reported, u.overridden, u.scored_at)
                is distinct from (coalesce(h.version, 0), h.outcomes, h.self_reported, h.overridden, h.scored_at)
            order by 1""", """
            select format('%s: version %s %s now, %s %s in the history', r.round, r.version, r.state, h.version, h.state)
            from round r left join (select distinct on (round) * from round_history
                order by round, version desc) h using (round)
            where (r.version, r.state, r.rule_set) is distinct from (h.version, h.state, h.rule_set) order by 1""");

    private Aggregates() {
    }

    static Finding areCountsOfTheUnits(Sources sources) throws SQLException {
        var deviations = new ArrayList<String>();
        try (var reporting = Rows.of(sources.database(REPORTING))) {
            for (var comparison : COMPARISONS) {
                deviations.addAll(reporting.texts(comparison));
            }
            return new Finding("I7", "every aggregate is what counting the units gives", reporting.count("""
                    select (select count(*) from group_count) + (select count(*) from level_count)
                         + (select count(*) from self_reported_count) + (select count(*) from levels_met_count)
                         + (select count(*) from only_missed_count) + (select count(*) from area_count)
                         + (select count(*) from designated_count)"""), deviations);
        }
    }

    /** What is shown of an earlier time rests on the histories: the newest of each is what is shown now. */
    static Finding restOnWholeHistories(Sources sources) throws SQLException {
        try (var reporting = Rows.of(sources.database(REPORTING))) {
            var deviations = new ArrayList<String>();
            for (var history : HISTORIES) {
                deviations.addAll(reporting.texts(history));
            }
            return new Finding("I12", "the newest of every history is what is shown now", reporting.count("""
                    select (select count(*) from registration_history) + (select count(*) from submission_history)
                         + (select count(*) from withdrawal_history) + (select count(*) from result_history)
                         + (select count(*) from round_history)"""), deviations);
        }
    }

    /** As they are served: the column SE against a count of all units and against the sum of the other columns. */
    static Finding ofTheNationAreSumsOfTheRegions(Sources sources) throws SQLException, IOException {
        var deviations = new ArrayList<String>();
        var withheld = new ArrayList<String>();
        long checked = 0;
        try (var reporting = Rows.of(sources.database(REPORTING))) {
            var open = reporting.texts("select round from round where state = 'PUBLISHED' and owner is null");
            for (var round : reporting.texts("select round from round order by 1")) {
                var served = sources.reporting("/reporting/v1/rounds/" + round + "/levels");
                if (served.isEmpty()) {
                    if (open.contains(round)) {
                        deviations.add(round + ": it is published, and its figures are not shown");
                    } else {
                        withheld.add(round);
                    }
                    continue;
                }
                var counted = new ArrayList<long[]>(reporting.all("""
                        select level::int, count(*) filter (where outcome in ('MET', 'EXEMPT')),
                               count(*) filter (where outcome = 'NOT_MET'),
                               count(*) filter (where outcome = 'AWAITING_ASSESSMENT')
                        from unit cross join lateral jsonb_each_text(outcomes) o (level, outcome)
                        where registration_version > 0 and takes_part and round = '%s'
                          and result_submission_version > withdrawn_version group by level"""
                        .formatted(round.replace("'", "''")), row -> new long[] {
                            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)}));
                for (var level : counted) {
                    checked++;
                    compare(round, level, cells(served.get().path("levels"), level[0]), deviations);
                }
            }
        }
        return new Finding("I8", "the national figure is the sum of the regions, and a count of all units", checked, List.of(),
                deviations, withheld.isEmpty() ? Optional.empty() : Optional.of(
                        "rounds under way or a region's own, whose figures are not shown to whom it was asked as: "
                                + String.join(", ", withheld)));
    }

    private static void compare(String round, long[] counted, JsonNode cells, List<String> deviations) {
        var names = List.of("met", "notMet", "awaiting");
        for (int i = 0; i < names.size(); i++) {
            long regions = 0;
            long nation = -1;
            for (var cell : cells) {
                var value = cell.path(names.get(i)).asLong();
                if (cell.path("group").asText().equals("SE")) {
                    nation = value;
                } else {
                    regions += value;
                }
            }
            if (nation != counted[i + 1] || regions != counted[i + 1]) {
                deviations.add("%s level %d %s: the nation shows %d, its regions %d, its units %d".formatted(
                        round, counted[0], names.get(i), nation, regions, counted[i + 1]));
            }
        }
    }

    private static JsonNode cells(JsonNode levels, long number) {
        for (var level : levels) {
            if (level.path("level").asLong() == number) {
                return level.path("cells");
            }
        }
        return levels.path("missing");
    }
}
