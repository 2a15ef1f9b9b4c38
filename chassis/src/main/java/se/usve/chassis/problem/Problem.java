package se.usve.chassis.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Problem details (RFC 9457) as sent.
 *
 * @param type     URI of the kind of problem
 * @param title    summary of the kind, in the language asked for
 * @param status   HTTP status
 * @param detail   what is wrong this time
 * @param instance path of the request, as it was sent
 * @param errors   every single error found; absent if the problem is not about parts of the input
 * @param members  extension members (RFC 9457 section 3.2) by name, written beside the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String instance, List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One error in the input.
     *
     * @param pointer JSON pointer (RFC 6901) to the value
     * @param code    stable code
     * @param message plain words in the language asked for
     * @param line    line of the text that was sent, from 1; absent where lines say nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String code, String message, Integer line) {

        /** One error, at no line. */
        public FieldError(String pointer, String code, String message) {
            this(pointer, code, message, null);
        }
    }

    static Problem of(ProblemType type, Text detail, List<Violation> violations, String instance,
            List<Locale> languages) {
        return of(new ProblemException(type, detail, violations), instance, languages);
    }

    /** {@return the problem as it is sent, in the languages of {@link Languages}} */
    public static Problem of(ProblemException e, String instance, List<Locale> languages) {
        return new Problem(e.type().uri(), e.type().title().in(languages), e.type().status(), e.detail().in(languages),
                instance, errors(e.violations(), languages), e.members());
    }

    /** {@return errors, or warnings, as they are sent, in the languages of {@link Languages}} */
    public static List<FieldError> errors(List<Violation> violations, List<Locale> languages) {
        return violations.stream()
                .map(v -> new FieldError(v.pointer(), v.code(), v.message().in(languages), v.line()))
                .toList();
    }
}
