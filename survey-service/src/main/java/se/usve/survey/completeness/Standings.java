package se.usve.survey.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import se.usve.chassis.sight.Sight;
import se.usve.chassis.sql.Sql;

/** How the units of a round stand, read from what they submitted and keep as drafts. */
@ApplicationScoped
class Standings {

    /** A withdrawal makes all that the unit sent before it as if it had not come. */
    private static final String OF_ROUND = """
            select p.unit, p.name, p.region, p.submission_version, s.first, s.newest,
                s.first < (r.collection_closes + 1)::timestamp at time zone 'Europe/Stockholm' as on_time,
                exists (select from draft d where d.round = p.round and d.unit = p.unit) as has_draft
            from participation p join round r on r.id = p.round
                left join lateral (
                    select min(a.submitted_at) as first, max(a.submitted_at) as newest
                    from submission a
                    where a.round = p.round and a.unit = p.unit and a.version > coalesce((
                        select max(w.version) from submission w
                        where w.round = p.round and w.unit = p.unit and w.answers is null), 0)) s on true
            where p.round = ? and p.takes_part
            order by p.region, p.unit""";

    private final Sql sql;
    private final Sight sight;

    Standings(Sql sql, Sight sight) {
        this.sql = sql;
        this.sight = sight;
    }

    /**
     * {@return the units that take part in the round, by region and id} A region is told the counts of all, so it sees every
     * region's; what it is shown of single units is for the caller of this to choose.
     */
    List<Standing> of(String round) {
        return sight.ofEveryRegion(() -> sql.list(OF_ROUND, Standings::standing, round));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var first = Sql.instant(row, "first");
        return new Standing(row.getString("unit"), row.getString("name"), row.getString("region"),
                status(first != null, row.getBoolean("on_time"), row.getBoolean("has_draft")), first,
                Sql.instant(row, "newest"), row.getLong("submission_version"));
    }

    private static Standing.Status status(boolean answered, boolean onTime, boolean hasDraft) {
        if (answered) {
            return onTime ? Standing.Status.ANSWERED_ON_TIME : Standing.Status.ANSWERED_LATE;
        }
        return hasDraft ? Standing.Status.DRAFT : Standing.Status.MISSING;
    }
}
