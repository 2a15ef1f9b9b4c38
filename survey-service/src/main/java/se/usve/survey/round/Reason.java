package se.usve.survey.round;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;

/**
 * Why something is ended, told in the query: what a body of a DELETE means is not defined, and some clients drop it
 * (RFC 9110, section 9.3.5).
 */
public final class Reason {

    /** The most characters a reason may have. */
    public static final int LONGEST = 500;

    private Reason() {
    }

    /**
     * {@return the reason}
     *
     * @throws ProblemException 422 if there is none, or it is too long
     */
    public static String of(Optional<String> inQuery) {
        var fields = Fields.of(JsonNodeFactory.instance.objectNode().put("reason", inQuery.orElse(null)));
        var reason = fields.text("reason", LONGEST);
        fields.mustBeValid();
        return reason;
    }
}
