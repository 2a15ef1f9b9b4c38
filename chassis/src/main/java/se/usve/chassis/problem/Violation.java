package se.usve.chassis.problem;

/**
 * One thing that is wrong in what the client sent.
 *
 * @param pointer JSON pointer (RFC 6901) to the value
 * @param code    stable code in capitals
 * @param message what is wrong and what would be right
 */
public record Violation(String pointer, String code, Text message) {
}
