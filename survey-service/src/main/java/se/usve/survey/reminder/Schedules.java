package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
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

    private final DataSource dataSource;
    private final AuditTrail audit;
    private final InstantSource clock;

    Schedules(DataSource dataSource, AuditTrail audit, InstantSource clock) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Schedule> find(String round) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(
                "select days, at from reminder_schedule where round = ?")) {
            select.setString(1, round);
            try (var found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Schedule(days((Date[]) found.getArray(1).getArray()),
                                found.getObject(2, LocalTime.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The schedule of reminders could not be read", e);
        }
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
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select s.round, max(d.day)
                from reminder_schedule s join round r on r.id = s.round cross join unnest(s.days) d(day)
                where r.state in ('OPEN', 'CLOSED') and (d.day + s.at) at time zone 'Europe/Stockholm' <= ?
                  and d.day >= (?::timestamptz at time zone 'Europe/Stockholm')::date - ?
                group by s.round order by s.round""")) {
            var at = now.atOffset(ZoneOffset.UTC);
            select.setObject(1, at);
            select.setObject(2, at);
            select.setInt(3, LATEST_DAYS);
            var come = new ArrayList<Come>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    come.add(new Come(found.getString(1), found.getObject(2, LocalDate.class)));
                }
            }
            return come;
        } catch (SQLException e) {
            throw new IllegalStateException("What reminders are due could not be read", e);
        }
    }

    private void store(String round, Schedule wanted, String who) {
        try (var connection = dataSource.getConnection(); var upsert = connection.prepareStatement("""
                insert into reminder_schedule (round, days, at, changed_at, changed_by) values (?, ?::date[], ?, ?, ?)
                on conflict (round) do update set days = excluded.days, at = excluded.at,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by""")) {
            upsert.setString(1, round);
            upsert.setArray(2, connection.createArrayOf("text",
                    wanted.dates().stream().map(LocalDate::toString).toArray()));
            upsert.setObject(3, wanted.at());
            upsert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            upsert.setString(5, who);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The schedule of reminders could not be stored", e);
        }
    }

    private static List<LocalDate> days(Date[] days) {
        return Arrays.stream(days).map(Date::toLocalDate).toList();
    }
}
