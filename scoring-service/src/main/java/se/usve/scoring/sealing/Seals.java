package se.usve.scoring.sealing;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.Rounds;

/** The revisions of all sealed rounds. */
@ApplicationScoped
class Seals {

    private static final TypeReference<List<RoundSealed.Moved>> MOVED = new TypeReference<>() {
    };

    private final Database database;
    private final Rounds rounds;
    private final Outbox outbox;

    Seals(Database database, Rounds rounds, Outbox outbox) {
        this.database = database;
        this.rounds = rounds;
        this.outbox = outbox;
    }

    /** Stores the seal of a round, which must be held, and tells of it. */
    void add(Seal seal) {
        database.update("""
                insert into round_seal (round, version, rule_set, rule_set_version, units, met, exempt, not_met, awaiting,
                    sha256, reason, made_by, moved, sealed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""", seal.round(), seal.revision(),
                seal.ruleSet(), seal.ruleSetVersion(), seal.units(), seal.met(), seal.exempt(), seal.notMet(),
                seal.awaiting(), seal.sha256(), seal.reason(), seal.by(), database.json(seal.moved()), seal.sealedAt());
        rounds.sealed(seal.round(), seal.sealedAt());
        var event = seal.told();
        outbox.append(event.type(), event.key(), event.version(), event);
    }

    /** {@return the round's newest revision; empty if it is not sealed} */
    Optional<Seal> newest(String round) {
        return database.first("select * from round_seal where round = ? order by version desc limit 1", Seals::seal,
                round);
    }

    /** {@return that revision of the round} */
    Optional<Seal> find(String round, long revision) {
        return database.first("select * from round_seal where round = ? and version = ?", Seals::seal, round, revision);
    }

    /** {@return the round's revisions, the newest first} */
    Page<Seal> of(String round, PageRequest page) {
        var total = database.first("select count(*) as n from round_seal where round = ?", row -> row.number("n"), round)
                .orElseThrow();
        return new Page<>(database.query("select * from round_seal where round = ? order by version desc limit ? offset ?",
                Seals::seal, round, page.limit(), page.offset()), page.page(), page.limit(), total);
    }

    static Seal seal(Row row) throws SQLException {
        return new Seal(row.text("round"), row.number("version"), row.text("rule_set"), row.number("rule_set_version"),
                row.number("units"), row.number("met"), row.number("exempt"), row.number("not_met"),
                row.number("awaiting"), row.text("sha256"), row.text("reason"), row.text("made_by"),
                row.json("moved", MOVED), row.time("sealed_at"));
    }
}
