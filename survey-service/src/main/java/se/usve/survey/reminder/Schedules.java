package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.sql.Sql;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;

/** When each round reminds. */
@ApplicationScoped
class Schedules {

    /** How many days a date may be past and still be kept, when the service was away at its time. */
    private static final int LATEST_DAYS = 2;

    /** A round whose time has come, and the day of its schedule. */
    record Come(String round, LocalDate day) {
    }

    private final Sql sql;
    private final AuditTrail audit;
    private final InstantSource clock;

    Schedules(Sql sql, AuditTrail audit, InstantSource clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Schedule> find(String round) {
        return sql.first("select days, at from reminder_schedule where round = ?", Schedules::read, round);
    }

    /** Gives the round another schedule; does nothing when it has this one. {@return whether it had none} */
    @Transactional
    boolean put(String round, String owner, Schedule wanted, Actor actor) {
        var before = find(round);
        if (!before.equals(Optional.of(wanted))) {
            store(round, wanted, actor.name());
            audit.record(actor, new AuditTrail.Entry("reminder-schedule.set", round, null, owner,
                    Hash.of(before.orElse(null)), Hash.of(wanted), null));
        }
        return before.isEmpty();
    }

    /**
     * {@return the rounds that receive answers and whose time has come, each with the latest such day: after days without
     * service, one letter goes and not one for each}
     */
    List<Come> come(Instant now) {
        return sql.list("""
                select s.round, max(d.day) as day
                from reminder_schedule s join round r on r.id = s.round cross join unnest(s.days) d(day)
                where r.state in ('OPEN', 'CLOSED') and (d.day + s.at) at time zone 'Europe/Stockholm' <= ?
                  and d.day >= (?::timestamptz at time zone 'Europe/Stockholm')::date - ?
                group by s.round order by s.round""",
                row -> new Come(row.getString("round"), row.getObject("day", LocalDate.class)), now, now, LATEST_DAYS);
    }

    private void store(String round, Schedule wanted, String who) {
        sql.update("""
                insert into reminder_schedule (round, days, at, changed_at, changed_by) values (?, ?::date[], ?, ?, ?)
                on conflict (round) do update set days = excluded.days, at = excluded.at,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by""", round,
                wanted.dates().stream().map(LocalDate::toString).toList(), wanted.at(), clock.instant(), who);
    }

    private static Schedule read(ResultSet row) throws SQLException {
        return new Schedule(days((Date[]) row.getArray("days").getArray()), row.getObject("at", LocalTime.class));
    }

    private static List<LocalDate> days(Date[] days) {
        return Arrays.stream(days).map(Date::toLocalDate).toList();
    }
}
