package se.usve.scoring.result;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.UnitId;

/** The newest submission of every unit. */
@ApplicationScoped
class Submissions {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };

    private final Database database;

    Submissions(Database database) {
        this.database = database;
    }

    Optional<Submission> find(UnitId unit) {
        return Optional.ofNullable(of(List.of(unit)).get(unit));
    }

    /** {@return the newest submission of each of these units that has one it has not withdrawn} */
    Map<UnitId, Submission> of(Collection<UnitId> units) {
        return database.query("""
                select s.* from submission s join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)""",
                Submissions::submission,
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList())
                .stream().collect(Collectors.toMap(Submission::unit, Function.identity()));
    }

    /** Removes the submissions of these units, which must be locked: they have been withdrawn. */
    void remove(Collection<UnitId> units) {
        if (units.isEmpty()) {
            return;
        }
        database.update("""
                delete from submission s using unnest(?::text[], ?::text[]) as n(round, unit)
                where s.round = n.round and s.unit = n.unit""",
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList());
    }

    /** Replaces the submissions of these units, which must be locked. */
    void replace(Collection<Submission> submissions) {
        if (submissions.isEmpty()) {
            return;
        }
        database.update("""
                insert into submission (round, unit, version, rule_set, submitted_at, answers)
                select round, unit, version, rule_set, submitted_at, answers::jsonb
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[])
                    as n(round, unit, version, rule_set, submitted_at, answers)
                on conflict (round, unit) do update set version = excluded.version, rule_set = excluded.rule_set,
                    submitted_at = excluded.submitted_at, answers = excluded.answers""",
                submissions.stream().map(s -> s.unit().round()).toList(),
                submissions.stream().map(s -> s.unit().unit()).toList(),
                submissions.stream().map(Submission::version).toList(),
                submissions.stream().map(Submission::ruleSet).toList(),
                submissions.stream().map(Submission::submittedAt).toList(),
                submissions.stream().map(s -> database.json(s.answers().byQuestion())).toList());
    }

    private static Submission submission(Row row) throws SQLException {
        return new Submission(new UnitId(row.text("round"), row.text("unit")), row.number("version"),
                row.text("rule_set"), row.time("submitted_at"), new Answers(row.json("answers", ANSWERS)));
    }
}
