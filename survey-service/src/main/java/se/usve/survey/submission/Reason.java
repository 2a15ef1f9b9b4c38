package se.usve.survey.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Violation;

/** Why answers were changed or withdrawn: words of at most {@link #LONGEST} characters. */
public final class Reason {

    /** The longest reason, in characters. */
    public static final int LONGEST = 1000;

    private Reason() {
    }

    /** {@return the field {@code reason} of a body, or null if it is not told} */
    public static String optional(Fields fields) {
        return fields.optionalWords("reason", LONGEST);
    }

    /** {@return the field {@code reason} of a body, in which it must be} */
    static String mandatory(Fields fields) {
        return fields.words("reason", 1, LONGEST);
    }

    /** {@return the reason, or null if it is not told or wrong, which is then among the violations} */
    static String optional(JsonNode reason, List<Violation> violations) {
        var fields = Fields.of(JsonNodeFactory.instance.objectNode().set("reason", reason));
        try {
            var words = optional(fields);
            fields.mustBeValid();
            return words;
        } catch (ProblemException e) {
            violations.addAll(e.violations());
            return null;
        }
    }
}
