package se.usve.scoring.ruleset;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.republication.Retelling;
import se.usve.scoring.store.Database;

/** Tells the published versions of rule sets again: of those that a round was, or is to be, judged by. */
@ApplicationScoped
@Priority(300)
class RetellRuleSets implements Retelling {

    private final Database database;

    RetellRuleSets(Database database) {
        this.database = database;
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        var id = round.orElse(null);
        database.each("""
                select id, version, source, published_at from rule_set
                where published_at is not null and (?::text is null
                    or id in (select rule_set from round where id = ? union
                              select rule_set from round_rule_set where round = ?))
                order by id, version""", row -> {
                    var name = new Version(row.text("id"), row.number("version"));
                    var event = Activation.of(RuleSetFile.read("stored " + name, row.text("source")),
                            row.time("published_at"));
                    teller.tell(new Outbox.Entry(event.type(), event.key(), event.version(), event), event.activatedAt());
                }, id, id, id);
    }
}
