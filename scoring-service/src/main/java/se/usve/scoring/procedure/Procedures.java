package se.usve.scoring.procedure;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import se.usve.scoring.settings.ScoringSettings;
import se.usve.scoring.store.Database;

/** The procedures of all rounds. */
@ApplicationScoped
public class Procedures {

    private static final Logger LOG = Logger.getLogger(Procedures.class);

    private final Database database;
    private final ScoringSettings.Procedure defaults;

    Procedures(Database database, ScoringSettings.Procedure defaults) {
        this.database = database;
        this.defaults = defaults;
    }

    /** The service does not start with defaults that no round could have. */
    void start(@Observes StartupEvent started) {
        var usual = usual("any");
        LOG.debugf("Rounds are assessed as %s unless decided otherwise", usual);
    }

    /** {@return how the round is assessed: as decided for it, or as configured} */
    public Procedure of(String round) {
        return decided(round).orElseGet(() -> usual(round));
    }

    void decide(Procedure procedure, String by, Instant at) {
        database.update("""
                insert into procedure (round, double_review, reply_days, changed_by, changed_at)
                values (?, ?, ?, ?, ?)
                on conflict (round) do update set double_review = excluded.double_review,
                    reply_days = excluded.reply_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at""",
                procedure.round(), procedure.doubleReview(), procedure.replyDays(), by, at);
    }

    private Optional<Procedure> decided(String round) {
        return database.first("select * from procedure where round = ?", row -> new Procedure(row.text("round"),
                row.truth("double_review"), (int) row.number("reply_days")), round);
    }

    private Procedure usual(String round) {
        return new Procedure(round, defaults.doubleReview(), defaults.replyDays());
    }
}
