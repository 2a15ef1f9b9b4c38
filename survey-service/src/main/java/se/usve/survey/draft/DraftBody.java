package se.usve.survey.draft;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;

/**
 * What a body {@code {"answers":{…},"confirmed":["3"]}} says.
 *
 * @param answers   question id to answer, whatever it is
 * @param confirmed questions whose carried-over answers stand; none when the field is missing
 */
record DraftBody(Map<String, Object> answers, Set<String> confirmed) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() { };

    /**
     * Reads the body.
     *
     * @throws se.usve.chassis.problem.ProblemException 422 with every error in its form
     */
    static DraftBody read(JsonNode body) {
        var fields = Fields.of(body);
        var answers = fields.json("answers");
        if (answers == null) {
            fields.add("answers", Fields.MANDATORY, new Text(
                    "svaren saknas: skicka {\"answers\":{…}}", "the answers are missing: send {\"answers\":{…}}"));
        } else if (!answers.isObject()) {
            fields.add("answers", Fields.INVALID_VALUE, new Text(
                    "ska vara ett objekt: fråga → svar", "must be an object: question → answer"));
        }
        var confirmed = confirmed(fields);
        fields.mustBeValid();
        return new DraftBody(JSON.convertValue(answers, VALUES), confirmed);
    }

    private static Set<String> confirmed(Fields fields) {
        var given = fields.json("confirmed");
        var confirmed = new HashSet<String>();
        if (given == null) {
            return confirmed;
        }
        var valid = given.isArray() && given.size() <= SaveDraft.MOST_ANSWERS;
        for (var question : given) {
            valid &= question.isTextual();
            confirmed.add(question.textValue());
        }
        if (!valid) {
            fields.add("confirmed", Fields.INVALID_VALUE, new Text(
                    "ska vara en lista med högst %d frågor", "must be a list of at most %d questions")
                    .with(SaveDraft.MOST_ANSWERS));
        }
        return confirmed;
    }
}
