package se.usve.survey.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
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

    private static final ObjectReader VALUES = new JsonMapper().readerFor(new TypeReference<Map<String, Object>>() { });

    /**
     * Names in the order of their UTF-16 code units and nothing between tokens, as RFC 8785 has it. Where else it differs from
     * Jackson, in fractions and control characters, valid answers have none.
     */
    private static final ObjectWriter CANONICAL = new JsonMapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** {@return the problem of a submission that cannot be stored as it is} */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                "Svaren har %d fel. Inget är sparat. Rätta alla fel i errors och skicka igen.",
                "The answers have %d errors. Nothing was stored. Mend every error in errors and send again.")
                .with(violations.size()), violations);
    }

    /** {@return the answers in a JSON object} */
    static Answers of(JsonNode answers) {
        try {
            return new Answers(VALUES.readValue(answers));
        } catch (IOException e) {
            throw new UncheckedIOException("A JSON object has names and values", e);
        }
    }

    /** {@return answers as they were stored} */
    public static Answers stored(String json) {
        try {
            return new Answers(VALUES.readValue(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored answers cannot be read", e);
        }
    }

    /** {@return these answers, which must have been found valid, in canonical form} */
    public Canonical canonical() {
        try {
            var canonical = CANONICAL.writeValueAsString(values);
            return new Canonical(canonical, Hash.ofCanonical(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Valid answers have a canonical form", e);
        }
    }
}
