package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.time.Sweden;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;
import se.usve.survey.contract.UnitRegistered;
import se.usve.survey.round.RoundFacts;

/**
 * Stores what a {@link RegistrationPlan} comes to: in the register, in the round, in the audit, and as an event for each
 * unit of the round that changed. A dozen round trips however many units there are.
 */
@ApplicationScoped
class RegisterUnits {

    private final Register register;
    private final EarlierUnits earlier;
    private final AuditTrail audit;
    private final Outbox outbox;

    RegisterUnits(Register register, EarlierUnits earlier, AuditTrail audit, Outbox outbox) {
        this.register = register;
        this.earlier = earlier;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** {@return what there is before these units are registered, held to the end of the transaction} */
    @Transactional(Transactional.TxType.MANDATORY)
    Situation hold(Optional<RoundFacts> round, List<Wanted> wanted) {
        register.hold();
        return register.situation(round,
                wanted.stream().flatMap(one -> Stream.of(one.unit(), one.registration().partOf()))
                        .filter(Objects::nonNull).distinct().toList());
    }

    /** Stores what has no errors; the register must be held since the plan was made. */
    @Transactional(Transactional.TxType.MANDATORY)
    void store(Optional<RoundFacts> round, List<Planned> plan, Registrar registrar) {
        // PostgreSQL keeps microseconds: the event tells the time that is stored.
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var units = new ArrayList<Register.Row>();
        var participants = new ArrayList<Register.Row>();
        var entries = new ArrayList<AuditTrail.Entry>();
        for (var one : plan) {
            if (one.toRegister()) {
                var row = row(null, one.wanted(), one.registered(), one.inRegister(), now, registrar);
                units.add(row);
                entries.add(entry("unit", row, one.inRegister()));
            }
            if (one.toRound()) {
                var row = row(round.orElseThrow().id(), one.wanted(), one.wanted().registration(), one.inRound(),
                        now, registrar);
                participants.add(row);
                entries.add(entry("participation", row, one.inRound().filter(Unit::takesPart)));
            }
        }
        register.storeUnits(units, LocalDate.ofInstant(now, Sweden.ZONE));
        register.storeParticipants(participants);
        audit.record(registrar.actor(), entries);
        var continues = earlier.of(participants.stream().map(Register.Row::unit).toList());
        outbox.append(participants.stream().map(row -> event(row, continues.get(row.unit()))).toList());
    }

    private static Register.Row row(String round, Wanted wanted, Registration registration, Optional<Unit> before,
            Instant now, Registrar registrar) {
        return new Register.Row(round, wanted.unit(), before.map(Unit::version).orElse(0L) + 1, registration, true,
                now, registrar.actor().name(), wanted.reason());
    }

    static AuditTrail.Entry entry(String thing, Register.Row row, Optional<Unit> before) {
        return new AuditTrail.Entry(thing + (before.isEmpty() ? ".registered" : ".changed"), row.round(), row.unit(),
                row.registration().region(),
                before.map(unit -> Hash.of(UnitView.of(row.round(), unit.id(), unit.version(), unit.registration())))
                        .orElse(null),
                Hash.of(UnitView.of(row.round(), row.unit(), row.version(), row.registration())), row.reason());
    }

    /**
     * {@return the event that tells how a unit stands in a round}
     *
     * @param continues ids of the units it goes on from
     */
    static Outbox.Entry event(Register.Row row, List<String> continues) {
        var unit = row.registration();
        var event = new UnitRegistered(row.round(), row.unit(), row.version(), unit.name(), unit.region(),
                unit.specialty(), unit.hsaId(), unit.designatedYear(), unit.directPatientContact(), unit.partOf(),
                continues.isEmpty() ? null : continues, row.takesPart(), row.changedAt());
        return new Outbox.Entry(event.type(), event.key(), event.version(), event);
    }
}
