package se.usve.scoring.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;

/** The units of all rounds. */
@ApplicationScoped
public class Units {

    private final Database database;

    Units(Database database) {
        this.database = database;
    }

    /**
     * Stores what is newer than what is stored, and locks every unit named until the transaction ends.
     *
     * @param registrations one for each unit
     * @return the units as they are now
     */
    public Map<UnitId, Unit> registerAndLock(Collection<Registration> registrations) {
        var sorted = registrations.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        var rounds = sorted.stream().map(r -> r.id().round()).toList();
        var units = sorted.stream().map(r -> r.id().unit()).toList();
        // The row is locked also where the condition keeps it as it is (PostgreSQL manual, INSERT, ON CONFLICT).
        database.update("""
                insert into unit (round, unit, region, name, specialty, registration_version, takes_part)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::boolean[])
                order by 1, 2
                on conflict (round, unit) do update
                set region = excluded.region, name = excluded.name, specialty = excluded.specialty,
                    registration_version = excluded.registration_version, takes_part = excluded.takes_part
                where unit.registration_version < excluded.registration_version""",
                rounds, units, sorted.stream().map(Registration::region).toList(),
                sorted.stream().map(Registration::name).toList(),
                sorted.stream().map(Registration::specialty).toList(),
                sorted.stream().map(Registration::version).toList(),
                sorted.stream().map(registration -> Boolean.toString(registration.takesPart())).toList());
        return find(sorted.stream().map(Registration::id).toList()).stream()
                .collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    /** {@return those of the units that there are} */
    List<Unit> find(Collection<UnitId> ids) {
        return database.query("""
                select u.* from unit u join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)""",
                Units::unit, ids.stream().map(UnitId::round).toList(), ids.stream().map(UnitId::unit).toList());
    }

    /** {@return ids of the rounds that know of the unit} */
    List<String> rounds(String unit) {
        return database.query("select round from unit where unit = ? order by round", row -> row.text("round"), unit);
    }

    /** {@return the unit, locked until the transaction ends} */
    public Optional<Unit> lock(UnitId id) {
        return database.first("select * from unit where round = ? and unit = ? for update", Units::unit,
                id.round(), id.unit());
    }

    /**
     * {@return the round's units that take part and have outcomes, in the order of their ids in the database}
     *
     * @param region only those of this region
     * @param after  only those whose id comes after this one
     * @param most   at most so many
     */
    public List<Unit> scored(String round, Optional<String> region, String after, int most) {
        return database.query("""
                select * from unit where round = ? and unit > ? and region = coalesce(?, region)
                    and takes_part and revision > 0 and not withdrawn
                order by unit limit ?""", Units::unit, round, after, region.orElse(null), most);
    }

    /**
     * {@return the round's units that have outcomes, also those that no longer take part, in the order of their ids in the
     * database, locked until the transaction ends}
     */
    public List<Unit> lockScored(String round) {
        return database.query("""
                select * from unit where round = ? and revision > 0 and not withdrawn
                order by round, unit for update""", Units::unit, round);
    }

    /** Stores how far the units have been scored; each must be locked. */
    public void scored(List<Unit> units) {
        database.update("""
                update unit u set submission_version = n.submission_version, withdrawn = n.withdrawn,
                    revision = n.revision
                from unnest(?::text[], ?::text[], ?::bigint[], ?::boolean[], ?::bigint[])
                    as n(round, unit, submission_version, withdrawn, revision)
                where u.round = n.round and u.unit = n.unit""",
                units.stream().map(u -> u.id().round()).toList(), units.stream().map(u -> u.id().unit()).toList(),
                units.stream().map(Unit::submissionVersion).toList(),
                units.stream().map(unit -> Boolean.toString(unit.withdrawn())).toList(),
                units.stream().map(Unit::revision).toList());
    }

    private static Unit unit(Row row) throws SQLException {
        return new Unit(new UnitId(row.text("round"), row.text("unit")), row.text("region"), row.optionalText("name"),
                row.truth("takes_part"), row.number("submission_version"), row.truth("withdrawn"), row.number("revision"));
    }
}
