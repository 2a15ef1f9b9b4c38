package se.usve.reporting.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/**
 * Whatever happens to units, and in whatever order, repeated how often, and cut into whatever batches it is told, the
 * counts kept up by difference are those of counting all units anew.
 */
class CountsByDifferenceTest {

    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final List<String> SPECIALTIES = List.of("Onkologi", "Neurologi", "Psykiatri");
    private static final int LEVELS = 5;
    /** What units report of themselves, whatever is assessed. */
    private static final Outcome[] OWN = {Outcome.MET, Outcome.NOT_MET, Outcome.EXEMPT, Outcome.MET};

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCountsKeptUpByDifferenceAreThoseOfARecount(int seed) {
        var random = new Random(seed);
        var history = history(random);
        var totals = new Totals();
        var told = new ArrayList<Object>();
        for (var batch : batches(disordered(history, random), random)) {
            totals.apply(batch);
            told.addAll(batch);
            assertEquals(recount(told), totals.written(), "seed " + seed + " after " + told.size() + " events");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOrderEndsInTheSameCounts(int seed) {
        var random = new Random(seed);
        var history = history(random);
        var first = new Totals();
        first.apply(history);
        for (int i = 0; i < 3; i++) {
            var again = new Totals();
            batches(disordered(history, random), random).forEach(again::apply);
            assertEquals(first.written(), again.written());
            assertEquals(first.states, again.states);
        }
        batches(disordered(history, random), random).forEach(first::apply);
        var replayed = new Totals();
        replayed.apply(history);
        assertEquals(replayed.written(), first.written(), "a replay changes nothing");
    }

    @Test
    void aUnitCountsNowhereUntilItIsRegistered() {
        var totals = new Totals();
        totals.apply(List.of(submission("u1", 1), result("u1", 1, Outcome.MET, Outcome.NOT_MET)));
        assertEquals(Map.of(), totals.written());
        totals.apply(List.of(registration("u1", 1, "12", null)));
        assertEquals(1L, totals.written().get("REGION 12 responding"));
        assertEquals(1L, totals.written().get("SPECIALTY UNSPECIFIED level 1 met"));
    }

    @Test
    void aUnitThatMovesTakesAllItCountsForWithIt() {
        var totals = new Totals();
        totals.apply(List.of(registration("u1", 1, "12", "Onkologi"), submission("u1", 1),
                result("u1", 1, Outcome.EXEMPT, Outcome.MET)));
        totals.apply(List.of(registration("u1", 2, "14", "Onkologi")));
        var written = totals.written();
        assertEquals(List.of(), written.keySet().stream().filter(key -> key.startsWith("REGION 12")).toList());
        assertEquals(1L, written.get("REGION 14 level 1 exempt"));
        assertEquals(1L, written.get("REGION 14 level 1 met"));
        assertEquals(1L, written.get("REGION 14 meetingAll"));
        assertEquals(1L, written.get("SPECIALTY Onkologi units"));
    }

    @Test
    void aUnitThatWithdrewCountsAsNotRespondingUntilNewAnswersAreScored() {
        var told = new ArrayList<Object>(List.of(registration("u1", 1, "12", null), submission("u1", 1),
                resultOf("u1", 1, 1, Outcome.MET, Outcome.MET), withdrawal("u1", 2)));
        var registeredAlone = Map.of("REGION 12 units", 1L, "SPECIALTY UNSPECIFIED units", 1L,
                "DESIGNATED_YEAR UNSPECIFIED units", 1L, "SIZE_CLASS UNKNOWN units", 1L, "PATIENT_CONTACT UNKNOWN units", 1L);
        assertEquals(registeredAlone, counted(told));
        // A ruling on the withdrawn answers that was on its way, told late.
        told.add(resultOf("u1", 2, 1, Outcome.MET, Outcome.NOT_MET));
        assertEquals(registeredAlone, counted(told));
        told.add(submission("u1", 3));
        assertEquals(1L, counted(told).get("REGION 12 responding"));
        assertEquals(null, counted(told).get("REGION 12 scored"), "the old result does not come back");
        told.add(resultOf("u1", 4, 3, Outcome.MET, Outcome.MET));
        assertEquals(1L, counted(told).get("REGION 12 meetingAll"));
    }

    @Test
    void aUnitThatNoLongerTakesPartCountsNowhere() {
        var told = new ArrayList<Object>(List.of(registration("u1", 1, "12", null), submission("u1", 1),
                resultOf("u1", 1, 1, Outcome.MET)));
        var before = counted(told);
        told.add(registration("u1", 2, "12", null, false));
        assertEquals(Map.of(), counted(told));
        told.add(registration("u1", 3, "12", null, true));
        assertEquals(before, counted(told));
    }

    private static Map<String, Long> counted(List<Object> told) {
        var totals = new Totals();
        told.forEach(event -> totals.apply(List.of(event)));
        return totals.written();
    }

    /** What the database does: keeps states, adds differences. */
    private static final class Totals {
        private final Map<String, UnitState> states = new TreeMap<>();
        private final Map<Group, UnitCounts> units = new HashMap<>();
        private final Map<Group.Level, LevelCounts> levels = new HashMap<>();
        private final Map<Group.Level, SelfReportedCounts> selfReported = new HashMap<>();
        private final Map<Group.Level, Long> byLevelsMet = new HashMap<>();
        private final Map<Group.Level, Long> byOnlyMissed = new HashMap<>();
        private final Map<Group.Area, Long> areas = new HashMap<>();
        private final Map<Group.Level, Long> byYear = new HashMap<>();

        void apply(List<Object> batch) {
            var before = new TreeMap<>(states);
            for (var event : batch) {
                switch (event) {
                    case UnitRegistered e -> states.put(e.unit(), state(e.unit()).apply(e));
                    case SubmissionReceived e -> states.put(e.unit(), state(e.unit()).apply(e));
                    case SubmissionWithdrawn e -> states.put(e.unit(), state(e.unit()).apply(e));
                    case UnitScored e -> states.put(e.unit(), state(e.unit()).apply(e));
                    default -> throw new IllegalArgumentException();
                }
            }
            var delta = new Delta();
            states.forEach((unit, after) ->
                    delta.change(before.getOrDefault(unit, UnitState.unknown("r", unit)), after));
            delta.units().forEach((group, counts) -> units.merge(group, counts, UnitCounts::plus));
            delta.levels().forEach((level, counts) -> levels.merge(level, counts, LevelCounts::plus));
            delta.selfReported().forEach((level, counts) ->
                    selfReported.merge(level, counts, SelfReportedCounts::plus));
            delta.unitsByLevelsMet().forEach((level, count) -> byLevelsMet.merge(level, count, Long::sum));
            delta.unitsByOnlyMissed().forEach((level, count) -> byOnlyMissed.merge(level, count, Long::sum));
            delta.meetingAreas().forEach((area, count) -> areas.merge(area, count, Long::sum));
            delta.respondingByYear().forEach((year, count) -> byYear.merge(year, count, Long::sum));
        }

        private UnitState state(String unit) {
            return states.getOrDefault(unit, UnitState.unknown("r", unit));
        }

        /** Every count that is not zero, by a name a recount can give it too. */
        Map<String, Long> written() {
            var written = new TreeMap<String, Long>();
            units.forEach((g, c) -> {
                var name = g.grouping() + " " + g.code() + " ";
                written.put(name + "units", c.units());
                written.put(name + "responding", c.responding());
                written.put(name + "scored", c.scored());
                written.put(name + "meetingAll", c.meetingAll());
            });
            levels.forEach((l, c) -> {
                var name = l.group().grouping() + " " + l.group().code() + " level " + l.level() + " ";
                written.put(name + "met", c.met());
                written.put(name + "exempt", c.exempt());
                written.put(name + "notMet", c.notMet());
                written.put(name + "awaiting", c.awaiting());
            });
            selfReported.forEach((l, c) -> {
                var name = l.group().grouping() + " " + l.group().code() + " level " + l.level() + " by own answers ";
                written.put(name + "met", c.met());
                written.put(name + "exempt", c.exempt());
                written.put(name + "lowered", c.lowered());
                written.put(name + "awaiting", c.awaiting());
                written.put(name + "raised", c.raised());
            });
            byLevelsMet.forEach((l, c) ->
                    written.put(l.group().grouping() + " " + l.group().code() + " meeting " + l.level(), c));
            byOnlyMissed.forEach((l, c) ->
                    written.put(l.group().grouping() + " " + l.group().code() + " missing only " + l.level(), c));
            areas.forEach((a, c) ->
                    written.put(a.group().grouping() + " " + a.group().code() + " meeting all of " + a.area(), c));
            byYear.forEach((y, c) ->
                    written.put(y.group().grouping() + " " + y.group().code() + " designated " + y.level(), c));
            written.values().removeIf(count -> count == 0);
            return written;
        }
    }

    /** Counts the newest of each kind of event told of each unit, one by one. */
    private static Map<String, Long> recount(List<Object> told) {
        var registrations = new HashMap<String, UnitRegistered>();
        var submitted = new HashMap<String, SubmissionReceived>();
        var withdrawn = new HashMap<String, Long>();
        var results = new HashMap<String, UnitScored>();
        for (var event : told) {
            if (event instanceof UnitRegistered e) {
                registrations.merge(e.unit(), e, (a, b) -> a.version() > b.version() ? a : b);
            } else if (event instanceof SubmissionReceived e) {
                submitted.merge(e.unit(), e, (a, b) -> a.version() > b.version() ? a : b);
            } else if (event instanceof SubmissionWithdrawn e) {
                withdrawn.merge(e.unit(), e.version(), Math::max);
            } else if (event instanceof UnitScored e) {
                results.merge(e.unit(), e, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        var counts = new TreeMap<String, Long>();
        for (var registration : registrations.values()) {
            if (!registration.takesPart()) {
                continue;
            }
            long takenBack = withdrawn.getOrDefault(registration.unit(), 0L);
            var specialty = Objects.requireNonNullElse(registration.specialty(), "UNSPECIFIED");
            var year = registration.designatedYear();
            var sent = submitted.get(registration.unit());
            var answers = sent == null || sent.version() <= takenBack ? null : sent.answers();
            var contact = registration.directPatientContact() != null ? registration.directPatientContact() ? "YES" : "NO"
                    : answers == null ? "UNKNOWN" : contactBy(answers);
            for (var name : List.of("REGION " + registration.region() + " ", "SPECIALTY " + specialty + " ",
                    "DESIGNATED_YEAR " + (year == null ? "UNSPECIFIED" : year) + " ",
                    "SIZE_CLASS " + (answers == null ? "UNKNOWN" : sizeBy(answers)) + " ",
                    "PATIENT_CONTACT " + contact + " ")) {
                counts.merge(name + "units", 1L, Long::sum);
                if (answers != null) {
                    counts.merge(name + "responding", 1L, Long::sum);
                    counts.merge(name + "designated " + (year == null ? 0 : year), 1L, Long::sum);
                }
                var result = results.get(registration.unit());
                if (result == null || result.submissionVersion() <= takenBack) {
                    continue;
                }
                counts.merge(name + "scored", 1L, Long::sum);
                int met = 0;
                for (var level : result.levels()) {
                    var at = name + "level " + level.level() + " ";
                    if (level.outcome() == Outcome.MET || level.outcome() == Outcome.EXEMPT) {
                        met++;
                        counts.merge(at + "met", 1L, Long::sum);
                    }
                    if (level.outcome() == Outcome.EXEMPT) {
                        counts.merge(at + "exempt", 1L, Long::sum);
                    }
                    if (level.outcome() == Outcome.NOT_MET) {
                        counts.merge(at + "notMet", 1L, Long::sum);
                    }
                    if (level.outcome() == Outcome.AWAITING_ASSESSMENT) {
                        counts.merge(at + "awaiting", 1L, Long::sum);
                    }
                    selfReported(counts, at + "by own answers ", level.selfReported() + " but " + level.outcome());
                }
                counts.merge(name + "meeting " + met, 1L, Long::sum);
                if (met == LEVELS) {
                    counts.merge(name + "meetingAll", 1L, Long::sum);
                }
                for (var area : List.of("GENERAL", "DEVELOPMENT")) {
                    if (result.levels().stream().filter(level -> area.equals(level.area())).allMatch(level ->
                            level.outcome() == Outcome.MET || level.outcome() == Outcome.EXEMPT)) {
                        counts.merge(name + "meeting all of " + area, 1L, Long::sum);
                    }
                }
                if (met == LEVELS - 1) {
                    var missed = result.levels().stream().filter(level -> level.outcome() == Outcome.NOT_MET
                            || level.outcome() == Outcome.AWAITING_ASSESSMENT).findFirst().orElseThrow();
                    counts.merge(name + "missing only " + missed.level(), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    /** By the sum of a few groups of staff. */
    private static String sizeBy(Map<String, Object> answers) {
        if (!(answers.get("staff") instanceof Map<?, ?> staff)) {
            return "UNKNOWN";
        }
        int sum = 0;
        for (var number : staff.values()) {
            sum += (Integer) number;
        }
        return sum >= 300 ? "LARGE" : sum >= 100 ? "MEDIUM" : "SMALL";
    }

    private static String contactBy(Map<String, Object> answers) {
        if (answers.containsKey("36")) {
            return "NO_DIRECT_PATIENT_CONTACT".equals(answers.get("36")) ? "NO" : "YES";
        }
        return answers.containsKey("35p") ? (String) answers.get("35p") : "UNKNOWN";
    }

    private static void selfReported(Map<String, Long> counts, String at, String told) {
        if (told.startsWith("MET") || told.startsWith("EXEMPT")) {
            counts.merge(at + "met", 1L, Long::sum);
        }
        if (told.startsWith("EXEMPT")) {
            counts.merge(at + "exempt", 1L, Long::sum);
        }
        switch (told) {
            case "MET but NOT_MET", "EXEMPT but NOT_MET" -> counts.merge(at + "lowered", 1L, Long::sum);
            case "MET but AWAITING_ASSESSMENT", "EXEMPT but AWAITING_ASSESSMENT" ->
                    counts.merge(at + "awaiting", 1L, Long::sum);
            case "NOT_MET but MET", "NOT_MET but EXEMPT" -> counts.merge(at + "raised", 1L, Long::sum);
            default -> {
                // Assessed as they said.
            }
        }
    }

    private static List<Object> history(Random random) {
        var events = new ArrayList<Object>();
        for (int u = 0; u < 1 + random.nextInt(12); u++) {
            var unit = "u" + u;
            for (int v = 1; v <= random.nextInt(4); v++) {
                events.add(new UnitRegistered("r", unit, v, "Namn", REGIONS.get(random.nextInt(7)),
                        random.nextInt(4) == 0 ? null : SPECIALTIES.get(random.nextInt(3)), null,
                        random.nextInt(4) == 0 ? null : 2015 + random.nextInt(3),
                        random.nextInt(4) > 0 ? null : random.nextBoolean(), null, null, random.nextInt(8) > 0,
                        Instant.EPOCH));
            }
            var sent = random.nextInt(5);
            for (int v = 1; v <= sent; v++) {
                events.add(random.nextInt(3) > 0 ? submission(unit, v, answers(random)) : withdrawal(unit, v));
            }
            for (int v = 1; v <= random.nextInt(5); v++) {
                // Mostly met, so that some units meet all.
                events.add(resultOf(unit, v, 1 + random.nextInt(4), random.ints(LEVELS, 0, 12)
                        .mapToObj(i -> i < 4 ? Outcome.values()[i] : Outcome.MET).toArray(Outcome[]::new)));
            }
        }
        return events;
    }

    private static Map<String, Object> answers(Random random) {
        var answers = new HashMap<String, Object>();
        if (random.nextInt(4) > 0) {
            answers.put("staff", Map.of("NURSES_WOMEN", random.nextInt(250), "PHYSICIANS_MEN", 99 + random.nextInt(2)));
        }
        if (random.nextInt(4) > 0) {
            answers.put("36", List.of("YES", "NO", "NO_DIRECT_PATIENT_CONTACT").get(random.nextInt(3)));
        } else if (random.nextBoolean()) {
            answers.put("35p", random.nextBoolean() ? "YES" : "NO");
        }
        return answers;
    }

    private static List<Object> disordered(List<Object> history, Random random) {
        var told = new ArrayList<>(history);
        history.stream().filter(_ -> random.nextInt(3) == 0).forEach(told::add);
        Collections.shuffle(told, random);
        return told;
    }

    private static List<List<Object>> batches(List<Object> events, Random random) {
        var batches = new ArrayList<List<Object>>();
        for (int from = 0; from < events.size();) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(20));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static UnitRegistered registration(String unit, long version, String region, String specialty) {
        return registration(unit, version, region, specialty, true);
    }

    private static UnitRegistered registration(String unit, long version, String region, String specialty,
            boolean takesPart) {
        return new UnitRegistered("r", unit, version, "Namn", region, specialty, null, null, null, null, null, takesPart,
                Instant.EPOCH);
    }

    private static SubmissionWithdrawn withdrawal(String unit, long version) {
        return new SubmissionWithdrawn("r", unit, version, "01", Instant.EPOCH, "Fel enhet");
    }

    private static SubmissionReceived submission(String unit, long version) {
        return submission(unit, version, Map.of());
    }

    private static SubmissionReceived submission(String unit, long version, Map<String, Object> answers) {
        return new SubmissionReceived("r", unit, version, "01", "q", "s", Instant.EPOCH, "", answers);
    }

    private static UnitScored result(String unit, long version, Outcome... outcomes) {
        return resultOf(unit, version, 1, outcomes);
    }

    private static UnitScored resultOf(String unit, long version, long submissionVersion, Outcome... outcomes) {
        return new UnitScored("r", unit, version, "01", submissionVersion, "s", 1, Instant.EPOCH,
                null, IntStream.rangeClosed(1, outcomes.length).mapToObj(level -> new UnitScored.LevelOutcome(
                        level, level < 3 ? "GENERAL" : "DEVELOPMENT", outcomes[level - 1], OWN[(int) (version + level) % OWN.length], false)).toList(), null);
    }
}
