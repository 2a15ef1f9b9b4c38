package se.usve.survey.submission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import se.usve.survey.audit.Hash;

/**
 * A receipt to keep: with the answers themselves and a hash over all of it, so that it can be verified without the
 * system. RECEIPTS.md tells how.
 *
 * @param content       all but the hash
 * @param receiptSha256 hash of that in canonical JSON (RFC 8785), lower-case hexadecimal
 */
public record SealedReceipt(@JsonUnwrapped Content content, String receiptSha256) {

    /** Names this form of a receipt. */
    static final String FORMAT = "usve-receipt-1";

    /**
     * What the receipt says.
     *
     * @param format        {@link #FORMAT}
     * @param round         id of the round
     * @param unit          id of the unit
     * @param unitName      its name in the round
     * @param version       number of the submission within the unit
     * @param submittedAt   when, UTC
     * @param submittedBy   name of who sent it
     * @param questionnaire id of the questionnaire answered
     * @param answers       question id to answer
     * @param sha256        hash of the answers in canonical JSON, lower-case hexadecimal
     */
    public record Content(String format, String round, String unit, String unitName, long version, Instant submittedAt,
            String submittedBy, String questionnaire, Map<String, Object> answers, String sha256) {
    }

    /** {@return the receipt of a submission, which must not be a withdrawal} */
    public static SealedReceipt of(UnitInSight unit, String unitName, Submission submission) {
        var content = new Content(FORMAT, unit.round(), unit.unit(), unitName, submission.version(),
                submission.submittedAt(), submission.submittedBy(), submission.questionnaire(), submission.values(),
                submission.sha256());
        return new SealedReceipt(content, Hash.of(content));
    }

    /** {@return the name of the file it is kept in} */
    public String fileName() {
        return "kvitto-%s-%s-%d.json".formatted(content.round(), content.unit(), content.version());
    }
}
