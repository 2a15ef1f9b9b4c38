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
import java.util.Optional;
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

    /**
     * The preview as sent.
     *
     * @param missing     the levels that would not count as met
     * @param onlyMissing the level that alone would keep the unit from meeting all; absent if there is none or several
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PreviewView(String round, String ruleSet, long ruleSetVersion, List<Integer> missing, Integer onlyMissing,
            List<LevelPreview> levels) {
    }

    /**
     * A level's outcome as sent; an example nobody has ruled on awaits its assessment.
     *
     * @param sentence    why it would come out so, in one sentence
     * @param shortestWay the smallest sets of answers to change for it to be met; absent unless it is not met
     * @param toMeet      all that does not hold, of parts of which one is enough each
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelPreview(int level, String area, Text text, Outcome outcome, Text sentence, List<Way> shortestWay,
            Explanation explanation, List<Unmet> toMeet) {
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
            Svaren får vara ofullständiga. Inget sparas. Varje nivå har en mening som säger varför; shortestWay är de minsta
            mängderna svar att ändra för att nå den (undantag föreslås aldrig), toMeet räknar upp allt som inte gäller; av
            delarna i anyOf räcker en. missing är nivåerna som inte skulle räknas som uppnådda, onlyMissing den enda om den
            är ensam.
            The answers may be incomplete. Nothing is stored. Every level has a sentence that says why; shortestWay is the
            smallest sets of answers to change to meet it (an exemption is never proposed), toMeet lists all that does not
            hold; of the parts in anyOf one is enough. missing are the levels that would not count as met, onlyMissing the
            single one if it stands alone.""")
    public PreviewView preview(String round, PreviewRequest request) {
        var rules = roundRules.of(access.round(round));
        if (request == null || request.answers() == null) {
            throw new ProblemException(ProblemType.INVALID_CONTENT,
                    new Text("Svaren saknas", "The answers are missing"), List.of(new Violation("/answers", Fields.MANDATORY,
                            new Text("Ett objekt med svar krävs", "An object with answers is required"))));
        }
        var answers = new Answers(request.answers());
        var words = new Explaining(rules);
        var levels = rules.levels().stream().map(level -> preview(level, answers, words)).toList();
        var missing = levels.stream().filter(level -> !Explaining.isMet(level.outcome())).map(LevelPreview::level).toList();
        return new PreviewView(round, rules.id(), rules.version(), missing, Explaining.only(missing), levels);
    }

    private static LevelPreview preview(MinimumLevel level, Answers answers, Explaining words) {
        var judgement = level.judge(answers, Rulings.none());
        return new LevelPreview(level.number(), level.area().code(), level.text(), judgement.outcome(),
                words.sentence(level.number(), judgement, Optional.empty()),
                words.shortestWay(judgement, answers, Optional.empty()), Explanation.of(judgement, words),
                toMeet(judgement, words.rules()));
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
