package se.usve.survey.register;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.republication.Retelling;
import se.usve.chassis.sql.Sql;

/**
 * Tells every version of every registration in a round again. From which units one goes on is made of what was recorded, and
 * not withdrawn, when the version was told.
 */
@ApplicationScoped
@Priority(300)
class RetellRegistrations implements Retelling {

    private final Sql sql;
    private final Successions successions;

    RetellRegistrations(Sql sql, Successions successions) {
        this.sql = sql;
        this.successions = successions;
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        var recorded = successions.everRecorded();
        sql.each("""
                select * from registration_change where round is not null and (?::text is null or round = ?)
                order by round, unit, version""", found -> {
                    var row = new Register.Row(found.getString("round"), found.getString("unit"),
                            found.getLong("version"), RegistrationChange.registration(found.getString("registration")),
                            found.getBoolean("takes_part"), Sql.instant(found, "changed_at"),
                            found.getString("changed_by"), found.getString("reason"));
                    var known = recorded.stream().filter(step -> step.heldAt(row.changedAt()))
                            .map(Successions.Recorded::step).toList();
                    teller.tell(RegisterUnits.event(row, new Lineage(known).continued(row.unit())), row.changedAt());
                }, round.orElse(null), round.orElse(null));
    }
}
