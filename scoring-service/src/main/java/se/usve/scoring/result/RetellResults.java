package se.usve.scoring.result;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.republication.Retelling;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.store.Database;

/** Tells every result of every unit again. That answers were withdrawn the survey service tells. */
@ApplicationScoped
@Priority(200)
class RetellResults implements Retelling {

    private static final TypeReference<List<UnitScored.Ground>> GROUNDS = new TypeReference<>() {
    };

    private final Database database;

    RetellResults(Database database) {
        this.database = database;
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        database.each("""
                select r.*, coalesce(r.region, u.region) as region_then from result r join unit u using (round, unit)
                where r.cause <> 'WITHDRAWAL' and (?::text is null or round = ?)
                order by round, unit, revision""", row -> {
                    var grounds = row.optionalText("grounds").isPresent() ? row.json("grounds", GROUNDS) : null;
                    var event = Results.result(row).told(row.text("region_then"), grounds);
                    teller.tell(new Outbox.Entry(event.type(), event.key(), event.version(), event), event.scoredAt());
                }, round.orElse(null), round.orElse(null));
    }
}
