package se.usve.chassis.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was done with a letter.
 *
 * @param id      of the letter
 * @param action  what
 * @param refusal why nothing; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Done(String id, Action action, Refusal refusal) {

    /** What becomes, or would become, of a letter. */
    public enum Action { RESENT, DISMISSED, WOULD_BE_RESENT, WOULD_BE_DISMISSED, REFUSED }

    /** Why a letter is left as it is. */
    public enum Refusal {
        /** There is none, or its topic holds it no more. */
        NO_SUCH_LETTER,
        /** It was resent or dismissed before. */
        SETTLED_ALREADY,
        /** It has come back three times. */
        COMES_BACK,
        /** It was too large to be put aside whole: the letter has no payload to send. */
        PAYLOAD_LEFT_OUT
    }
}
