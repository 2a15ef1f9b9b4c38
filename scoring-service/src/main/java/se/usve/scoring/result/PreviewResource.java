package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.ruleset.Judgement;
import se.usve.scoring.ruleset.MinimumLevel;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.Words;
import se.usve.scoring.unit.UnitAccess;

/** What answers would give, before they are sent. */
@Path("/scoring/v1/rounds/{round}/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Förhandsvisning")
class PreviewResource {

    /** Answers as received, perhaps half filled in. */
    record PreviewRequest(Map<String, Object> answers) {
    }

    /** The preview as sent. */
    record PreviewView(String round, String ruleSet, long ruleSetVersion, List<LevelPreview> levels) {
    }

    /** A level's outcome as sent; an example nobody has ruled on awaits its assessment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelPreview(int level, String area, Text text, Outcome outcome, Explanation explanation,
            List<Unmet> toMeet) {
    }

    /**
     * What does not hold and would have to: a clause, or parts of which one is enough.
     *
     * @param clause   the clause as the rule set writes it; absent where one of several parts is enough
     * @param question id of the question the clause is about
     * @param verdict  why it does not hold
     * @param requires what is required
     * @param anyOf    where one of several parts is enough: for each, all that it lacks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unmet(String clause, String question, Verdict verdict, Text requires, List<List<Unmet>> anyOf) {
    }

    private final UnitAccess access;
    private final RoundRules roundRules;

    PreviewResource(UnitAccess access, RoundRules roundRules) {
        this.access = access;
        this.roundRules = roundRules;
    }

    @POST
    @RolesAllowed({Role.REGION, Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "halvfärdigt",
            value = "{\"answers\": {\"3\": \"WHOLE_PERIOD\", \"13c\": \"NO\"}}")))
    @Operation(summary = "Vad svaren skulle ge / What the answers would give", description = """
            Svaren får vara ofullständiga. Inget sparas. toMeet räknar upp det som skulle behöva ändras; av
            delarna i anyOf räcker en.
            The answers may be incomplete. Nothing is stored. toMeet lists what would have to change; of
            the parts in anyOf one is enough.""")
    public PreviewView preview(String round, PreviewRequest request) {
        var rules = roundRules.of(access.round(round));
        if (request == null || request.answers() == null) {
            throw new ProblemException(ProblemType.INVALID_CONTENT,
                    new Text("Svaren saknas", "The answers are missing"), List.of(new Violation("/answers", Fields.MANDATORY,
                            new Text("Ett objekt med svar krävs", "An object with answers is required"))));
        }
        var answers = new Answers(request.answers());
        return new PreviewView(round, rules.id(), rules.version(),
                rules.levels().stream().map(level -> preview(level, answers, rules)).toList());
    }

    private static LevelPreview preview(MinimumLevel level, Answers answers, RuleSet rules) {
        var judgement = level.judge(answers, Rulings.none());
        return new LevelPreview(level.number(), level.area().code(), level.text(), judgement.outcome(),
                Explanation.of(judgement, rules), toMeet(judgement, rules));
    }

    private static List<Unmet> toMeet(Judgement judgement, RuleSet rules) {
        return switch (judgement.outcome()) {
            case MET, EXEMPT -> null;
            case NOT_MET, AWAITING_ASSESSMENT -> unmet(judgement.requirement(), rules).toList();
        };
    }

    /** Leaves out a part that holds with all in it: of two answers one of which is enough, the other may stay NO. */
    private static Stream<Unmet> unmet(Finding found, RuleSet rules) {
        if (found.verdict() == Verdict.TRUE || found.verdict() == Verdict.EXEMPT) {
            return Stream.empty();
        }
        var requires = Words.of(found.criterion(), rules);
        return switch (found) {
            case Finding.OfClause(var clause, var verdict, _, _) ->
                    Stream.of(new Unmet(Words.clause(clause), clause.question(), verdict, requires, null));
            case Finding.OfParts(Criterion.Any _, var verdict, var parts) ->
                    Stream.of(new Unmet(null, null, verdict, requires,
                            parts.stream().map(part -> unmet(part, rules).toList()).toList()));
            case Finding.OfParts(_, _, var parts) -> parts.stream().flatMap(part -> unmet(part, rules));
        };
    }
}
