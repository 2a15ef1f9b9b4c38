package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.Unit;

/** The results of a whole round, in the caller's transaction: to seal it, and to correct it after that. */
@ApplicationScoped
public class RoundResults {

    private final Database database;
    private final Results results;
    private final ScoreUnits scoreUnits;

    RoundResults(Database database, Results results, ScoreUnits scoreUnits) {
        this.database = database;
        this.results = results;
        this.scoreUnits = scoreUnits;
    }

    /** Tells of every unit of the round that has outcomes, in order of the units' ids by code point. */
    public void each(String round, Consumer<Standing> told) {
        database.each("""
                select u.unit, r.submission_version, r.levels from unit u join result r using (round, unit, revision)
                where u.round = ? and u.revision > 0 and not u.withdrawn order by u.unit collate "C\"""",
                row -> told.accept(standing(row)), round);
    }

    /** {@return the latest of all times that the round's results tell of: scored, received or withdrawn; empty without any} */
    public Optional<Instant> latest(String round) {
        return database.first("""
                select greatest((select max(scored_at) from result where round = ?),
                    (select max(submitted_at) from submission where round = ?)) as at""",
                row -> row.optionalTime("at"), round, round).flatMap(at -> at);
    }

    /** {@return the outcomes of these units of one round by their newest results, by id of the unit} */
    public Map<String, List<UnitScored.LevelOutcome>> outcomes(Collection<Unit> units) {
        return results.newest(units).entrySet().stream()
                .collect(Collectors.toMap(newest -> newest.getKey().unit(), newest -> newest.getValue().levels()));
    }

    /**
     * Scores units of a sealed round anew, and tells of those whose outcomes changed.
     *
     * @param units  locked, with outcomes
     * @param rules  those the round is sealed by
     * @param by     who corrects it
     * @param reason why
     * @param at     now, after the newest seal
     * @return each with what it was and what became of it
     */
    public List<Rejudged> correct(List<Unit> units, RuleSet rules, String by, String reason, Instant at) {
        return scoreUnits.correct(units, rules, by, reason, at);
    }

    private static Standing standing(Row row) throws SQLException {
        return new Standing(row.text("unit"), row.number("submission_version"), row.json("levels", Results.LEVELS));
    }
}
