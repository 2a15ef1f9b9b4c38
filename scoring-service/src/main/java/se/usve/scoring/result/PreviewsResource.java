package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.Languages;
import se.usve.chassis.problem.Problem;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.UnitAccess;

/** What the answers of many units would give, in one request: for a plan of changes before they are made. */
@Path("/scoring/v1/rounds/{round}/previews")
@Tag(name = "Förhandsvisning")
class PreviewsResource {

    private static final String NDJSON = "application/x-ndjson";

    /** A line as sent. */
    record JudgedView(String unit, List<LevelPreview> levels) {

        static JudgedView of(PreviewLines.Judged line, RuleSet rules) {
            return new JudgedView(line.unit(), IntStream.range(0, line.outcomes().size())
                    .mapToObj(i -> new LevelPreview(rules.levels().get(i).number(), line.outcomes().get(i),
                            line.sentences() == null ? null : line.sentences().get(i))).toList());
        }
    }

    /** The outcome of a level as sent, with the reason for it if asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelPreview(int level, Outcome outcome, Text sentence) {
    }

    /** A line that could not be judged, as sent; line is its number in the request, from 1. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefusedView(long line, String unit, List<Problem.FieldError> errors) {

        static RefusedView of(PreviewLines.Judged line, List<Locale> languages) {
            return new RefusedView(line.number(), line.unit(), line.violations().stream()
                    .map(v -> new Problem.FieldError(v.pointer(), v.code(), v.message().in(languages))).toList());
        }
    }

    private final UnitAccess access;
    private final RoundRules roundRules;
    private final PreviewLines previewLines;
    private final ObjectMapper json;

    PreviewsResource(UnitAccess access, RoundRules roundRules, PreviewLines previewLines, ObjectMapper json) {
        this.access = access;
        this.roundRules = roundRules;
        this.previewLines = previewLines;
        this.json = json;
    }

    @POST
    @RolesAllowed({Role.REGION, Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "två enheter", value = """
            {"unit": "12-001", "answers": {"3": "WHOLE_PERIOD", "13c": "NO"}}
            {"unit": "12-002", "answers": {"3": "NO"}}
            """)))
    @APIResponse(responseCode = "200", content = @Content(mediaType = NDJSON))
    @Operation(summary = "Vad många enheters svar skulle ge / What the answers of many units would give", description = """
            En rad för varje rad, i samma ordning: {"unit": …, "levels": [{"level": 1, "outcome": "MET"}, …]}, eller
            {"line": 3, "unit": …, "errors": […]} för en rad som är fel; de andra räknas ändå. Gällande bedömningar av samma
            text och ändrade bedömningar räknas in för enheter som anroparen får se. Inget sparas. Högst 10 000 rader; med
            explain=true står varför i en mening (sentence) vid varje nivå, och då högst 500 rader.
            A line for each line, in the same order, or errors for a line that is wrong; the others are judged all the same.
            Rulings on the same text and overrides count for units that the caller may see. Nothing is stored. At most
            10,000 lines; with explain=true each level says why in one sentence, and then at most 500 lines.""")
    public StreamingOutput previews(String round,
            @Parameter(description = "Varför, i en mening vid varje nivå. Why, in one sentence for each level.")
            @QueryParam("explain") @DefaultValue("false") boolean explain, InputStream body,
            @Context HttpHeaders headers) throws IOException {
        // Not one transaction around it all: how long it takes to read the body is up to the client.
        var rules = QuarkusTransaction.requiringNew().call(() -> roundRules.of(access.round(round)));
        var languages = Languages.of(headers);
        var judged = previewLines.judge(round, rules, explain, body);
        return out -> {
            for (var line : judged) {
                out.write(json.writeValueAsBytes(line.violations().isEmpty()
                        ? JudgedView.of(line, rules) : RefusedView.of(line, languages)));
                out.write('\n');
            }
        };
    }
}
