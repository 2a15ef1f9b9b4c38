package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;

/** Sets or removes where a region or a unit is reminded. The audit keeps hashes of the addresses alone. */
@ApplicationScoped
class ChangeContact {

    private final Contacts contacts;
    private final AuditTrail audit;
    private final InstantSource clock;

    ChangeContact(Contacts contacts, AuditTrail audit, InstantSource clock) {
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return whether there was none before} Does nothing when it is as wanted already. */
    @Transactional
    boolean set(Holder holder, Addresses wanted, Actor actor) {
        var before = contacts.find(holder);
        if (!before.equals(Optional.of(wanted))) {
            contacts.put(holder, wanted, clock.instant(), actor.name());
            audit.record(actor, entry("contact.set", holder, before.orElse(null), wanted));
        }
        return before.isEmpty();
    }

    /**
     * Removes the contact.
     *
     * @throws ProblemException 404 if there is none
     */
    @Transactional
    void remove(Holder holder, Actor actor) {
        var before = find(holder);
        contacts.remove(holder);
        audit.record(actor, entry("contact.removed", holder, before, null));
    }

    /**
     * {@return the contact}
     *
     * @throws ProblemException 404 if there is none
     */
    Addresses find(Holder holder) {
        return contacts.find(holder).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Det finns ingen kontakt", "There is no contact")));
    }

    private static AuditTrail.Entry entry(String action, Holder holder, Addresses before, Addresses after) {
        return new AuditTrail.Entry(action, holder.round(), holder.unit(), holder.region(), Hash.of(before),
                Hash.of(after), null);
    }
}
