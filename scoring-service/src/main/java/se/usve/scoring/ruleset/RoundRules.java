package se.usve.scoring.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Round;

/** Which version of its rule set a round is judged by: the newest when its first submission was scored. */
@ApplicationScoped
public class RoundRules {

    private final Database database;
    private final RuleSets ruleSets;

    RoundRules(Database database, RuleSets ruleSets) {
        this.database = database;
        this.ruleSets = ruleSets;
    }

    /**
     * {@return the rules the round's submissions are scored by, which from now on are those of the round}
     *
     * @param round  id of the round
     * @param newest the newest version of its rule set
     */
    public RuleSet fixed(String round, RuleSet newest) {
        database.update("""
                insert into round_rule_set (round, rule_set, version, fixed_at) values (?, ?, ?, ?)
                on conflict do nothing""", round, newest.id(), newest.version(), Instant.now());
        return fixedOr(round, newest);
    }

    /**
     * {@return the rules the round is, or will be, judged by}
     *
     * @throws ProblemException 404 if the service has no such rules
     */
    public RuleSet of(Round round) {
        return ruleSets.newest(round.ruleSet())
                .map(newest -> fixedOr(round.id(), newest))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Regelverket %s, som omgång %s ska bedömas efter, finns inte",
                        "There is no rule set %s, by which round %s is to be judged")
                        .with(round.ruleSet(), round.id())));
    }

    private RuleSet fixedOr(String round, RuleSet newest) {
        return database.first("select version from round_rule_set where round = ? and rule_set = ?",
                        row -> row.number("version"), round, newest.id())
                .map(version -> ruleSets.get(newest.id(), version))
                .orElse(newest);
    }
}
