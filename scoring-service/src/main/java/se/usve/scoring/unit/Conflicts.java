package se.usve.scoring.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;

/** The declared conflicts of interest. What has ended, or had another reason, stays in the table. */
@ApplicationScoped
public class Conflicts {

    private final Database database;
    private final InstantSource clock;

    Conflicts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** {@return the active conflicts of one assessor, or of all; by assessor and unit} */
    public List<ConflictOfInterest> active(Optional<String> assessor) {
        return database.query("""
                select * from conflict_of_interest where ended_at is null and assessor = coalesce(?, assessor)
                order by assessor, unit""", Conflicts::conflict, assessor.orElse(null));
    }

    /** {@return ids of the units that the assessor cannot judge} */
    Set<String> units(String assessor) {
        return active(Optional.of(assessor)).stream().map(ConflictOfInterest::unit)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<ConflictOfInterest> find(String assessor, String unit) {
        return database.first("select * from conflict_of_interest where ended_at is null and assessor = ? and unit = ?",
                Conflicts::conflict, assessor, unit);
    }

    /** Stores the conflict, and does nothing if it is declared for that reason already. */
    void declare(String assessor, String unit, String reason) {
        // Two requests at once wait for each other here, and the second then sees what the first did.
        database.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> "", "conflict " + assessor + " " + unit);
        if (find(assessor, unit).filter(known -> known.reason().equals(reason)).isEmpty()) {
            end(assessor, unit);
            database.update("""
                    insert into conflict_of_interest (id, assessor, unit, reason, declared_at) values (?, ?, ?, ?, ?)""",
                    UUID.randomUUID(), assessor, unit, reason, clock.instant());
        }
    }

    /** {@return whether there was one to end} */
    boolean end(String assessor, String unit) {
        return database.update("""
                update conflict_of_interest set ended_at = ? where ended_at is null and assessor = ? and unit = ?""",
                clock.instant(), assessor, unit) > 0;
    }

    private static ConflictOfInterest conflict(Row row) throws SQLException {
        return new ConflictOfInterest(row.text("assessor"), row.text("unit"), row.text("reason"),
                row.time("declared_at"));
    }
}
