package se.usve.survey.register;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.sql.Sql;
import se.usve.survey.round.RoundFacts;

/**
 * The stored units: the register and who takes part in which round. However many units a statement is about, it is one
 * round trip.
 */
@ApplicationScoped
class Register {

    /** A row of what is stored: how a unit stands after a change, and what is told of the change. */
    record Row(String round, String unit, long version, Registration registration, boolean takesPart, Instant changedAt,
            String changedBy, String reason) {
    }

    /** Of advisory locks, the one for writing in the register. */
    private static final int LOCK_CLASS = 0x0A0E;

    /** The units asked for, and everything that they are, or are to be, parts of. */
    private static final String UNITS = """
            with recursive up (id) as (
                select id from unit where id = any(?)
                union
                select u.part_of from unit u join up using (id) where u.part_of is not null)
            select * from unit join up using (id)""";

    private static final String ROWS = """
            with stored as (
                select r.round, r.unit, r.version, r."takesPart" takes_part, r."changedAt" changed_at,
                       r."changedBy" changed_by, r.reason, r.registration, g.*
                from jsonb_to_recordset(?::jsonb) r (round text, unit text, version bigint, "takesPart" boolean,
                         "changedAt" timestamptz, "changedBy" text, reason text, registration jsonb),
                     jsonb_to_record(r.registration) g (name text, region text, specialty text, "hsaId" text,
                         "designatedYear" integer, "directPatientContact" boolean, "partOf" text))
            """;

    private static final String KEEP = """
            , kept as (
                insert into registration_change
                    (unit, round, version, takes_part, changed_at, changed_by, reason, registration)
                select unit, round, version, case when round is not null then takes_part end, changed_at, changed_by,
                       reason, registration
                from stored)
            """;

    private static final String VALUES = """
            name, region, specialty, "hsaId", "designatedYear", "directPatientContact", "partOf", changed_at, changed_by
            """;

    private static final String STORE_UNITS = ROWS + KEEP + """
            insert into unit (id, version, %s, changed_at, changed_by) select unit, version, %s from stored
            on conflict (id) do update set version = excluded.version, name = excluded.name, region = excluded.region,
                specialty = excluded.specialty, hsa_id = excluded.hsa_id, designated_year = excluded.designated_year,
                direct_patient_contact = excluded.direct_patient_contact, part_of = excluded.part_of,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """.formatted(Registration.COLUMNS, VALUES);

    private static final String STORE_PARTICIPANTS = ROWS + KEEP + """
            insert into participation (round, unit, version, takes_part, %s, changed_at, changed_by)
            select round, unit, version, takes_part, %s from stored order by unit
            on conflict (round, unit) do update set version = excluded.version, takes_part = excluded.takes_part,
                name = excluded.name, region = excluded.region,
                specialty = excluded.specialty, hsa_id = excluded.hsa_id, designated_year = excluded.designated_year,
                direct_patient_contact = excluded.direct_patient_contact, part_of = excluded.part_of,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """.formatted(Registration.COLUMNS, VALUES);

    private final Sql sql;

    Register(Sql sql) {
        this.sql = sql;
    }

    /** Waits until nobody else writes in the register, and keeps others from it to the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void hold() {
        sql.list("select pg_advisory_xact_lock(?, 0)", _ -> "", LOCK_CLASS);
    }

    /**
     * {@return what there is before units are registered; the register must be held}
     *
     * @param round the round they are to take part in, if any
     * @param named the units asked for, and those they are to be part of
     */
    Situation situation(Optional<RoundFacts> round, Collection<String> named) {
        return new Situation(round, byId(sql.list(UNITS, Unit::inRegister, named)),
                round.map(facts -> byId(sql.list("select * from participation where round = ? and unit = any(?)",
                        Unit::inRound, facts.id(), named))).orElse(Map.of()));
    }

    Optional<Unit> unit(String id) {
        return sql.first("select * from unit where id = ?", Unit::inRegister, id);
    }

