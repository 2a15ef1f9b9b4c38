package se.usve.survey.submission;

import java.time.Instant;
import se.usve.chassis.outbox.Outbox;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.contract.SubmissionReceived;

/**
 * A submission that was stored: what is told of it, the same whether it came alone or with many.
 *
 * @param round         id of the round
 * @param unit          id of the unit
 * @param version       its number within the unit
 * @param region        the unit's region
 * @param questionnaire what the round asks
 * @param ruleSet       what it is judged by
 * @param at            when
 * @param before        hash of the answers before it, null if there were none
 * @param sha256        hash of its answers
 * @param reason        why, or null
 */
record Stored(String round, String unit, long version, String region, String questionnaire, String ruleSet, Instant at,
        String before, String sha256, String reason) {

    AuditTrail.Entry entry() {
        return new AuditTrail.Entry("submission.received", round, unit, region, before, sha256, reason);
    }

    Outbox.Entry event(Answers answers) {
        var event = new SubmissionReceived(round, unit, version, region, questionnaire, ruleSet, at, sha256,
                answers.values());
        return new Outbox.Entry(event.type(), event.key(), event.version(), event);
    }
}
