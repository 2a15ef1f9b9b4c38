package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.UnitId;

/** The cases of all units. */
@ApplicationScoped
public class Assessments {

    private final Database database;

    Assessments(Database database) {
        this.database = database;
    }

    /** {@return the cases of these units, none for a unit without any} */
    public Map<UnitId, List<Assessment>> of(Collection<UnitId> units) {
        return database.query("""
                select a.* from assessment a join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)
                order by a.requested_at, a.id""", Assessments::assessment,
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList())
                .stream().collect(Collectors.groupingBy(Assessment::unit));
    }

    Optional<Assessment> find(UUID id) {
        return database.first("select * from assessment where id = ?", Assessments::assessment, id);
    }

    /** Stores new cases, and the changed status of known ones; their units must be locked. */
    public void save(Collection<Assessment> cases) {
        if (cases.isEmpty()) {
            return;
        }
        database.update("""
                insert into assessment
                    (id, round, unit, level, question, text, text_hash, status, requested_at,
                     rationale, ruled_by, ruled_at)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[])
                on conflict (id) do update set status = excluded.status, requested_at = excluded.requested_at,
                    rationale = excluded.rationale, ruled_by = excluded.ruled_by, ruled_at = excluded.ruled_at""",
                cases.stream().map(Assessment::id).toList(),
                cases.stream().map(c -> c.unit().round()).toList(),
                cases.stream().map(c -> c.unit().unit()).toList(),
                cases.stream().map(Assessment::level).toList(),
                cases.stream().map(Assessment::question).toList(),
                cases.stream().map(Assessment::text).toList(),
                cases.stream().map(Assessment::hash).toList(),
                cases.stream().map(Assessment::status).toList(),
                cases.stream().map(Assessment::requestedAt).toList(),
                cases.stream().map(c -> c.ruling().map(Ruling::rationale).orElse(null)).toList(),
                cases.stream().map(c -> c.ruling().map(Ruling::by).orElse(null)).toList(),
                cases.stream().map(c -> c.ruling().map(Ruling::at).orElse(null)).toList());
    }

    static Assessment assessment(Row row) throws SQLException {
        var status = Status.valueOf(row.text("status"));
        var ruledAt = row.optionalTime("ruled_at");
        var ruling = ruledAt.isEmpty() ? Optional.<Ruling>empty() : Optional.of(new Ruling(
                Decision.valueOf(status.name()), row.text("rationale"), row.text("ruled_by"), ruledAt.get()));
        return new Assessment(row.uuid("id"), new UnitId(row.text("round"), row.text("unit")),
                (int) row.number("level"), row.text("question"), row.text("text"), row.text("text_hash"), status,
                row.time("requested_at"), ruling);
    }
}
