package se.usve.scoring.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Round;

/**
 * Which version of its rule set a round is judged by: the newest published when its first submission was scored, until
 * the round is rescored.
 */
@ApplicationScoped
public class RoundRules {

    private final Database database;
    private final RuleSets ruleSets;

    RoundRules(Database database, RuleSets ruleSets) {
        this.database = database;
        this.ruleSets = ruleSets;
    }

    /**
     * {@return the rules the round's submissions are scored by, which from now on are those of the round} They stay so
     * until the transaction ends. To be called before a unit is locked, as {@link #move} is.
     *
     * @param round  id of the round
     * @param newest the newest version of its rule set
     */
    public RuleSet fixed(String round, RuleSet newest) {
        return held(round, newest.id()).or(() -> {
            database.update("""
                    insert into round_rule_set (round, rule_set, version, fixed_at) values (?, ?, ?, ?)
                    on conflict do nothing""", round, newest.id(), newest.version(), Instant.now());
            return held(round, newest.id());
        }).orElseThrow();
    }

    /** {@return the rules the round is judged by, which stay so until the transaction ends; empty if nothing was scored yet} */
    private Optional<RuleSet> held(String round, String ruleSet) {
        return database.first("select version from round_rule_set where round = ? and rule_set = ? for share",
                row -> row.number("version"), round, ruleSet).map(version -> ruleSets.get(ruleSet, version));
    }

    /**
     * Lets the round be judged by another version from the end of the transaction on. Waits for submissions that are being
     * scored and keeps others waiting: to be called before a unit is locked.
     *
     * @param round   id of the round
     * @param ruleSet id of its rule set
     * @param version a published version
     * @throws IllegalStateException if there is no such version, or it is a draft
     */
    public void move(String round, String ruleSet, long version) {
        var rules = ruleSets.get(ruleSet, version);
        database.update("""
                insert into round_rule_set (round, rule_set, version, fixed_at) values (?, ?, ?, ?)
                on conflict (round, rule_set) do update set version = excluded.version, fixed_at = excluded.fixed_at""",
                round, rules.id(), rules.version(), Instant.now());
    }

    /**
     * {@return the rules the round is, or will be, judged by}
     *
     * @throws ProblemException 404 if the service has no such rules
     */
    public RuleSet of(Round round) {
        return fixedVersion(round).map(version -> ruleSets.get(round.ruleSet(), version))
                .or(() -> ruleSets.newest(round.ruleSet()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Regelverket %s, som omgång %s ska bedömas efter, finns inte",
                        "There is no rule set %s, by which round %s is to be judged")
                        .with(round.ruleSet(), round.id())));
    }

    /** {@return since when the round is judged by its version, empty if nothing has been scored yet: the newest counts} */
    public Optional<Instant> since(Round round) {
        return database.first("select fixed_at from round_rule_set where round = ? and rule_set = ?",
                row -> row.time("fixed_at"), round.id(), round.ruleSet());
    }

    private Optional<Long> fixedVersion(Round round) {
        return database.first("select version from round_rule_set where round = ? and rule_set = ?",
                row -> row.number("version"), round.id(), round.ruleSet());
    }
}
