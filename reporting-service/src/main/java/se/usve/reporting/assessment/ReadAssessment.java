package se.usve.reporting.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeMap;
import se.usve.reporting.assessment.AssessmentCounts.Counts;
import se.usve.reporting.report.Sight;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.Visibility;

/** Reads what people have decided, of the units in the caller's sight. What it costs grows with the units. */
@ApplicationScoped
public class ReadAssessment {

    private static final String COUNTS = """
            select o.level::int, count(*) filter (where o.outcome = 'AWAITING_ASSESSMENT') as awaiting,
                count(*) filter (where o.outcome <> 'AWAITING_ASSESSMENT' and g.ground #>> '{ruling,decision}' = 'APPROVED')
                    as approved,
                count(*) filter (where o.outcome <> 'AWAITING_ASSESSMENT' and g.ground #>> '{ruling,decision}' = 'REJECTED')
                    as rejected,
                count(*) filter (where jsonb_exists(u.overridden, o.level) or u.overridden @> to_jsonb(o.level::int))
                    as overridden
            from taking_part u
            join result_history r on r.round = u.round and r.unit = u.unit and r.version = u.result_version
            cross join lateral jsonb_each_text(u.outcomes) o (level, outcome)
            left join lateral (select e as ground from jsonb_array_elements(r.grounds) e
                where e ->> 'level' = o.level) g on true
            where u.round = ? and (?::text is null or u.region = ?)
            group by 1""";

    private final Snapshot snapshot;
    private final Visibility visibility;

    ReadAssessment(Snapshot snapshot, Visibility visibility) {
        this.snapshot = snapshot;
        this.visibility = visibility;
    }

    /** {@return what was decided until now; errors are those of {@link Visibility}} */
    public AssessmentCounts of(String round) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            var own = seen.sight() instanceof Sight.OwnRegion(var region) ? region : null;
            var levels = new TreeMap<Integer, Counts>();
            try (var select = connection.prepareStatement(COUNTS)) {
                select.setString(1, round);
                select.setString(2, own);
                select.setString(3, own);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var counts = new Counts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
                        if (!counts.equals(Counts.NONE)) {
                            levels.put(row.getInt(1), counts);
                        }
                    }
                }
            }
            return new AssessmentCounts(seen.round(), own, levels);
        });
    }
}
