package se.usve.chassis.problem;

import java.util.Map;

/**
 * A kind of problem that clients can tell apart: its {@code type} (RFC 9457 section 3.1.1) stays the same for ever.
 *
 * @param code   stable code in lower-case words with hyphens; the type is {@code urn:usve:problem:<code>}
 * @param status HTTP status
 * @param title  short summary of the kind
 */
public record ProblemType(String code, int status, Text title) {

    public static final ProblemType INVALID_JSON = new ProblemType("invalid-json", 400,
            new Text("Innehållet är inte giltig JSON", "The body is not valid JSON"));
    public static final ProblemType UNREADABLE = new ProblemType("unreadable", 400,
            new Text("Innehållet kom inte fram helt", "The body did not arrive whole"));
    public static final ProblemType INVALID_PARAMETER = new ProblemType("invalid-parameter", 400,
            new Text("En parameter har fel värde", "A parameter has a wrong value"));
    public static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401,
            new Text("En giltig behörighetsbiljett krävs", "A valid bearer token is required"));
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403,
            new Text("Behörighet saknas", "You are not allowed to do this"));
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404,
            new Text("Finns inte", "Not found"));
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409,
            new Text("Åtgärden går inte att utföra i nuvarande läge", "The current state does not allow this"));
    public static final ProblemType PRECONDITION_FAILED = new ProblemType("precondition-failed", 412,
            new Text("Någon annan har ändrat", "Somebody else has changed it"));
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413,
            new Text("Innehållet är för stort", "The body is too large"));
    public static final ProblemType INVALID_CONTENT = new ProblemType("invalid-content", 422,
            new Text("Innehållet har fel", "The content has errors"));
    public static final ProblemType PRECONDITION_REQUIRED = new ProblemType("precondition-required", 428,
            new Text("Ett villkor krävs", "A condition is required"));
    public static final ProblemType TOO_MANY_CALLS = new ProblemType("too-many-calls", 429,
            new Text("För många anrop", "Too many calls"));
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503,
            new Text("Tjänsten är tillfälligt otillgänglig", "The service is temporarily unavailable"));
    public static final ProblemType INTERNAL = new ProblemType("internal", 500,
            new Text("Ett oväntat fel inträffade", "An unexpected error occurred"));

    /** {@return the problem's type URI} */
    public String uri() {
        return "urn:usve:problem:" + code;
    }

    private static final Map<Integer, Text> OF_STATUS = Map.of(
            400, new Text("Anropet går inte att läsa", "The request cannot be read"),
            405, new Text("Metoden finns inte här", "There is no such method here"),
            406, new Text("Svaret finns inte i det format som begärs", "The answer cannot be given in the format asked for"),
            415, new Text("Innehållets format tas inte emot här", "The format of the body is not taken here"));

    /** {@return a kind for an HTTP status that no kind of its own stands for; one that is rare is titled by its reason phrase} */
    public static ProblemType ofStatus(int status, String reason) {
        return new ProblemType("http-" + status, status, OF_STATUS.getOrDefault(status, new Text(reason, reason)));
    }
}
