package se.usve.survey.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Hash;

/**
 * The answers of a unit.
 *
 * @param values question id to answer
 */
public record Answers(Map<String, Object> values) {

    /** Answers in the one form that has a hash: canonical JSON (RFC 8785) and its SHA-256 in lower-case hexadecimal. */
    public record Canonical(String json, String sha256) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() { };

    /** {@return the problem of a submission that cannot be stored as it is} */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                "Svaren har %d fel. Inget är sparat. Rätta alla fel i errors och skicka igen.",
                "The answers have %d errors. Nothing was stored. Mend every error in errors and send again.")
                .with(violations.size()), violations);
    }

    /** {@return the answers in a JSON object} */
    static Answers of(JsonNode answers) {
        return new Answers(JSON.convertValue(answers, VALUES));
    }

    /** {@return answers as they were stored} */
    public static Answers stored(String json) {
        try {
            return new Answers(JSON.readValue(json, VALUES));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored answers cannot be read", e);
        }
    }

    /** {@return these answers, which must have been found valid, in canonical form} */
    public Canonical canonical() {
        try {
            var canonical = new JsonCanonicalizer(JSON.writeValueAsString(values)).getEncodedString();
            return new Canonical(canonical, Hash.ofCanonical(canonical));
        } catch (IOException e) {
            throw new IllegalStateException("Valid answers have a canonical form", e);
        }
    }
}
