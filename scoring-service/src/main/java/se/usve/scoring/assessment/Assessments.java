package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.procedure.Procedures;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.UnitId;

/** The cases of all units, with their rulings and claims. */
@ApplicationScoped
public class Assessments {

    private record OfCase<T>(UUID assessment, T what) {
    }

    private record Given(Ruling ruling, boolean doubleReview) {
    }

    private final Database database;
    private final Procedures procedures;
    private final CaseChanges changes;

    Assessments(Database database, Procedures procedures, CaseChanges changes) {
        this.database = database;
        this.procedures = procedures;
        this.changes = changes;
    }

    /** {@return the cases of these units, none for a unit without any} */
    public Map<UnitId, List<Assessment>> of(Collection<UnitId> units) {
        return whole(database.query("""
                select a.* from assessment a join unnest(?::text[], ?::text[]) as n(round, unit) using (round, unit)
                order by a.requested_at, a.id""", Assessments::bare,
                units.stream().map(UnitId::round).toList(), units.stream().map(UnitId::unit).toList()))
                .stream().collect(Collectors.groupingBy(Assessment::unit));
    }

    /** {@return the cases of one unit} */
    UnitCases of(UnitId unit) {
        return new UnitCases(unit, of(List.of(unit)).getOrDefault(unit, List.of()));
    }

    Optional<Assessment> find(UUID id) {
        return whole(database.query("select * from assessment where id = ?", Assessments::bare, id)).stream().findFirst();
    }

    /** Stores what is new or has changed, and what happened; the units must be locked. */
    public void save(Collection<UnitCases> ofUnits) {
        changes.save(ofUnits.stream().flatMap(unit -> unit.changed().stream()).toList(),
                ofUnits.stream().flatMap(unit -> unit.happened().stream()).toList());
    }

    /** {@return the cases with their rulings and claims, under the procedures of their rounds} */
    List<Assessment> whole(List<Assessment> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        var ids = bare.stream().map(Assessment::id).toList();
        // What the first ruling fixed is read with the rulings: were it read before the first came, and the rulings after,
        // one of two would look like a decision and be shown to who may be the other.
        var given = byCase(database.query("""
                select g.*, a.double_review from assessment_ruling g join assessment a on a.id = g.assessment
                where g.assessment = any(?::uuid[]) order by g.ruled_at, g.seat, g.id""",
                row -> new OfCase<>(row.uuid("assessment"), new Given(ruling(row), row.truth("double_review"))), ids));
        var claims = byCase(database.query("""
                select * from assessment_claim where assessment = any(?::uuid[]) order by claimed_at, assessor""",
                row -> new OfCase<>(row.uuid("assessment"), new Claim(row.text("assessor"), row.time("claimed_at"),
                        row.time("expires_at"))), ids));
        var reviewedTwice = new HashMap<String, Boolean>();
        return bare.stream().map(a -> whole(a, given.getOrDefault(a.id(), List.of()),
                        claims.getOrDefault(a.id(), List.of()))
                .under(reviewedTwice.computeIfAbsent(a.unit().round(), round -> procedures.of(round).doubleReview())))
                .toList();
    }

    private static Assessment whole(Assessment bare, List<Given> given, List<Claim> claims) {
        return new Assessment(bare.id(), bare.unit(), bare.level(), bare.question(), bare.text(), bare.hash(), bare.live(),
                given.stream().anyMatch(Given::doubleReview), bare.requestedAt(),
                given.stream().map(Given::ruling).toList(), claims);
    }

    private static <T> Map<UUID, List<T>> byCase(List<OfCase<T>> all) {
        return all.stream().collect(Collectors.groupingBy(OfCase::assessment,
                Collectors.mapping(OfCase::what, Collectors.toList())));
    }

    /** {@return the case as its own row has it, without rulings, claims and procedure} */
    static Assessment bare(Row row) throws SQLException {
        return new Assessment(row.uuid("id"), new UnitId(row.text("round"), row.text("unit")),
                (int) row.number("level"), row.text("question"), row.text("text"), row.text("text_hash"),
                row.truth("live"), false, row.time("requested_at"), List.of(), List.of());
    }

    private static Ruling ruling(Row row) throws SQLException {
        var withdrawnAt = row.optionalTime("withdrawn_at");
        var withdrawal = withdrawnAt.isEmpty() ? Optional.<Ruling.Withdrawal>empty() : Optional.of(
                new Ruling.Withdrawal(row.text("withdrawal_rationale"), row.text("withdrawn_by"), withdrawnAt.get()));
        return new Ruling(row.uuid("id"), (int) row.number("seat"), row.truth("independent"),
                Decision.valueOf(row.text("decision")), row.text("rationale"), row.text("ruled_by"),
                row.time("ruled_at"), withdrawal);
    }
}
