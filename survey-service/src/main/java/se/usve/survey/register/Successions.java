package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.sql.Sql;

/** What is recorded of what became of units; what was withdrawn is not there. */
@ApplicationScoped
class Successions {

    private static final String STEPS = """
            select s.id, s.kind, s.effective, s.reason, s.recorded_at, s.recorded_by,
                array(select unit from succession_unit where succession = s.id and side = 'FROM' order by unit) came_from,
                array(select unit from succession_unit where succession = s.id and side = 'TO' order by unit) became
            from succession s where s.withdrawn_at is null
            """;

    /** Steps of the units of the one region given, or all if it is null. */
    private static final String OF_REGION = """
            and (?::text is null or exists (
                select from succession_unit su join unit u on u.id = su.unit where su.succession = s.id and u.region = ?))
            """;

    private final Sql sql;

    Successions(Sql sql) {
        this.sql = sql;
    }

    /** {@return every step by which one comes from or to the units, in the order of time} */
    List<Succession> around(Collection<String> units) {
        return sql.list("""
                with recursive connected (unit) as (
                    select unnest(?)
                    union
                    select other.unit from connected c join succession_unit su using (unit)
                        join succession_unit other using (succession))
                """ + STEPS + """
                and exists (select from succession_unit su join connected using (unit) where su.succession = s.id)
                order by s.effective, s.id""", Successions::read, units);
    }

    /** A step that was recorded, and when it was withdrawn, null if it was not. */
    record Recorded(Succession step, Instant withdrawnAt) {
        /** {@return whether it was recorded, and not withdrawn, then} */
        boolean heldAt(Instant then) {
            return !step.recordedAt().isAfter(then) && (withdrawnAt == null || withdrawnAt.isAfter(then));
        }
    }

    /** {@return every step that was ever recorded, also those that were withdrawn} */
    List<Recorded> everRecorded() {
        return sql.list(STEPS.replace("where s.withdrawn_at is null", "").replace("s.recorded_by,",
                "s.recorded_by, s.withdrawn_at,"), row -> new Recorded(read(row), Sql.instant(row, "withdrawn_at")));
    }

    /** {@return steps that concern a region, or all if it is empty, the newest first} */
    List<Succession> list(Optional<String> region, int limit, int offset) {
        return sql.list(STEPS + OF_REGION + "order by s.effective desc, s.id desc limit ? offset ?", Successions::read,
                region.orElse(null), region.orElse(null), limit, offset);
    }

    long count(Optional<String> region) {
        return sql.number("select count(*) from succession s where s.withdrawn_at is null " + OF_REGION,
                region.orElse(null), region.orElse(null));
    }

    Optional<Succession> find(long id) {
        return sql.first(STEPS + "and s.id = ?", Successions::read, id);
    }

    /** {@return the number it was stored under} */
    long add(Succession step) {
        return sql.number("""
                with added as (
                    insert into succession (kind, effective, reason, recorded_at, recorded_by) values (?, ?, ?, ?, ?)
                    returning id),
                sides as (
                    insert into succession_unit (succession, side, unit)
                    select id, 'FROM', unnest(?) from added union all select id, 'TO', unnest(?) from added)
                select id from added""", step.kind(), step.effective(), step.reason(), step.recordedAt(),
                step.recordedBy(), step.from(), step.to());
    }

    void withdraw(long id, String reason, Instant at, String by) {
        sql.update("update succession set withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? where id = ?", at, by,
                reason, id);
    }

    private static Succession read(ResultSet row) throws SQLException {
        return new Succession(row.getLong("id"), Succession.Kind.valueOf(row.getString("kind")),
                row.getObject("effective", LocalDate.class),
                List.of((String[]) row.getArray("came_from").getArray()),
                List.of((String[]) row.getArray("became").getArray()), row.getString("reason"),
                Sql.instant(row, "recorded_at"), row.getString("recorded_by"));
    }
}
