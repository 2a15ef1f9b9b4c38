package se.usve.chassis.problem;

/**
 * One thing that is wrong in what the client sent.
 *
 * @param pointer JSON pointer (RFC 6901) to the value
 * @param code    stable code in capitals
 * @param message what is wrong and what would be right
 * @param line    line of the text the client sent, from 1; null where lines say nothing, as in JSON
 */
public record Violation(String pointer, String code, Text message, Integer line) {

    /** One thing that is wrong, at no line. */
    public Violation(String pointer, String code, Text message) {
        this(pointer, code, message, null);
    }
}
