package se.usve.scoring.sealing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.republication.Retelling;
import se.usve.scoring.store.Database;

/** Tells the revisions of sealed rounds again. */
@ApplicationScoped
@Priority(100)
class RetellSeals implements Retelling {

    private final Database database;

    RetellSeals(Database database) {
        this.database = database;
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        database.each("select * from round_seal where ?::text is null or round = ? order by round, version", row -> {
            var event = Seals.seal(row).told();
            teller.tell(new Outbox.Entry(event.type(), event.key(), event.version(), event), event.sealedAt());
        }, round.orElse(null), round.orElse(null));
    }
}
