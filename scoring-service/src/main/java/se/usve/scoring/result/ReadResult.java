package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.Assessments;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.overrides.Overrides;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Reads a unit's result with its whole ground. */
@ApplicationScoped
@Transactional
public class ReadResult {

    /**
     * A result as sent.
     *
     * @param version     of the submission it rests on
     * @param missing     the levels that do not count as met
     * @param onlyMissing the level that alone keeps the unit from meeting all; absent if it meets all or lacks several
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResultView(String round, String unit, String region, long version, long revision, String ruleSet,
            long ruleSetVersion, Instant scoredAt, List<Integer> missing, Integer onlyMissing, List<LevelView> levels) {
    }

    private final Database database;
    private final UnitAccess access;
    private final Submissions submissions;
    private final Results results;
    private final Assessments assessments;
    private final Overrides overrides;
    private final RuleSets ruleSets;

    ReadResult(Database database, UnitAccess access, Submissions submissions, Results results,
            Assessments assessments, Overrides overrides, RuleSets ruleSets) {
        this.database = database;
        this.access = access;
        this.submissions = submissions;
        this.results = results;
        this.assessments = assessments;
        this.overrides = overrides;
        this.ruleSets = ruleSets;
    }

    /**
     * {@return the unit's result} Nothing may have been read in the transaction before: it is all of one moment.
     *
     * @throws ProblemException 404 for a unit the caller does not see, and for one without outcomes
     */
    public ResultView of(UnitId unit) {
        // The outcomes stored and the ground worked out below must be of the same moment.
        database.readOneMoment();
        var found = access.readable(unit);
        var result = results.newest(found).filter(Result::hasOutcomes).orElseThrow(() -> noResult(found));
        var answers = submissions.find(found.id()).orElseThrow().answers();
        var ids = Set.of(found.id());
        var cases = new UnitCases(found.id(), assessments.of(ids).getOrDefault(found.id(), List.of()));
        var inForce = overrides.inForce(ids).getOrDefault(found.id(), Map.of());
        var pending = overrides.awaitingReply(found.id());
        var rules = ruleSets.get(result.ruleSet(), result.ruleSetVersion());
        var words = new Explaining(rules);
        var missing = result.levels().stream().filter(level -> !Explaining.isMet(level.outcome()))
                .map(UnitScored.LevelOutcome::level).toList();
        return new ResultView(unit.round(), unit.unit(), found.region(), result.submissionVersion(), result.revision(),
                result.ruleSet(), result.ruleSetVersion(), result.scoredAt(), missing, Explaining.only(missing),
                result.levels().stream()
                        .map(outcome -> LevelView.of(rules.level(outcome.level()).orElseThrow(), outcome, words,
                                answers, cases, Optional.ofNullable(inForce.get(outcome.level())),
                                Optional.ofNullable(pending.get(outcome.level()))))
                        .toList());
    }

    private static ProblemException noResult(Unit unit) {
        if (unit.withdrawn()) {
            return new ProblemException(ProblemType.NOT_FOUND, new Text(
                    "Enheten %s har dragit tillbaka sina svar och har inget resultat förrän den lämnar nya",
                    "The unit %s has withdrawn its answers and has no result until it sends new ones")
                    .with(unit.id().unit()));
        }
        return new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Enheten %s har inte lämnat några svar som räknats ännu",
                "The unit %s has sent no answers that have been scored yet").with(unit.id().unit()));
    }
}
