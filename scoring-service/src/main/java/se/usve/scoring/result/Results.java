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
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitId;

/** Every result of every unit. */
@ApplicationScoped
class Results {

    static final TypeReference<List<UnitScored.LevelOutcome>> LEVELS = new TypeReference<>() {
    };

    private final Database database;

    Results(Database database) {
        this.database = database;
    }

    /** {@return the newest result of each of these units that has one} */
    Map<UnitId, Result> newest(Collection<Unit> units) {
        return database.query("""
                select r.* from result r join unnest(?::text[], ?::text[], ?::bigint[]) as n(round, unit, revision)
                using (round, unit, revision)""", Results::result,
                units.stream().map(u -> u.id().round()).toList(), units.stream().map(u -> u.id().unit()).toList(),
                units.stream().map(Unit::revision).toList())
                .stream().collect(Collectors.toMap(Result::unit, Function.identity()));
    }

    /** {@return the newest result of the unit} */
    Optional<Result> newest(Unit unit) {
        return Optional.ofNullable(newest(List.of(unit)).get(unit.id()));
    }

    /** {@return the unit's results, the newest first} */
    Page<Result> history(Unit unit, PageRequest page) {
        // Revisions are counted without holes, so the newest is how many there are.
        return new Page<>(database.query("""
                select * from result where round = ? and unit = ? order by revision desc limit ? offset ?""",
                Results::result, unit.id().round(), unit.id().unit(), page.limit(), page.offset()),
                page.page(), page.limit(), unit.revision());
    }

    /**
     * Stores results.
     *
     * @param told what is told of each; null for one that is not told
     */
    void add(List<Result> results, List<UnitScored> told) {
        database.update("""
                insert into result (round, unit, revision, submission_version, rule_set, rule_set_version, cause,
                    caused_by, scored_at, levels, reason, region, grounds)
                select round, unit, revision, submission_version, rule_set, rule_set_version, cause, caused_by,
                    scored_at, levels::jsonb, reason, region, grounds::jsonb
                from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[],
                    ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as n(round, unit, revision, submission_version, rule_set, rule_set_version, cause, caused_by,
                        scored_at, levels, reason, region, grounds)""",
                results.stream().map(r -> r.unit().round()).toList(),
                results.stream().map(r -> r.unit().unit()).toList(),
                results.stream().map(Result::revision).toList(),
                results.stream().map(Result::submissionVersion).toList(),
                results.stream().map(Result::ruleSet).toList(),
                results.stream().map(Result::ruleSetVersion).toList(),
                results.stream().map(Result::cause).toList(),
                results.stream().map(Result::by).toList(),
                results.stream().map(Result::scoredAt).toList(),
                results.stream().map(r -> database.json(r.levels())).toList(),
                results.stream().map(Result::reason).toList(),
                told.stream().map(event -> event == null ? null : event.region()).toList(),
                told.stream().map(event -> event == null ? null : database.json(event.grounds())).toList());
    }

    static Result result(Row row) throws SQLException {
        return new Result(new UnitId(row.text("round"), row.text("unit")), row.number("revision"),
                row.number("submission_version"), row.text("rule_set"), row.number("rule_set_version"),
                Cause.valueOf(row.text("cause")), row.text("caused_by"), row.time("scored_at"),
                row.json("levels", LEVELS), row.text("reason"));
    }
}
