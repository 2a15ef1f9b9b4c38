package se.usve.survey.form;

import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.submission.Submission;

/**
 * A receipt, in words.
 *
 * @param unit     the unit's name
 * @param id       the unit's id
 * @param round    what the round is called
 * @param unitHref address of the unit's page
 * @param version  number of the submission
 * @param at       when
 * @param by       by whom
 * @param reason   why, or null if that was not told
 * @param late     whether it came after the last day of the collection
 * @param sha256   hash of the answers
 * @param download address of the receipt to keep
 * @param warnings what was stored but deserves a second look
 */
record ReceiptView(String unit, String id, String round, String unitHref, long version, String at, String by,
        String reason, boolean late, String sha256, String download, List<String> warnings) {

    static ReceiptView of(Desk.Papers papers, Submission submission, Language language) {
        var version = String.valueOf(submission.version());
        return new ReceiptView(papers.unit().name(), papers.unit().unit(), RoundView.name(papers.round().id()),
                papers.href(), submission.version(), language.time(submission.submittedAt()), submission.submittedBy(),
                submission.reason(), submission.late(), submission.sha256(),
                papers.href("receipts", version, "receipt.json"),
                CheckedAnswers.of(papers.questionnaire(), submission.values()).warnings().stream()
                        .map(warning -> language.in(warning.message())).toList());
    }
}
