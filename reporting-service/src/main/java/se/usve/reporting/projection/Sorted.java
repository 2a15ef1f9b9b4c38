package se.usve.reporting.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.consumption.Received;
import se.usve.chassis.consumption.UnprocessableEvent;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/**
 * The events of a batch by what they are about, those of rounds and rule sets in the order in which instances take their rows.
 *
 * @param changedRounds of rounds
 * @param activated     of rule sets
 * @param sealed        of published rounds' seals
 * @param told          of follow-ups
 * @param ofUnits       of units, as they came
 */
record Sorted(List<RoundChanged> changedRounds, List<RuleSetActivated> activated, List<RoundSealed> sealed,
        List<FollowUpReported> told, List<Object> ofUnits) {

    /**
     * {@return the events of a batch}
     *
     * @throws UnprocessableEvent if one of them can never be applied
     */
    static Sorted of(List<Received<Object>> batch) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var received : batch) {
            var faults = Soundness.faultsOf(received.event());
            if (!faults.isEmpty()) {
                throw new UnprocessableEvent(received, String.join("; ", faults));
            }
            switch (received.event()) {
                case RoundChanged e -> sorted.changedRounds.add(e);
                case RuleSetActivated e -> sorted.activated.add(e);
                case RoundSealed e -> sorted.sealed.add(e);
                case FollowUpReported e -> sorted.told.add(e);
                default -> sorted.ofUnits.add(received.event());
            }
        }
        sorted.changedRounds.sort(Comparator.comparing(RoundChanged::round));
        sorted.activated.sort(Comparator.comparing(RuleSetActivated::ruleSet).thenComparing(RuleSetActivated::version));
        return sorted;
    }

    /** {@return the rounds that changed themselves or were sealed} */
    Set<String> roundsChanged() {
        return Stream.concat(changedRounds.stream().map(RoundChanged::round), roundsSealed().stream())
                .collect(Collectors.toSet());
    }

    Set<String> roundsSealed() {
        return sealed.stream().map(RoundSealed::round).collect(Collectors.toSet());
    }

    Set<String> roundsOfUnits() {
        return ofUnits.stream().map(event -> unitOf(event).round()).collect(Collectors.toSet());
    }

    /** {@return the units, in the order in which instances lock them} */
    SortedSet<UnitStates.Key> units() {
        var keys = new TreeSet<UnitStates.Key>();
        ofUnits.forEach(event -> keys.add(unitOf(event)));
        return keys;
    }

    /** {@return when something last happened to a unit of each round} */
    SortedMap<String, Instant> moved() {
        var moved = new TreeMap<String, Instant>();
        ofUnits.forEach(event -> moved.merge(unitOf(event).round(), timeOf(event), (a, b) -> a.isAfter(b) ? a : b));
        return moved;
    }

    private static Instant timeOf(Object event) {
        return switch (event) {
            case UnitRegistered e -> e.changedAt();
            case SubmissionReceived e -> e.submittedAt();
            case SubmissionWithdrawn e -> e.withdrawnAt();
            case UnitScored e -> e.scoredAt();
            default -> throw new IllegalArgumentException("Not about a unit: " + event.getClass());
        };
    }

    static UnitStates.Key unitOf(Object event) {
        return switch (event) {
            case UnitRegistered e -> new UnitStates.Key(e.round(), e.unit());
            case SubmissionReceived e -> new UnitStates.Key(e.round(), e.unit());
            case SubmissionWithdrawn e -> new UnitStates.Key(e.round(), e.unit());
            case UnitScored e -> new UnitStates.Key(e.round(), e.unit());
            default -> throw new IllegalArgumentException("Not about a unit: " + event.getClass());
        };
    }
}
