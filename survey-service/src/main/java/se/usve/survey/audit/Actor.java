package se.usve.survey.audit;

/**
 * Who does something.
 *
 * @param name   name to keep in histories
 * @param client what they do it with: the program the token was given to or the user agent, and the address
 */
public record Actor(String name, String client) {
}
