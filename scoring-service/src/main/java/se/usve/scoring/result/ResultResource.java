package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.Assessments;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.overrides.Overrides;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Cause;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** A unit's result with its whole ground, and its earlier results. */
@Path("/scoring/v1/rounds/{round}/units/{unit}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
@Tag(name = "Resultat")
class ResultResource {

    /**
     * A result as sent.
     *
     * @param version     of the submission it rests on
     * @param missing     the levels that do not count as met
     * @param onlyMissing the level that alone keeps the unit from meeting all; absent if it meets all or lacks several
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultView(String round, String unit, String region, long version, long revision, String ruleSet,
            long ruleSetVersion, Instant scoredAt, List<Integer> missing, Integer onlyMissing, List<LevelView> levels) {
    }

    /** An earlier or the present result as sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryEntry(long revision, long version, String ruleSet, long ruleSetVersion, Cause cause, String by,
            Instant scoredAt, String reason, List<UnitScored.LevelOutcome> levels) {
    }

    private final Database database;
    private final UnitAccess access;
    private final Submissions submissions;
    private final Results results;
    private final Assessments assessments;
    private final Overrides overrides;
    private final RuleSets ruleSets;

    ResultResource(Database database, UnitAccess access, Submissions submissions, Results results,
            Assessments assessments, Overrides overrides, RuleSets ruleSets) {
        this.database = database;
        this.access = access;
        this.submissions = submissions;
        this.results = results;
        this.assessments = assessments;
        this.overrides = overrides;
        this.ruleSets = ruleSets;
    }

    @GET
    @Path("/result")
    @Transactional
    @Operation(summary = "Enhetens resultat med förklaring / The unit's result, explained", description = """
            Varje nivås utfall, varför i en mening, vad som krävdes, vilket svar som lästes, bedömning och ändring, och den
            kortaste vägen till uppnådd: de minsta mängderna svar att ändra. missing är nivåerna som inte räknas som uppnådda,
            onlyMissing den enda om den är ensam. En region ser sina egna enheter.
            Every level's outcome, why in a sentence, what was required, the answer seen, ruling and override, and the shortest
            way to met: the smallest sets of answers to change. missing are the levels that do not count as met, onlyMissing
            the single one if it stands alone. A region sees its own units.""")
    public ResultView result(String round, String unit) {
        // The outcomes stored and the ground worked out below must be of the same moment.
        database.readOneMoment();
        var found = access.readable(new UnitId(round, unit));
        var result = results.newest(found).filter(Result::hasOutcomes).orElseThrow(() -> noResult(found));
        var answers = submissions.find(found.id()).orElseThrow().answers();
        var ids = Set.of(found.id());
        var cases = new UnitCases(found.id(), assessments.of(ids).getOrDefault(found.id(), List.of()));
        var active = overrides.active(ids).getOrDefault(found.id(), Map.of());
        var rules = ruleSets.get(result.ruleSet(), result.ruleSetVersion());
        var words = new Explaining(rules);
        var missing = result.levels().stream().filter(level -> !Explaining.isMet(level.outcome()))
                .map(UnitScored.LevelOutcome::level).toList();
        return new ResultView(round, unit, found.region(), result.submissionVersion(), result.revision(),
                result.ruleSet(), result.ruleSetVersion(), result.scoredAt(), missing, Explaining.only(missing),
                result.levels().stream()
                        .map(outcome -> LevelView.of(rules.level(outcome.level()).orElseThrow(), outcome, words,
                                answers, cases, active.get(outcome.level())))
                        .toList());
    }

    @GET
    @Path("/history")
    @Transactional
    @Operation(summary = "Enhetens alla resultat / All results of the unit", description = """
            Det nyaste först, med vad som gav det (SUBMISSION, RULING, OVERRIDE, OVERRIDE_WITHDRAWN eller WITHDRAWAL) och
            vem. Att svaren drogs tillbaka står med skälet och utan nivåer.
            The newest first, with what caused it and who. That answers were withdrawn stands with the reason, without
            levels.""")
    public Page<HistoryEntry> history(String round, String unit, @BeanParam PageRequest page) {
        return historyOf(round, unit, page);
    }

    @GET
    @Path("/result/history")
    @Transactional
    @Operation(summary = "Enhetens alla resultat, även på denna adress / All results, at this address too",
            description = "Samma som /history. / The same as /history.")
    public Page<HistoryEntry> resultHistory(String round, String unit, @BeanParam PageRequest page) {
        return historyOf(round, unit, page);
    }

    private Page<HistoryEntry> historyOf(String round, String unit, PageRequest page) {
        database.readOneMoment();
        var history = results.history(access.readable(new UnitId(round, unit)), page);
        return new Page<>(history.items().stream().map(ResultResource::entry).toList(), history.page(), history.limit(),
                history.total());
    }

    private static HistoryEntry entry(Result result) {
        return new HistoryEntry(result.revision(), result.submissionVersion(), result.ruleSet(),
                result.ruleSetVersion(), result.cause(), result.by(), result.scoredAt(), result.reason(),
                result.levels());
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
