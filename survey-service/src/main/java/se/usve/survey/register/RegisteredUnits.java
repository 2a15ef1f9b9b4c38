package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.sql.Sql;
import se.usve.survey.audit.Hash;

/** The register as it is read. */
@ApplicationScoped
class RegisteredUnits {

    /** Texts are looked for anywhere in a unit's id, name or HSA-id, whatever the case. */
    private static final String MATCHING = """
            from unit where (?::text is null or region = ?) and (?::text is null
                or strpos(lower(concat_ws(' ', id, name, hsa_id)), lower(?)) > 0)
            """;

    /** Rounds {@code r} that the caller may know of: of regions' own, those of their region, or all. */
    private static final String VISIBLE = "(r.owner is null or r.owner = ? or ?)";

    private final Sql sql;
    private final Register register;
    private final Successions successions;

    RegisteredUnits(Sql sql, Register register, Successions successions) {
        this.sql = sql;
        this.register = register;
        this.successions = successions;
    }

    List<UnitView> list(Optional<String> region, Optional<String> text, int limit, int offset) {
        return sql.list("select * " + MATCHING + " order by id limit ? offset ?", Unit::inRegister, region.orElse(null),
                region.orElse(null), text.orElse(null), text.orElse(null), limit, offset)
                .stream().map(UnitView::inRegister).toList();
    }

    long count(Optional<String> region, Optional<String> text) {
        return sql.number("select count(*) " + MATCHING, region.orElse(null), region.orElse(null), text.orElse(null),
                text.orElse(null));
    }

    /** {@return a unit with everything around it; of regions' own rounds those that the caller may know of} */
    Optional<RegisteredUnit> find(String id, Caller caller) {
        return register.unit(id).map(unit -> {
            var lineage = new Lineage(successions.around(List.of(id)));
            return new RegisteredUnit(UnitView.inRegister(unit), unit.changedAt(), unit.changedBy(), hsaIds(id),
                    rounds(id, caller), parts(id), lineage.before(id), lineage.after(id));
        });
    }

    /** {@return a part of the versions of a unit's registration, the newest first} */
    List<RegistrationChange> changes(String id, Caller caller, int limit, int offset) {
        return sql.list("""
                select * from (
                    select c.*, lag(case when c.takes_part is distinct from false then c.registration end)
                        over (partition by c.round order by c.version) before
                    from registration_change c left join round r on r.id = c.round
                    where c.unit = ? and %s) c
                order by seq desc limit ? offset ?""".formatted(VISIBLE), row -> {
                    var after = RegistrationChange.registration(row.getString("registration"));
                    var before = row.getString("before");
                    var unit = UnitView.of(row.getString("round"), id, row.getLong("version"), after);
                    return new RegistrationChange(unit.round(), unit.version(),
                            row.getObject("takes_part", Boolean.class), Sql.instant(row, "changed_at"),
                            row.getString("changed_by"), row.getString("reason"), RegistrationChange.between(
                                    before == null ? null : RegistrationChange.registration(before), after),
                            unit, Hash.of(unit));
                }, id, own(caller), caller.is(Role.ADMIN), limit, offset);
    }

    long changes(String id, Caller caller) {
        return sql.number("""
                select count(*) from registration_change c left join round r on r.id = c.round
                where c.unit = ? and %s""".formatted(VISIBLE), id, own(caller), caller.is(Role.ADMIN));
    }

    private List<RegisteredUnit.HsaId> hsaIds(String id) {
        return sql.list("select * from unit_hsa_id where unit = ? order by valid_from desc", row ->
                new RegisteredUnit.HsaId(row.getString("hsa_id"), row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)), id);
    }

    private List<RegisteredUnit.Participation> rounds(String id, Caller caller) {
        return sql.list("""
                select p.*, r.state from participation p join round r on r.id = p.round
                where p.unit = ? and p.takes_part and %s order by p.round""".formatted(VISIBLE), row ->
                new RegisteredUnit.Participation(row.getString("state"),
                        UnitView.inRound(row.getString("round"), Unit.inRound(row))),
                id, own(caller), caller.is(Role.ADMIN));
    }

    private List<RegisteredUnit.Part> parts(String id) {
        return sql.list("select id, name from unit where part_of = ? order by id", row ->
                new RegisteredUnit.Part(row.getString("id"), row.getString("name")), id);
    }

    private static String own(Caller caller) {
        return caller.is(Role.REGION) ? caller.region().orElse("") : "";
    }
}
