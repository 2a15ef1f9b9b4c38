package se.usve.scoring.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.scoring.unit.UnitAccess;

/** The rules of a round, for people and programs. */
@Path("/scoring/v1/rounds/{round}/rule-set")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regelverk")
class RuleSetResource {

    /**
     * The rules as sent.
     *
     * @param inUseSince since when the round is judged by this version; absent while nothing has been scored, and the
     *                   version is the newest published one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleSetView(String round, String ruleSet, long version, Instant inUseSince, String questionnaire,
            List<RequiredLevel> levels) {
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
            Varje miniminivå med lydelse, kommentar, vad som krävs i ord och som träd, undantag och grund för bedömning av
            exempel, i den version som omgången bedöms efter; inUseSince säger sedan när. Innan något är bedömt är det den
            senast publicerade versionen.
            Every minimum level with its wording, comment, what it requires in words and as a tree, exemption and what
            examples are judged by, in the version the round is judged by; inUseSince says since when. Before anything has
            been scored that is the newest published version.""")
    public RuleSetView ruleSet(String round) {
        var seen = access.round(round);
        var inForce = rules.of(seen);
        return new RuleSetView(round, inForce.id(), inForce.version(), rules.since(seen).orElse(null),
                inForce.questionnaire(), RequiredLevel.of(inForce));
    }
}
