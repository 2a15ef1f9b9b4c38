package se.usve.survey.round;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.Languages;
import se.usve.survey.catalogue.QuestionnaireView;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.AnswerSchema;
import se.usve.survey.questionnaire.Questionnaire;

/** The questions of a round over HTTP. */
@Path("/survey/v1/rounds/{round}/questionnaire")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Enkäter")
class RoundQuestionnaireResource {

    private final Rounds rounds;
    private final Questionnaires questionnaires;
    private final Caller caller;

    RoundQuestionnaireResource(Rounds rounds, Questionnaires questionnaires, Caller caller) {
        this.rounds = rounds;
        this.questionnaires = questionnaires;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Visa omgångens frågor", description = "Show the questions of the round")
    public QuestionnaireView questionnaire(String round) {
        return QuestionnaireView.of(questionnaireOf(round));
    }

    @GET
    @Path("schema")
    @Operation(summary = "Hämta ett JSON Schema för svaren", description = "Fetch a JSON Schema of the answers")
    public Map<String, Object> schema(String round, @Context HttpHeaders headers) {
        return AnswerSchema.of(questionnaireOf(round), text -> text.in(Languages.of(headers)));
    }

    private Questionnaire questionnaireOf(String round) {
        return questionnaires.get(rounds.visible(round, caller).definition.questionnaire());
    }
}
