package se.usve.survey.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How the history of a unit's submissions is shown. */
final class History {

    private History() {
    }

    /** One submission or withdrawal in a list; sha256 is absent for a withdrawal, reason when it is not told. */
    record Entry(long version, Submission.Kind kind, Instant submittedAt, String submittedBy, String reason, String sha256,
            boolean late) {
        static Entry of(Submission submission) {
            return new Entry(submission.version(), submission.kind(), submission.submittedAt(), submission.submittedBy(),
                    submission.reason(), submission.sha256(), submission.late());
        }
    }

    /** One submission with its answers, or a withdrawal, without. */
    record Whole(String round, String unit, long version, Submission.Kind kind, Instant submittedAt, String submittedBy,
            String reason, String sha256, boolean late, Map<String, Object> answers) {
        static Whole of(UnitInSight unit, Submission submission) {
            return new Whole(unit.round(), unit.unit(), submission.version(), submission.kind(), submission.submittedAt(),
                    submission.submittedBy(), submission.reason(), submission.sha256(), submission.late(),
                    submission.answers() == null ? null : submission.values());
        }
    }

    /** A withdrawal, and what it withdrew. */
    record Withdrawal(String round, String unit, long version, Instant withdrawnAt, String withdrawnBy, String reason,
            Entry withdrawn) {
        static Withdrawal of(UnitInSight unit, Withdraw.Withdrawn done) {
            var withdrawal = done.withdrawal();
            return new Withdrawal(unit.round(), unit.unit(), withdrawal.version(), withdrawal.submittedAt(),
                    withdrawal.submittedBy(), withdrawal.reason(), Entry.of(done.withdrawn()));
        }
    }

    /** What differs between two versions; against is absent when there is nothing to compare with: every answer is new. */
    record Changes(String round, String unit, long version, Long against, List<Change> changes) {
    }
}
