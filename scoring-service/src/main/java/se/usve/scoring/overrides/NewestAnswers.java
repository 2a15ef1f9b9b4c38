package se.usve.scoring.overrides;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.UnitId;

/** What units answer now, which an override is compared with. */
@ApplicationScoped
class NewestAnswers {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };

    /**
     * The answers in force of a unit.
     *
     * @param unit              the unit
     * @param submissionVersion the submission they stand in
     * @param answers           question id to answer
     */
    record Answered(UnitId unit, long submissionVersion, Map<String, Object> answers) {
    }

    private final Database database;

    NewestAnswers(Database database) {
        this.database = database;
    }

    /** {@return the answers of those of the units that have any in force} */
    Map<UnitId, Answered> of(Collection<UnitId> units) {
        return database.query("""
                select s.* from submission s join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)""",
                row -> new Answered(new UnitId(row.text("round"), row.text("unit")), row.number("version"),
                        row.json("answers", ANSWERS)),
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList())
                .stream().collect(Collectors.toMap(Answered::unit, Function.identity()));
    }

    /** {@return the unit's answers, empty if none are in force} */
    Optional<Answered> of(UnitId unit) {
        return Optional.ofNullable(of(List.of(unit)).get(unit));
    }
}
