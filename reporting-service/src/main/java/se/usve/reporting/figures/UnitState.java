package se.usve.reporting.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.usve.scoring.contract.Cause;
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

    /** Who the unit is: fields as in {@link UnitRegistered}, but for {@code continues}, which is empty where it is null. */
    public record Registration(long version, String name, String region, String specialty, String hsaId,
            Integer designatedYear, Boolean directPatientContact, String partOf, List<String> continues,
            boolean takesPart, Instant changedAt) {
    }

    /**
     * That it has answered: fields as in {@link SubmissionReceived}.
     *
     * @param size    how large it is by the answers
     * @param contact what the answers say of direct patient contact
     * @param answers the answers, only where they were asked for; else null
     */
    public record Submission(long version, Instant submittedAt, String questionnaire, SizeClass size,
            PatientContact contact, Map<String, Object> answers) {
    }

    /** That it took its answers back: fields as in {@link SubmissionWithdrawn}. */
    public record Withdrawal(long version, Instant withdrawnAt) {
    }

    /** What came of the answers: fields as in {@link UnitScored}, the outcomes by number of the level. */
    public record Result(long version, long submissionVersion, String ruleSet, long ruleSetVersion, Instant scoredAt,
            Cause cause, SortedMap<Integer, UnitScored.LevelOutcome> levels) {
    }

    /** {@return a unit of which nothing is known} */
    public static UnitState unknown(String round, String unit) {
        return new UnitState(round, unit, null, null, null, null);
    }

    /** {@return the state after the event: this one if the event is not newer} */
    public UnitState apply(UnitRegistered event) {
        return registration != null && registration.version >= event.version() ? this
                : new UnitState(round, unit, new Registration(event.version(), event.name(), event.region(),
                        event.specialty(), event.hsaId(), event.designatedYear(), event.directPatientContact(),
                        event.partOf(), event.continues() == null ? List.of() : event.continues(), event.takesPart(),
                        event.changedAt()),
                        submission, withdrawal, result);
    }

    /** {@return the state after the event: this one if the event is not newer} The answers themselves are not kept in it. */
    public UnitState apply(SubmissionReceived event) {
        return submission != null && submission.version >= event.version() ? this
                : new UnitState(round, unit, registration, new Submission(event.version(), event.submittedAt(),
                        event.questionnaire(), SizeClass.of(event.answers()), PatientContact.of(event.answers()), null),
                        withdrawal, result);
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
                        event.cause(), byNumber(event.levels())));
    }

    /** {@return whether it is registered and takes part: else it counts nowhere} */
    public boolean takesPart() {
        return registration != null && registration.takesPart;
    }

    /** {@return its newest submission, empty while there is none or if it withdrew it} */
    public Optional<Submission> answered() {
        return Optional.ofNullable(submission).filter(sent -> sent.version > withdrawn());
    }

    /** {@return its newest outcomes, empty while there are none or none of answers that count} */
    public Optional<Result> outcomes() {
        return Optional.ofNullable(result).filter(known -> known.submissionVersion > withdrawn());
    }

    private long withdrawn() {
        return withdrawal == null ? 0 : withdrawal.version;
    }

    /**
     * {@return the code of the unit's group in a grouping}
     *
     * @throws NullPointerException if the unit is not registered
     */
    public String code(Grouping grouping) {
        return switch (grouping) {
            case REGION -> registration.region;
            case SPECIALTY -> registration.specialty == null ? Group.UNSPECIFIED : registration.specialty;
            case DESIGNATED_YEAR -> registration.designatedYear == null ? Group.UNSPECIFIED
                    : registration.designatedYear.toString();
            case SIZE_CLASS -> answered().map(Submission::size).orElse(SizeClass.UNKNOWN).name();
            case PATIENT_CONTACT -> contact().name();
        };
    }

    /** What the registration says goes before what the answers say. */
    private PatientContact contact() {
        return registration.directPatientContact != null ? PatientContact.of(registration.directPatientContact)
                : answered().map(Submission::contact).orElse(PatientContact.UNKNOWN);
    }

    /** {@return the groups it counts in, one of each grouping: none unless it is registered and takes part} */
    public List<Group> groups() {
        if (!takesPart()) {
            return List.of();
        }
        var groups = new ArrayList<Group>(Grouping.values().length);
        for (var grouping : Grouping.values()) {
            groups.add(new Group(round, grouping, code(grouping)));
        }
        return groups;
    }

    /** {@return the same unit as if these levels were all there are} */
    public UnitState restrictedTo(LevelSet set) {
        if (set.isAll() || result == null) {
            return this;
        }
        var levels = new TreeMap<>(result.levels);
        levels.keySet().removeIf(level -> !set.has(level));
        return new UnitState(round, unit, registration, submission, withdrawal, new Result(result.version,
                result.submissionVersion, result.ruleSet, result.ruleSetVersion, result.scoredAt, result.cause,
                Collections.unmodifiableSortedMap(levels)));
    }

    private static SortedMap<Integer, UnitScored.LevelOutcome> byNumber(List<UnitScored.LevelOutcome> levels) {
        var sorted = new TreeMap<Integer, UnitScored.LevelOutcome>();
        levels.forEach(level -> sorted.put(level.level(), level));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
