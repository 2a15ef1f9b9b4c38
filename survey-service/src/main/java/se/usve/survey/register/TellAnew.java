package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import se.usve.chassis.outbox.Outbox;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.round.RoundInForce;

/**
 * Tells anew of the units that take part in rounds when what is recorded of where they come from has changed: their
 * registration there gets a version more. Published rounds stay as they were told of.
 */
@ApplicationScoped
class TellAnew {

    /** Units with the units they go on from, before what is recorded changes, and the rounds it may concern. */
    record Standing(List<String> rounds, List<String> units, Map<String, List<String>> earlier) {
    }

    private final RoundInForce rounds;
    private final Register register;
    private final EarlierUnits earlier;
    private final AuditTrail audit;
    private final Outbox outbox;

    TellAnew(RoundInForce rounds, Register register, EarlierUnits earlier, AuditTrail audit, Outbox outbox) {
        this.rounds = rounds;
        this.register = register;
        this.earlier = earlier;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Holds the register to the end of the transaction and, before it as everybody does, the rounds that are not
     * published in their states.
     *
     * @return ids of those rounds
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<String> hold() {
        var held = rounds.holdUnpublished();
        register.hold();
        return held;
    }

    /** {@return how the units stand, and all that what is recorded connects with them} */
    Standing before(List<String> rounds, List<String> units) {
        return new Standing(rounds, units, earlier.around(units));
    }

    /** Tells of the units that go on from others than before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(Standing before, String reason, Registrar registrar) {
        var now = earlier.around(before.units());
        var moved = new TreeSet<>(before.earlier().keySet());
        moved.addAll(now.keySet());
        moved.removeIf(unit -> earlierOf(unit, before.earlier()).equals(earlierOf(unit, now)));
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var rows = new ArrayList<Register.Row>();
        var entries = new ArrayList<AuditTrail.Entry>();
        for (var round : before.rounds()) {
            for (var unit : register.participants(round, moved)) {
                var row = new Register.Row(round, unit.id(), unit.version() + 1, unit.registration(), true, at,
                        registrar.actor().name(), reason);
                rows.add(row);
                entries.add(RegisterUnits.entry("participation", row, Optional.of(unit)));
            }
        }
        register.storeParticipants(rows);
        audit.record(registrar.actor(), entries);
        outbox.append(rows.stream().map(row -> RegisterUnits.event(row, earlierOf(row.unit(), now))).toList());
    }

    private static List<String> earlierOf(String unit, Map<String, List<String>> earlier) {
        return earlier.getOrDefault(unit, List.of());
    }
}
