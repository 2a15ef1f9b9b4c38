package se.usve.command.verify;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SURVEY;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.TreeSet;

/** Invariants of what regions tell of how the levels that units miss are mended. */
final class FollowUps {

    private static final String GAPS = """
            select format('%s/%s: unit says %s, stored are %s up to %s', p.round, p.unit, p.follow_up_version, count(f.version),
                          max(f.version))
            from participation p left join follow_up f on f.round = p.round and f.unit = p.unit
            group by p.round, p.unit, p.follow_up_version
            having count(f.version) <> p.follow_up_version or coalesce(max(f.version), 0) <> p.follow_up_version order by 1""";

    /** Everything of it in one line, so that two services' lines can be compared. */
    private static final String TOLD = """
            select concat_ws(' | ', round, unit, version, level, measure, responsible, due, status, mended_on, evidence,
                             to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')) from\s""";

    private FollowUps() {
    }

    static Finding areNumberedAndTheSameInReporting(Sources sources) throws SQLException {
        try (var survey = Rows.of(sources.database(SURVEY)); var reporting = Rows.of(sources.database(REPORTING))) {
            var deviations = new ArrayList<>(survey.texts(GAPS));
            var told = new TreeSet<>(survey.texts(TOLD + "follow_up"));
            var shown = new TreeSet<>(reporting.texts(TOLD + "follow_up_history"));
            told.stream().filter(line -> !shown.contains(line)).forEach(line -> deviations.add(line + ": not in reporting"));
            shown.stream().filter(line -> !told.contains(line)).forEach(line -> deviations.add(line + ": in reporting alone"));
            return new Finding("I13", "what was told of a unit's follow-up is numbered 1..n without holes, and the same in reporting",
                    told.size(), deviations);
        }
    }
}
