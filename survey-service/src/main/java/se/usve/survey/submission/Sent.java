package se.usve.survey.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * What a body {@code {"answers":{…},"reason":"…"}} says.
 *
 * @param answers the answers
 * @param reason  why they were changed, or null if that is not told
 */
record Sent(Answers answers, String reason) {

    private static final Set<String> FIELDS = Set.of("answers", "reason");

    /**
     * Reads the body.
     *
     * @throws ProblemException 422 if the answers are not there, something else is, or the reason is no such text
     */
    static Sent read(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Answers.invalid(List.of(new Violation("", "INVALID_VALUE", new Text(
                    "Skicka ett JSON-objekt: {\"answers\":{…}}", "Send a JSON object: {\"answers\":{…}}"))));
        }
        var violations = new ArrayList<Violation>();
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                violations.add(new Violation(Pointer.WHOLE.to(name).toString(), "UNKNOWN_FIELD",
                        new Text("Fältet finns inte; svaren hör hemma i answers",
                                "There is no such field; answers belong in answers")));
            }
        });
        var answers = body.get("answers");
        if (answers == null) {
            violations.add(new Violation("/answers", "MANDATORY", new Text(
                    "Svaren saknas: skicka {\"answers\":{…}}", "The answers are missing: send {\"answers\":{…}}")));
        } else if (!answers.isObject()) {
            violations.add(new Violation("/answers", "INVALID_ANSWER", new Text(
                    "Svaren ska vara ett objekt: fråga → svar", "The answers must be an object: question → answer")));
        }
        var reason = Reason.optional(body.get("reason"), violations);
        if (!violations.isEmpty()) {
            throw Answers.invalid(violations);
        }
        return new Sent(Answers.of(answers), reason);
    }
}
