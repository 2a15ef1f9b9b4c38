package se.usve.survey.followup;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.sql.Sql;
import se.usve.survey.contract.FollowUpReported.Status;

/** The stored follow-ups. However many a statement is about, it is one round trip. */
@ApplicationScoped
class FollowUps {

    /** A unit of the round, held: its region, and the version of what was last told of it. */
    record Unit(String id, String region, long version) {
    }

    /** A request to be stored; the sender is the region it was made for, empty for an administrator's. */
    record Report(String round, Optional<String> sender, String idempotencyKey, String sha256, String by) {

        private String senderCode() {
            return sender.orElse("SE");
        }
    }

    /** A request that was stored: its number, the hash of what it told, and when. */
    record Stored(long number, String sha256, Instant at) {

        private static Stored of(ResultSet row) throws SQLException {
            return new Stored(row.getLong("id"), row.getString("sha256"), Sql.instant(row, "reported_at"));
        }
    }

    /** Which follow-ups are asked for; what is empty sets no limit. */
    record Filter(Optional<String> region, Optional<String> unit, Optional<Integer> level, Optional<Status> status) {
    }

    private static final String NEWEST = """
            from (select distinct on (unit, level) * from follow_up where round = ?
                  order by unit, level, version desc) f
            where (?::text is null or f.region = ?) and (?::text is null or f.unit = ?)
                and (?::int is null or f.level = ?) and (?::text is null or f.status = ?)
            """;

    /** Of a unit in the one region given, or in any if it is null. */
    private static final String TOLD = """
            from follow_up f join participation p on p.round = f.round and p.unit = f.unit
            where f.round = ? and f.unit = ? and f.level = ? and (?::text is null or p.region = ?)
            """;

    private final Sql sql;

    FollowUps(Sql sql) {
        this.sql = sql;
    }

    /**
     * Locks the units that take part in the round, in the order of their ids so that two who lock many never wait for
     * each other, to the end of the transaction.
     *
     * @return those that there are, by id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Unit> hold(String round, Collection<String> units) {
        return sql.list("""
                select unit, region, follow_up_version from participation
                where round = ? and unit = any(?) and takes_part order by unit for update""",
                row -> new Unit(row.getString(1), row.getString(2), row.getLong(3)), round, units)
                .stream().collect(toMap(Unit::id, identity()));
    }

    Optional<Stored> underKey(Report report) {
        return sql.first("""
                select * from follow_up_report where round = ? and sender = ? and idempotency_key = ?""", Stored::of,
                report.round(), report.senderCode(), report.idempotencyKey());
    }

    /**
     * Stores the request, at the time it is by the database: units that are held have times that follow their versions.
     *
     * @return empty if there is one under its key; one that is being stored is waited for
     */
    Optional<Stored> add(Report report) {
        return sql.first("""
                insert into follow_up_report (round, sender, idempotency_key, sha256, reported_at, reported_by)
                values (?, ?, ?, ?, clock_timestamp(), ?)
                on conflict (round, sender, idempotency_key) where idempotency_key is not null do nothing
                returning *""", Stored::of, report.round(), report.senderCode(), report.idempotencyKey(),
                report.sha256(), report.by());
    }

    /** Stores follow-ups of units that are held. */
    @Transactional(Transactional.TxType.MANDATORY)
    void store(long report, List<FollowUp> followUps) {
        record Row(int place, String round, long version, String region, Plan plan, Instant at, String by) {
        }
        var rows = new ArrayList<Row>();
        for (var one : followUps) {
            rows.add(new Row(rows.size(), one.round(), one.version(), one.region(), one.plan(), one.reportedAt(),
                    one.reportedBy()));
        }
        sql.update("""
                with stored as (
                    insert into follow_up (round, unit, version, level, region, measure, responsible, due, status, mended_on,
                        evidence, reported_at, reported_by, report, place)
                    select r.round, p.unit, r.version, p.level, r.region, p.measure, p.responsible, p.due, p.status,
                        p."mendedOn", p.evidence, r.at, r.by, ?, r.place
                    from jsonb_to_recordset(?::jsonb) r (place int, round text, version bigint, region text, plan jsonb,
                            at timestamptz, by text),
                        jsonb_to_record(r.plan) p (unit text, level int, measure text, responsible text, due date,
                            status text, "mendedOn" date, evidence text)
                    returning round, unit, version)
                update participation p set follow_up_version = s.version
                from (select round, unit, max(version) as version from stored group by round, unit) s
                where p.round = s.round and p.unit = s.unit""", report, sql.rows(rows));
    }

    /** {@return what a request told, in its order} */
    List<FollowUp> of(long report) {
        return sql.list("select * from follow_up where report = ? order by place", FollowUps::read, report);
    }

    /** {@return the newest of each level of the units} */
    List<FollowUp> newest(String round, Collection<String> units) {
        return sql.list("""
                select distinct on (unit, level) * from follow_up where round = ? and unit = any(?)
                order by unit, level, version desc""", FollowUps::read, round, units);
    }

    /** {@return the newest of each unit and level, in their order} */
    List<FollowUp> newest(String round, Filter filter, int limit, int offset) {
        return sql.list("select f.* " + NEWEST + "order by f.unit, f.level limit ? offset ?", FollowUps::read,
                parameters(round, filter, limit, offset));
    }

    long count(String round, Filter filter) {
        return sql.number("select count(*) " + NEWEST, parameters(round, filter));
    }

    /** {@return what was told of a unit's level, the newest first; of a unit in the one region if it is given} */
    List<FollowUp> told(String round, String unit, int level, Optional<String> region, int limit, int offset) {
        return sql.list("select f.* " + TOLD + "order by f.version desc limit ? offset ?", FollowUps::read, round, unit,
                level, region.orElse(null), region.orElse(null), limit, offset);
    }

    long told(String round, String unit, int level, Optional<String> region) {
        return sql.number("select count(*) " + TOLD, round, unit, level, region.orElse(null), region.orElse(null));
    }

    private static Object[] parameters(String round, Filter filter, Object... more) {
        var all = new ArrayList<>();
        all.add(round);
        for (var value : List.of(filter.region(), filter.unit(), filter.level(), filter.status())) {
            all.add(value.orElse(null));
            all.add(value.orElse(null));
        }
        all.addAll(List.of(more));
        return all.toArray();
    }

    static FollowUp read(ResultSet row) throws SQLException {
        return new FollowUp(row.getString("round"), row.getLong("version"), row.getString("region"), Plan.of(row),
                Sql.instant(row, "reported_at"), row.getString("reported_by"));
    }
}
