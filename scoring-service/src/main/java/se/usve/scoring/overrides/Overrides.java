package se.usve.scoring.overrides;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.UnitId;

/** The overrides of all units, with those withdrawn. */
@ApplicationScoped
public class Overrides {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };

    /**
     * An override with what is known of its unit and round.
     *
     * @param override  the override
     * @param unitName  name of the unit, empty until its registration has come
     * @param region    region of the unit
     * @param published whether the round is published
     */
    record Listed(LevelOverride override, Optional<String> unitName, String region, boolean published) {
    }

    private static final String LISTED = """
            select o.*, u.name, u.region, r.state = 'PUBLISHED' as published
            from level_override o join unit u using (round, unit) left join round r on r.id = o.round
            """;

    private final Database database;

    Overrides(Database database) {
        this.database = database;
    }

    /** {@return the overrides in force of these units by level, none for a unit without any} */
    public Map<UnitId, Map<Integer, LevelOverride>> inForce(Collection<UnitId> units) {
        return database.query("""
                select o.* from level_override o
                join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)
                where o.in_force_at is not null and o.withdrawn_at is null""", Overrides::override,
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList())
                .stream().collect(Collectors.groupingBy(LevelOverride::unitId,
                        Collectors.toMap(LevelOverride::level, override -> override)));
    }

    /** {@return the unit's overrides that are to take effect, by level; none in a published round, which does not move} */
    public Map<Integer, LevelOverride> awaitingReply(UnitId unit) {
        return database.query("""
                select o.* from level_override o left join round r on r.id = o.round
                where o.round = ? and o.unit = ? and o.in_force_at is null and o.withdrawn_at is null
                    and r.state is distinct from 'PUBLISHED'""", Overrides::override, unit.round(), unit.unit())
                .stream().collect(Collectors.toMap(LevelOverride::level, override -> override));
    }

    /** {@return all overrides the unit has had, the oldest first} */
    List<LevelOverride> of(UnitId unit) {
        return database.query("select * from level_override where round = ? and unit = ? order by made_at, id",
                Overrides::override, unit.round(), unit.unit());
    }

    /** {@return all overrides of units that take part in the round, the oldest first} */
    List<Listed> listed(String round, Optional<String> region, Optional<Integer> level) {
        return database.query(LISTED + """
                where o.round = ? and u.takes_part and u.region = coalesce(?, u.region)
                    and o.level = coalesce(?::int, o.level)
                order by o.made_at, o.id""", Overrides::listed, round, region.orElse(null), level.orElse(null));
    }

    /** {@return all overrides the unit has had, the oldest first} */
    List<Listed> listed(UnitId unit) {
        return database.query(LISTED + "where o.round = ? and o.unit = ? order by o.made_at, o.id", Overrides::listed,
                unit.round(), unit.unit());
    }

    /** {@return units with overrides whose time has come, the longest waiting first; none of a published round} */
    List<UnitId> due(Instant now) {
        return database.query("""
                select o.round, o.unit from level_override o left join round r on r.id = o.round
                where o.in_force_at is null and o.withdrawn_at is null and o.takes_effect_at <= ?
                    and r.state is distinct from 'PUBLISHED'
                group by o.round, o.unit order by min(o.takes_effect_at), o.round, o.unit""",
                row -> new UnitId(row.text("round"), row.text("unit")), now);
    }

    void add(LevelOverride made) {
        database.update("""
                insert into level_override (id, round, unit, level, outcome, rationale, evidence, made_by, made_at,
                    reply_days, takes_effect_at, in_force_at, submission_version, answers)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", made.id(), made.unitId().round(),
                made.unitId().unit(), made.level(), made.outcome(), made.rationale(), made.evidence(), made.by(), made.at(),
                made.replyDays(), made.takesEffectAt(), made.inForceAt(), made.basis().submissionVersion(),
                database.json(made.basis().answers()));
    }

    /** Stores what has become of it: that it is in force, or withdrawn. */
    void change(LevelOverride changed) {
        var end = Optional.ofNullable(changed.withdrawal());
        database.update("""
                update level_override set in_force_at = ?, withdrawal_rationale = ?, withdrawn_by = ?, withdrawn_at = ?
                where id = ?""", changed.inForceAt(), end.map(LevelOverride.Withdrawal::rationale).orElse(null),
                end.map(LevelOverride.Withdrawal::by).orElse(null), end.map(LevelOverride.Withdrawal::at).orElse(null),
                changed.id());
    }

    private static Listed listed(Row row) throws SQLException {
        return new Listed(override(row), row.optionalText("name"), row.text("region"), row.truth("published"));
    }

    private static LevelOverride override(Row row) throws SQLException {
        var withdrawnAt = row.optionalTime("withdrawn_at");
        var withdrawal = withdrawnAt.isEmpty() ? null : new LevelOverride.Withdrawal(
                row.text("withdrawal_rationale"), row.text("withdrawn_by"), withdrawnAt.get());
        return new LevelOverride(row.uuid("id"), new UnitId(row.text("round"), row.text("unit")),
                (int) row.number("level"), Outcome.valueOf(row.text("outcome")), row.text("rationale"),
                row.text("evidence"), row.text("made_by"), row.time("made_at"), (int) row.number("reply_days"),
                row.time("takes_effect_at"), row.optionalTime("in_force_at").orElse(null), withdrawal,
                new Basis(row.number("submission_version"), row.json("answers", ANSWERS)));
    }
}
