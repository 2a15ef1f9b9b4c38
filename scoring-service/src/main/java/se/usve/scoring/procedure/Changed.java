package se.usve.scoring.procedure;

/**
 * A round's procedure was decided, and the transaction that stored it is under way: for CDI observers.
 *
 * @param procedure as it is now
 * @param by        who decided
 */
public record Changed(Procedure procedure, String by) {
}
