package se.usve.chassis.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem (RFC 9457). The transaction around it rolls back. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Text detail;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param type       kind of problem
     * @param detail     what is wrong this time
     * @param violations every single error found, in the order of the input; may be empty
     */
    public ProblemException(ProblemType type, Text detail, List<Violation> violations) {
        this(type, detail, violations, Map.of());
    }

    /**
     * @param type       kind of problem
     * @param detail     what is wrong this time
     * @param violations every single error found, in the order of the input; may be empty
     * @param headers    header fields that the answer carries beside it, such as the current ETag
     */
    public ProblemException(ProblemType type, Text detail, List<Violation> violations, Map<String, String> headers) {
        super(type.code() + ": " + detail.en());
        this.type = type;
        this.detail = detail;
        this.violations = List.copyOf(violations);
        this.headers = Map.copyOf(headers);
    }

    /**
     * @param type   kind of problem
     * @param detail what is wrong this time
     */
    public ProblemException(ProblemType type, Text detail) {
        this(type, detail, List.of());
    }

    /** {@return the kind of problem} */
    public ProblemType type() {
        return type;
    }

    /** {@return what is wrong this time} */
    public Text detail() {
        return detail;
    }

    /** {@return every single error, in the order of the input} */
    public List<Violation> violations() {
        return violations;
    }

    /** {@return header fields that the answer carries beside the problem} */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Adds an extension member (RFC 9457 section 3.2).
     *
     * @param name  its name, none of the members every problem has
     * @param value what is written as JSON
     * @return this problem
     */
    public ProblemException with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** {@return the extension members by name} */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
