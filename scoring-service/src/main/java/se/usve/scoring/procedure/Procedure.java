package se.usve.scoring.procedure;

/**
 * How a round is assessed.
 *
 * @param round        id of the round
 * @param doubleReview whether two assessors rule on each example without knowing of each other, and a third if they differ
 * @param replyDays    how many days a region has to reply before an override takes effect, 0 to 365; 0: at once
 */
public record Procedure(String round, boolean doubleReview, int replyDays) {

    /** The longest time to reply that can be given, in days. */
    public static final int LONGEST_REPLY = 365;

    public Procedure {
        if (replyDays < 0 || replyDays > LONGEST_REPLY) {
            throw new IllegalArgumentException("replyDays: from 0 to " + LONGEST_REPLY + ", not " + replyDays);
        }
    }
}
