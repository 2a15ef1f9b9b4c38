package se.usve.reporting.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/**
 * Counts units from the events that were sent, one by one, by other means than the service: of each unit the newest of each
 * kind of event that is not later than a time.
 *
 * @param units the units that take part
 */
public record Recount(List<Unit> units) {

    /** A unit as it counts: its group in every grouping by what that is called, and its outcomes if it has any. */
    public record Unit(String id, Map<String, String> groups, boolean responds, UnitScored result, Integer year) {

        boolean meets(int level) {
            return result != null && result.levels().stream().anyMatch(l -> l.level() == level
                    && (l.outcome() == Outcome.MET || l.outcome() == Outcome.EXEMPT));
        }

        /** {@return its outcomes by level} */
        public Map<Integer, Outcome> outcomes() {
            var outcomes = new TreeMap<Integer, Outcome>();
            if (result != null) {
                result.levels().forEach(level -> outcomes.put(level.level(), level.outcome()));
            }
            return outcomes;
        }
    }

    /** {@return the units as they were at that time} */
    public static Recount at(Instant time, List<Object> events) {
        var who = new TreeMap<String, UnitRegistered>();
        var sent = new HashMap<String, SubmissionReceived>();
        var withdrawn = new HashMap<String, Long>();
        var results = new HashMap<String, UnitScored>();
        for (var event : events) {
            switch (event) {
                case UnitRegistered e when !e.changedAt().isAfter(time) ->
                        who.merge(e.unit(), e, (a, b) -> a.version() > b.version() ? a : b);
                case SubmissionReceived e when !e.submittedAt().isAfter(time) ->
                        sent.merge(e.unit(), e, (a, b) -> a.version() > b.version() ? a : b);
                case SubmissionWithdrawn e when !e.withdrawnAt().isAfter(time) ->
                        withdrawn.merge(e.unit(), e.version(), Math::max);
                case UnitScored e when !e.scoredAt().isAfter(time) ->
                        results.merge(e.unit(), e, (a, b) -> a.version() > b.version() ? a : b);
                default -> {
                    // Later than the time.
                }
            }
        }
        var units = new ArrayList<Unit>();
        for (var unit : who.values()) {
            if (unit.takesPart()) {
                long takenBack = withdrawn.getOrDefault(unit.unit(), 0L);
                var answers = sent.get(unit.unit());
                var counted = answers != null && answers.version() > takenBack ? answers.answers() : null;
                var result = results.get(unit.unit());
                units.add(new Unit(unit.unit(), groups(unit, counted), counted != null,
                        result != null && result.submissionVersion() > takenBack ? result : null, unit.designatedYear()));
            }
        }
        return new Recount(units);
    }

    private static Map<String, String> groups(UnitRegistered unit, Map<String, Object> answers) {
        var size = "UNKNOWN";
        var contact = "UNKNOWN";
        if (answers != null && answers.get("staff") instanceof Map<?, ?> staff) {
            int sum = staff.values().stream().mapToInt(n -> (Integer) n).sum();
            size = sum < 100 ? "SMALL" : sum < 300 ? "MEDIUM" : "LARGE";
        }
        if (answers != null && answers.containsKey("36")) {
            contact = answers.get("36").equals("NO_DIRECT_PATIENT_CONTACT") ? "NO" : "YES";
        }
        if (unit.directPatientContact() != null) {
            contact = unit.directPatientContact() ? "YES" : "NO";
        }
        return Map.of("region", unit.region(), "specialty", unit.specialty() == null ? "UNSPECIFIED" : unit.specialty(),
                "designated-year", unit.designatedYear() == null ? "UNSPECIFIED" : unit.designatedYear().toString(),
                "size-class", size, "patient-contact", contact);
    }

    /** {@return those in one of the codes of a grouping} */
    public Recount within(String grouping, Set<String> codes) {
        return new Recount(units.stream().filter(unit -> codes.contains(unit.groups().get(grouping))).toList());
    }

    /** {@return every count of a grouping that is not zero, by a name made of what it counts} */
    public Map<String, Long> counts(String grouping, Set<Integer> levels) {
        var counts = new TreeMap<String, Long>();
        for (var unit : units) {
            for (var group : List.of(unit.groups().get(grouping), "SE")) {
                count(unit, levels, what -> counts.merge(group + " " + what, 1L, Long::sum));
            }
        }
        return counts;
    }

    private static void count(Unit unit, Set<Integer> levels, Consumer<String> one) {
        one.accept("units");
        if (unit.responds()) {
            one.accept("responding");
            one.accept("designated " + unit.year());
        }
        if (unit.result() == null) {
            return;
        }
        var missed = new TreeSet<Integer>();
        var areas = new TreeMap<String, Boolean>();
        int met = 0;
        for (var level : unit.result().levels()) {
            if (!levels.contains(level.level())) {
                continue;
            }
            var at = "level " + level.level() + " ";
            one.accept(at + "of");
            var meets = unit.meets(level.level());
            areas.merge(level.area(), meets, Boolean::logicalAnd);
            if (meets) {
                met++;
                one.accept(at + "met");
            } else {
                missed.add(level.level());
            }
            switch (level.outcome()) {
                case MET -> { }
                case EXEMPT -> one.accept(at + "exempt");
                case NOT_MET -> one.accept(at + "notMet");
                case AWAITING_ASSESSMENT -> one.accept(at + "awaiting");
            }
            if (level.selfReported() != Outcome.NOT_MET) {
                one.accept(at + "selfReportedMet");
                if (level.outcome() == Outcome.NOT_MET) {
                    one.accept(at + "lowered");
                }
            } else if (meets) {
                one.accept(at + "raised");
            }
        }
        one.accept("meeting " + met);
        if (missed.isEmpty()) {
            one.accept("meetingAll");
        }
        if (missed.size() == 1) {
            one.accept("missing only " + missed.first());
        }
        areas.forEach((area, all) -> {
            if (all) {
                one.accept("area " + area);
            }
        });
    }
}
