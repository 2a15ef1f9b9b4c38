package se.usve.scoring.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.UnitAccess;

/** The rules of a round, for people and programs. */
@Path("/scoring/v1/rounds/{round}/rule-set")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regelverk")
class RuleSetResource {

    /** The rules as sent. */
    record RuleSetView(String round, String ruleSet, long version, List<LevelView> levels) {
    }

    /** A level as sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelView(int level, String area, Text areaText, Text text, Text shortText, Requirement metWhen,
            Requirement exemptWhen, Text assessment) {
    }

    private final UnitAccess access;
    private final RoundRules rules;

    RuleSetResource(UnitAccess access, RoundRules rules) {
        this.access = access;
        this.rules = rules;
    }

    @GET
    @Authenticated
    @Transactional
    @Operation(summary = "Omgångens regelverk / The rule set of the round", description = """
            Varje miniminivå med lydelse, vad som krävs i ord och som träd, undantag och grund för bedömning av exempel.
            Every minimum level with its wording, what it requires in words and as a tree, exemption and what examples
            are judged by.""")
    public RuleSetView ruleSet(String round) {
        var inForce = rules.of(access.round(round));
        return new RuleSetView(round, inForce.id(), inForce.version(),
                inForce.levels().stream().map(level -> view(level, inForce)).toList());
    }

    private static LevelView view(MinimumLevel level, RuleSet rules) {
        return new LevelView(level.number(), level.area().code(), level.area().text(), level.text(), level.shortText(),
                Requirement.of(level.metWhen(), rules),
                level.exemptWhen().map(exempt -> Requirement.of(exempt, rules)).orElse(null),
                level.assessment().orElse(null));
    }
}
