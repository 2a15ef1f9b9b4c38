package se.usve.survey.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Hash;

/**
 * The answers of a submission.
 *
 * @param values question id to answer
 */
record Answers(Map<String, Object> values) {

    /** Answers in the one form that has a hash: canonical JSON (RFC 8785) and its SHA-256 in lower-case hexadecimal. */
    record Canonical(String json, String sha256) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() { };

    /**
     * Takes the answers out of a body {@code {"answers":{…}}}.
     *
     * @throws ProblemException 422 if they are not there, or something else is
     */
    static Answers read(JsonNode body) {
        var violations = new ArrayList<Violation>();
        if (body == null || !body.isObject()) {
            violations.add(new Violation("", "INVALID_VALUE", new Text(
                    "Skicka ett JSON-objekt: {\"answers\":{…}}", "Send a JSON object: {\"answers\":{…}}")));
            throw invalid(violations);
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("answers")) {
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
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        return new Answers(JSON.convertValue(answers, VALUES));
    }

    /** {@return the problem of a submission that cannot be stored as it is} */
    static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                "Svaren har %d fel. Inget är sparat. Rätta alla fel i errors och skicka igen.",
                "The answers have %d errors. Nothing was stored. Mend every error in errors and send again.")
                .with(violations.size()), violations);
    }

    /** {@return answers as they were stored} */
    static Answers stored(String json) {
        try {
            return new Answers(JSON.readValue(json, VALUES));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored answers cannot be read", e);
        }
    }

    /** {@return these answers, which must have been found valid, in canonical form} */
    Canonical canonical() {
        try {
            var canonical = new JsonCanonicalizer(JSON.writeValueAsString(values)).getEncodedString();
            return new Canonical(canonical, Hash.ofCanonical(canonical));
        } catch (IOException e) {
            throw new IllegalStateException("Valid answers have a canonical form", e);
        }
    }
}
