package se.usve.scoring.rescoring;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.whatif.Change;
import se.usve.scoring.whatif.Flips;

/** The rescorings of all rounds, planned and carried out. */
@ApplicationScoped
class Plans {

    private static final TypeReference<Flips> FLIPS = new TypeReference<>() {
    };

    private final Database database;

    Plans(Database database) {
        this.database = database;
    }

    void add(Plan plan) {
        database.update("""
                insert into rescoring (id, round, rule_set, from_version, to_version, reason, planned_by, planned_at, ground,
                    planned, flips)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", plan.id(), plan.round(), plan.ruleSet(),
                plan.fromVersion(), plan.toVersion(), plan.reason(), plan.by(), plan.at(), plan.ground(),
                plan.planned(), database.json(plan.flips()));
    }

    /** {@return where to put what the plan changes, before the plan is stored in the same transaction} */
    Changes changesOf(UUID plan) {
        return new Changes(plan);
    }

    /** Takes a plan's changes in their order, and stores them a piece at a time. */
    final class Changes {
        private static final int PIECE = 1000;

        private final UUID plan;
        private final List<Change> pending = new ArrayList<>();
        private long stored;

        private Changes(UUID plan) {
            this.plan = plan;
        }

        void add(List<Change> changes) {
            pending.addAll(changes);
            if (pending.size() >= PIECE) {
                flush();
            }
        }

        /** Stores those not stored yet. */
        void flush() {
            database.update("""
                    insert into rescoring_change (rescoring, number, unit, name, region, level, to_level, from_outcome,
                        to_outcome)
                    select ?, n.* from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[],
                        ?::text[]) as n""", plan,
                    LongStream.rangeClosed(stored + 1, stored + pending.size()).boxed().toList(),
                    pending.stream().map(Change::unit).toList(), pending.stream().map(Change::name).toList(),
                    pending.stream().map(Change::region).toList(), pending.stream().map(Change::level).toList(),
                    pending.stream().map(Change::toLevel).toList(), pending.stream().map(Change::from).toList(),
                    pending.stream().map(Change::to).toList());
            stored += pending.size();
            pending.clear();
        }
    }

    /** Stores that it was carried out. */
    void executed(UUID plan, Plan.Execution execution) {
        database.update("update rescoring set executed_by = ?, executed_at = ? where id = ?",
                execution.by(), execution.at(), plan);
    }

    Optional<Plan> find(String round, UUID id) {
        return database.first("select * from rescoring where round = ? and id = ?", Plans::plan, round, id);
    }

    /** Lets no other rescoring of the round be carried out until the transaction ends. */
    void lock(String round) {
        database.query("select id from rescoring where round = ? order by id for update", row -> row.uuid("id"), round);
    }

    /** {@return the round's rescorings, the newest first} */
    Page<Plan> of(String round, PageRequest page) {
        var total = database.first("select count(*) as n from rescoring where round = ?", row -> row.number("n"), round)
                .orElseThrow();
        return new Page<>(database.query("""
                select * from rescoring where round = ? order by planned_at desc, id limit ? offset ?""", Plans::plan,
                round, page.limit(), page.offset()), page.page(), page.limit(), total);
    }

    /** {@return what the plan changes, in the order of units and levels} */
    Page<Change> changes(UUID plan, PageRequest page) {
        var total = database.first("select count(*) as n from rescoring_change where rescoring = ?",
                row -> row.number("n"), plan).orElseThrow();
        return new Page<>(database.query("""
                select * from rescoring_change where rescoring = ? order by number limit ? offset ?""", Plans::change, plan,
                page.limit(), page.offset()), page.page(), page.limit(), total);
    }

    /** {@return the hash of {@link Ground}} */
    String ground(String round) {
        return database.first("""
                select encode(sha256(convert_to(coalesce(string_agg(unit || ' ' || region || ' ' || revision, E'\\n'
                    order by unit), ''), 'UTF8')), 'hex') as hash
                from unit where round = ? and takes_part and revision > 0 and not withdrawn""",
                row -> row.text("hash"), round).orElseThrow();
    }

    private static Plan plan(Row row) throws SQLException {
        var at = row.optionalTime("executed_at");
        return new Plan(row.uuid("id"), row.text("round"), row.text("rule_set"), row.number("from_version"),
                row.number("to_version"), row.text("reason"), row.text("planned_by"), row.time("planned_at"),
                row.text("ground"), row.text("planned"), row.json("flips", FLIPS), at.isEmpty() ? Optional.empty()
                        : Optional.of(new Plan.Execution(row.text("executed_by"), at.get())));
    }

    private static Change change(Row row) throws SQLException {
        return new Change(row.text("unit"), row.text("name"), row.text("region"), number(row, "level"),
                number(row, "to_level"), outcome(row, "from_outcome"), outcome(row, "to_outcome"), null);
    }

    private static Integer number(Row row, String column) throws SQLException {
        return row.optionalText(column).map(Integer::valueOf).orElse(null);
    }

    private static Outcome outcome(Row row, String column) throws SQLException {
        return row.optionalText(column).map(Outcome::valueOf).orElse(null);
    }
}
