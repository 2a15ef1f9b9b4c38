package se.usve.reporting.figures;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/**
 * All that is known of a unit in a round: four parts, each with a version of its own, that arrive in any order.
 * A part is replaced only by a newer one, so any order, repetition or replay of the events ends in the same state. What
 * counts follows from the parts alone: submissions and withdrawals are numbered in one row, and neither a submission nor
 * a result that rests on one counts when a later withdrawal is known.
 *
 * @param round        id of the round
 * @param unit         id of the unit
 * @param registration who the unit is, or null while that is not known
 * @param submission   its newest submission, or null
 * @param withdrawal   its newest withdrawal, or null
 * @param result       its newest outcomes, or null
 */
public record UnitState(String round, String unit, Registration registration, Submission submission,
        Withdrawal withdrawal, Result result) {

    /** Who the unit is: fields as in {@link UnitRegistered}. */
    public record Registration(long version, String name, String region, String specialty, String hsaId,
            Integer designatedYear, boolean takesPart) {
    }

    /** That it has answered: fields as in {@link SubmissionReceived}. */
    public record Submission(long version, Instant submittedAt) {
    }

    /** That it took its answers back: fields as in {@link SubmissionWithdrawn}. */
    public record Withdrawal(long version, Instant withdrawnAt) {
    }

    /** What came of the answers: fields as in {@link UnitScored}, the outcomes by number of the level. */
    public record Result(long version, long submissionVersion, String ruleSet, long ruleSetVersion, Instant scoredAt,
            SortedMap<Integer, UnitScored.LevelOutcome> levels) {
    }

    /** {@return a unit of which nothing is known} */
    public static UnitState unknown(String round, String unit) {
        return new UnitState(round, unit, null, null, null, null);
    }

    /** {@return the state after the event: this one if the event is not newer} */
    public UnitState apply(UnitRegistered event) {
        return registration != null && registration.version >= event.version() ? this
                : new UnitState(round, unit, new Registration(event.version(), event.name(), event.region(),
                        event.specialty(), event.hsaId(), event.designatedYear(), event.takesPart()),
                        submission, withdrawal, result);
    }

    /** {@return the state after the event: this one if the event is not newer} */
    public UnitState apply(SubmissionReceived event) {
        return submission != null && submission.version >= event.version() ? this
                : new UnitState(round, unit, registration,
                        new Submission(event.version(), event.submittedAt()), withdrawal, result);
    }

    /** {@return the state after the event: this one if the event is not newer} */
    public UnitState apply(SubmissionWithdrawn event) {
        return withdrawal != null && withdrawal.version >= event.version() ? this
                : new UnitState(round, unit, registration, submission,
                        new Withdrawal(event.version(), event.withdrawnAt()), result);
    }

    /** {@return the state after the event: this one if the event is not newer} */
    public UnitState apply(UnitScored event) {
        return result != null && result.version >= event.version() ? this
                : new UnitState(round, unit, registration, submission, withdrawal, new Result(event.version(),
                        event.submissionVersion(), event.ruleSet(), event.ruleSetVersion(), event.scoredAt(),
                        byNumber(event.levels())));
    }

    /** {@return whether it has answers that it has not withdrawn} */
    boolean responds() {
        return submission != null && submission.version > withdrawn();
    }

    /** {@return its outcomes, empty while there are none or none of answers that count} */
    Optional<Result> outcomes() {
        return Optional.ofNullable(result).filter(known -> known.submissionVersion > withdrawn());
    }

    private long withdrawn() {
        return withdrawal == null ? 0 : withdrawal.version;
    }

    /** {@return the groups it counts in: none unless it is registered and takes part} */
    public List<Group> groups() {
        return registration == null || !registration.takesPart ? List.of() : List.of(
                new Group(round, Grouping.REGION, registration.region),
                new Group(round, Grouping.SPECIALTY,
                        registration.specialty == null ? Group.UNSPECIFIED : registration.specialty));
    }

    private static SortedMap<Integer, UnitScored.LevelOutcome> byNumber(List<UnitScored.LevelOutcome> levels) {
        var sorted = new TreeMap<Integer, UnitScored.LevelOutcome>();
        levels.forEach(level -> sorted.put(level.level(), level));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
