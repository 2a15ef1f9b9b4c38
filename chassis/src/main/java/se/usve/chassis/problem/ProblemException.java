package se.usve.chassis.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends a request with a problem (RFC 9457). The transaction around it rolls back. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Text detail;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private transient Duration retryAfter;

    /**
     * @param type       kind of problem
     * @param detail     what is wrong this time
     * @param violations every single error found, in the order of the input; may be empty
     */
    public ProblemException(ProblemType type, Text detail, List<Violation> violations) {
        super(type.code() + ": " + detail.en());
        this.type = type;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    /**
     * @param type   kind of problem
     * @param detail what is wrong this time
     */
    public ProblemException(ProblemType type, Text detail) {
        this(type, detail, List.of());
    }

    public ProblemType type() {
        return type;
    }

    public Text detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }

    /**
     * Adds an extension member (RFC 9457 section 3.2).
     *
     * @param name  its name, none of the members every problem has
     * @param value what is written as JSON
     */
    public ProblemException with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Tells when it is worth while to try again, by the header {@code Retry-After}. */
    public ProblemException retryAfter(Duration time) {
        retryAfter = time;
        return this;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
