package se.usve.scoring.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.UnitId;

/** The overrides of all units, with those withdrawn. */
@ApplicationScoped
public class Overrides {

    private final Database database;

    Overrides(Database database) {
        this.database = database;
    }

    /** {@return the active overrides of these units by level, none for a unit without any} */
    public Map<UnitId, Map<Integer, LevelOverride>> active(Collection<UnitId> units) {
        return database.query("""
                select o.* from level_override o
                join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)
                where o.withdrawn_at is null""", Overrides::override,
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList())
                .stream().collect(Collectors.groupingBy(LevelOverride::unit,
                        Collectors.toMap(LevelOverride::level, override -> override)));
    }

    /** {@return all overrides the unit has had, the oldest first} */
    List<LevelOverride> of(UnitId unit) {
        return database.query("select * from level_override where round = ? and unit = ? order by made_at, id",
                Overrides::override, unit.round(), unit.unit());
    }

    Optional<LevelOverride> find(UnitId unit, UUID id) {
        return database.first("select * from level_override where round = ? and unit = ? and id = ?",
                Overrides::override, unit.round(), unit.unit(), id);
    }

    void add(LevelOverride made) {
        database.update("""
                insert into level_override (id, round, unit, level, outcome, rationale, made_by, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", made.id(), made.unit().round(), made.unit().unit(), made.level(),
                made.outcome(), made.rationale(), made.by(), made.at());
    }

    void withdraw(UUID id, LevelOverride.Withdrawal withdrawal) {
        database.update("""
                update level_override set withdrawal_rationale = ?, withdrawn_by = ?, withdrawn_at = ?
                where id = ?""", withdrawal.rationale(), withdrawal.by(), withdrawal.at(), id);
    }

    private static LevelOverride override(Row row) throws SQLException {
        var withdrawnAt = row.optionalTime("withdrawn_at");
        var withdrawal = withdrawnAt.isEmpty() ? null : new LevelOverride.Withdrawal(
                row.text("withdrawal_rationale"), row.text("withdrawn_by"), withdrawnAt.get());
        return new LevelOverride(row.uuid("id"), new UnitId(row.text("round"), row.text("unit")),
                (int) row.number("level"), Outcome.valueOf(row.text("outcome")), row.text("rationale"),
                row.text("made_by"), row.time("made_at"), withdrawal);
    }
}
