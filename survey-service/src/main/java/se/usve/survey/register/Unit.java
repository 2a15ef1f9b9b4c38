package se.usve.survey.register;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import se.usve.survey.contract.UnitRegistered;

/** A unit (universitetssjukvårdsenhet) as registered for a round. Every change counts its version up by one. */
@Entity
@Table(name = "participation")
class Unit {

    @EmbeddedId
    UnitId id;
    long version;
    @Embedded
    Registration registration;
    @Column(name = "changed_at")
    Instant changedAt;
    @Column(name = "changed_by")
    String changedBy;

    /** For Hibernate. */
    protected Unit() {
    }

    Unit(UnitId id) {
        this.id = id;
    }

    /** {@return whether the registration differs from the one there was, and is now taken over} */
    boolean register(Registration wanted, String who) {
        if (wanted.equals(registration)) {
            return false;
        }
        registration = wanted;
        version++;
        // PostgreSQL keeps microseconds: the event tells the time that is stored.
        changedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        changedBy = who;
        return true;
    }

    UnitRegistered event() {
        return new UnitRegistered(id.round(), id.unit(), version, registration.name(), registration.region(),
                registration.specialty(), registration.hsaId(), registration.designatedYear(), null, null, true,
                changedAt);
    }
}
