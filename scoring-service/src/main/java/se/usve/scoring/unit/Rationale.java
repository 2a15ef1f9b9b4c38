package se.usve.scoring.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;

/** The reason that every decision about a unit needs. */
public final class Rationale {

    /** How good a reason is cannot be counted in characters. */
    private static final int SHORTEST = 1;
    /** Characters at most. */
    public static final int LONGEST = 4000;

    private Rationale() {
    }

    /** {@return the field {@code rationale}, 1 to 4000 characters} */
    public static String of(Fields fields) {
        return fields.words("rationale", SHORTEST, LONGEST);
    }

    /**
     * {@return the rationale of a DELETE} What a body of such a request means is not defined (RFC 9110, section 9.3.5), and
     * some clients drop it: they say why in the query.
     *
     * @param body    a JSON object with {@code rationale}, or null
     * @param inQuery the same in the query, which counts when there is no body
     * @throws ProblemException 422 without a rationale
     */
    public static String ofDelete(JsonNode body, String inQuery) {
        var fields = Fields.of(body == null ? JsonNodeFactory.instance.objectNode().put("rationale", inQuery) : body);
        var rationale = of(fields);
        fields.mustBeValid();
        return rationale;
    }
}
