package se.usve.scoring.whatif;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Round;
import se.usve.scoring.unit.UnitAccess;

/** What a round would look like under other rules. */
@Path("/scoring/v1/rounds/{round}/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tänk om")
class WhatIfResource {

    /** Rules as sent. */
    record RulesView(String ruleSet, long version) {
        static RulesView of(RuleSet rules) {
            return new RulesView(rules.id(), rules.version());
        }
    }

    /** The answer as sent, the fields of {@link Flips} beside the others. */
    record WhatIfView(String round, RulesView from, RulesView to, @JsonUnwrapped Flips flips, Page<Change> changes) {
    }

    private final Database database;
    private final Caller caller;
    private final UnitAccess access;
    private final RoundRules roundRules;
    private final RuleSets ruleSets;
    private final WhatIf whatIf;

    WhatIfResource(Database database, Caller caller, UnitAccess access, RoundRules roundRules, RuleSets ruleSets,
            WhatIf whatIf) {
        this.database = database;
        this.caller = caller;
        this.access = access;
        this.roundRules = roundRules;
        this.ruleSets = ruleSets;
        this.whatIf = whatIf;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Tänk om ett annat regelverk gällde / What if other rules applied", description = """
            Vilka utfall som skulle ändras om omgången bedömdes efter en annan version av regelverket, även ett utkast, eller
            efter ett annat regelverk: per nivå och region, och enhet för enhet (changes, sidindelad). Bedömningar av samma
            text och ändrade bedömningar räknas in. En nivå som ett av regelverken saknar kräver inget där; notAsked är
            frågor som nivån gäller och omgången aldrig ställde. Inget sparas. En region ser sina egna enheter.
            Which outcomes would change if the round were judged by another version of its rule set, a draft too, or by
            another rule set: by level and region, and unit by unit (changes, in pages). Rulings on the same text and
            overrides count. A level that one of the rule sets does not have requires nothing there; notAsked are
            questions that the level is about and the round never asked. Nothing is stored. A region sees its own units.""")
    public WhatIfView whatIf(String round,
            @Parameter(description = "Regelverk; omgångens eget om inget anges. Rule set; by default the round's own.")
            @QueryParam("ruleSet") String ruleSet,
            @Parameter(description = "Version; den senast publicerade om ingen anges. By default the newest published.")
            @QueryParam("version") Long version,
            @Parameter(description = "Bara denna nivå i omgångens regelverk. Only this level of the round's rules.")
            @QueryParam("level") Integer level,
            @Parameter(description = "Bara denna nivå i det andra regelverket. Only this level of the other rules.")
            @QueryParam("toLevel") Integer toLevel,
            @Parameter(description = "Bara enheter i denna region, länskod. Only units of this region.")
            @QueryParam("region") String region, @BeanParam PageRequest page) {
        // All of the answer is about one moment, and the page about the same as the counts.
        database.readOneMoment();
        var judged = access.round(round);
        var shown = region(region);
        var from = roundRules.of(judged);
        var to = rules(judged, Optional.ofNullable(ruleSet).orElse(judged.ruleSet()), version);
        mustBeLevels(level, from, toLevel, to);
        var pairs = LevelPair.of(from, to).orElseThrow(() -> notComparable(from, to)).stream()
                .filter(pair -> level == null || level.equals(pair.level()))
                .filter(pair -> toLevel == null || toLevel.equals(pair.toLevel())).toList();
        var answer = whatIf.of(judged, shown, to, pairs, page);
        return new WhatIfView(round, RulesView.of(from), RulesView.of(to), answer.flips(), answer.changes());
    }

    private Optional<String> region(String asked) {
        var only = caller.readsOnly();
        if (asked != null && only.filter(own -> !own.equals(asked)).isPresent()) {
            throw new ForbiddenException();
        }
        return only.or(() -> Optional.ofNullable(asked));
    }

    private RuleSet rules(Round round, String id, Long version) {
        return (version == null ? ruleSets.newest(id) : ruleSets.find(id, version))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, version == null
                        ? new Text("Regelverket %s finns inte", "There is no rule set %s").with(id)
                        : new Text("Regelverket %s har ingen version %d", "The rule set %s has no version %d")
                                .with(id, version)));
    }

    private static void mustBeLevels(Integer level, RuleSet from, Integer toLevel, RuleSet to) {
        var parameters = new Parameters();
        mustBeLevel("level", level, from, parameters);
        mustBeLevel("toLevel", toLevel, to, parameters);
        parameters.mustBeValid();
    }

    private static void mustBeLevel(String name, Integer level, RuleSet rules, Parameters parameters) {
        if (level != null && rules.level(level).isEmpty()) {
            parameters.add(name, new Text(
                    "%s ska vara en nivå i %s version %d, 1 till %d", "%s must be a level of %s version %d, 1 to %d")
                    .with(name, rules.id(), rules.version(), rules.levels().size()));
        }
    }

    private static ProblemException notComparable(RuleSet from, RuleSet to) {
        return new ProblemException(new ProblemType("no-mapping", 409, new Text(
                "Regelverken går inte att jämföra", "The rule sets cannot be compared")), new Text(
                "Det finns ingen koppling mellan nivåerna i %s och %s.",
                "Nothing says which levels of %s and %s correspond.").with(from.id(), to.id()));
    }
}