    List<Unit> units(Collection<String> ids) {
        return sql.list("select * from unit where id = any(?) order by id", Unit::inRegister, ids);
    }

    Optional<Unit> participant(String round, String unit) {
        return sql.first("select * from participation where round = ? and unit = ? and takes_part", Unit::inRound, round,
                unit);
    }

    /** {@return a unit that takes part, its row locked, so that it submits nothing until the transaction ends} */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Unit> holdParticipant(String round, String unit) {
        return sql.first("select * from participation where round = ? and unit = ? and takes_part for update",
                Unit::inRound, round, unit);
    }

    /** {@return whether the newest thing a unit sent in a round is answers, so that they count} */
    boolean hasAnswered(String round, String unit) {
        return sql.number("""
                select count(*) from participation p join submission s on s.round = p.round and s.unit = p.unit
                    and s.version = p.submission_version
                where p.round = ? and p.unit = ? and s.answers is not null""", round, unit) > 0;
    }

    /** {@return units of a round by id, of one region if it is given} */
    List<Unit> participants(String round, Optional<String> region, int limit, int offset) {
        return sql.list("""
                select * from participation where round = ? and takes_part and (?::text is null or region = ?)
                order by unit limit ? offset ?""", Unit::inRound, round, region.orElse(null), region.orElse(null), limit,
                offset);
    }

    /** {@return those of the units that take part in the round} */
    List<Unit> participants(String round, Collection<String> units) {
        return sql.list("select * from participation where round = ? and unit = any(?) and takes_part order by unit",
                Unit::inRound, round, units);
    }

    long participants(String round, Optional<String> region) {
        return sql.number("""
                select count(*) from participation where round = ? and takes_part and (?::text is null or region = ?)""",
                round, region.orElse(null), region.orElse(null));
    }

    /** {@return the units of a round that the register says are of a region, as the register knows them} */
    List<Unit> inRegisterOf(String round, Optional<String> region) {
        return sql.list("""
                select u.* from unit u join participation p on p.unit = u.id
                where p.round = ? and p.takes_part and (?::text is null or u.region = ?)
                order by u.id""", Unit::inRegister, round, region.orElse(null), region.orElse(null));
    }

    /**
     * Stores units as they stand after a change, the change itself, and since when they have their HSA-ids: what a unit
     * had before ends the day before. An HSA-id that a unit had for no whole day leaves no trace but in the changes.
     */
    void storeUnits(List<Row> rows, LocalDate today) {
        if (rows.isEmpty()) {
            return;
        }
        var json = sql.rows(rows);
        sql.update(STORE_UNITS, json);
        sql.update(ROWS + """
                delete from unit_hsa_id h using stored
                where h.unit = stored.unit and h.valid_to is null and h.hsa_id is distinct from stored."hsaId"
                    and h.valid_from = ?""", json, today);
        sql.update(ROWS + """
                update unit_hsa_id h set valid_to = ?::date - 1 from stored
                where h.unit = stored.unit and h.valid_to is null
                    and h.hsa_id is distinct from stored."hsaId\"""", json, today);
        sql.update(ROWS + """
                insert into unit_hsa_id (unit, hsa_id, valid_from)
                select unit, "hsaId", ? from stored
                where "hsaId" is not null
                    and not exists (select from unit_hsa_id h where h.unit = stored.unit and h.valid_to is null)""",
                json, today);
    }

    /**
     * Stores units of rounds as they stand after a change, and the change itself. Their rows are locked in the order of
     * their ids, so that those who take many at once do not wait for each other in a ring.
     */
    void storeParticipants(List<Row> rows) {
        if (!rows.isEmpty()) {
            sql.update(STORE_PARTICIPANTS, sql.rows(rows));
        }
    }

    private static Map<String, Unit> byId(List<Unit> units) {
        return units.stream().collect(toMap(Unit::id, identity()));
    }
}
