package se.usve.reporting.trends;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.problem.Text;
import se.usve.reporting.trends.Comparison.Pair;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.Relation;

/** Like is compared with like, whatever became of the units between the rounds. */
class TrendTallyTest {

    private static final List<Pair> PAIRS = List.of(new Pair(1, 2, Relation.SAME, new Text("a", "b")),
            new Pair(2, 1, Relation.STRICTER, new Text("a", "b")), new Pair(3, 3, Relation.SAME, new Text("a", "b")));

    @Test
    void aUnitUnderItsOwnIdIsComparedWithItself() {
        assertEquals(new Panel(1, 0, 1, 1, 0), panel(List.of(was("a", Outcome.NOT_MET)), is("a", Outcome.MET)));
        assertEquals(new Panel(1, 1, 0, 0, 1), panel(List.of(was("a", Outcome.EXEMPT)), is("a", Outcome.NOT_MET)));
    }

    @Test
    void aRenamedUnitIsTheSame() {
        assertEquals(new Panel(1, 1, 1, 0, 0), panel(List.of(was("old", Outcome.MET)), is("new", Outcome.MET, "old", "older")));
    }

    @Test
    void aMergedUnitCountsOnceAndMetOnlyWhatAllOfItsPartsMet() {
        var parts = List.of(was("a", Outcome.MET), was("b", Outcome.NOT_MET));
        assertEquals(new Panel(1, 0, 1, 1, 0), panel(parts, is("ab", Outcome.MET, "a", "b")));
        var both = List.of(was("a", Outcome.MET), was("b", Outcome.EXEMPT));
        assertEquals(new Panel(1, 1, 1, 0, 0), panel(both, is("ab", Outcome.MET, "a", "b", "never-in-the-round")));
        assertEquals(new Panel(1, 0, 1, 1, 0), panel(parts, is("a", Outcome.MET, "b")), "merged into one of them");
    }

    @Test
    void ofASplitUnitEachPartCounts() {
        var whole = List.of(was("a", Outcome.MET));
        assertEquals(new Panel(2, 2, 1, 0, 1), panel(whole, is("a", Outcome.MET), is("a2", Outcome.NOT_MET, "a")));
    }

    @Test
    void whatIsNotKnownOnOneSideIsLeftOutOnBoth() {
        assertEquals(Panel.NONE, panel(List.of(was("a", Outcome.AWAITING_ASSESSMENT)), is("a", Outcome.MET)));
        assertEquals(Panel.NONE, panel(List.of(was("a", Outcome.MET)), is("a", Outcome.AWAITING_ASSESSMENT)));
        assertEquals(Panel.NONE, panel(List.of(unanswered("a")), is("a", Outcome.MET)));
        assertEquals(Panel.NONE, panel(List.of(was("a", Outcome.MET)), unanswered("a")));
        assertEquals(Panel.NONE, panel(List.of(was("a", Outcome.NOT_MET), unanswered("b")), is("ab", Outcome.MET, "a", "b")));
        assertEquals(Panel.NONE, panel(List.of(was("a", Outcome.MET)), is("b", Outcome.MET)), "a new unit");
    }

    @Test
    void whatStandsAsItIsCountsEveryUnitWithOutcomes() {
        var tally = new TrendTally(PAIRS);
        List.of(was("a", Outcome.MET), was("b", Outcome.EXEMPT), was("c", Outcome.AWAITING_ASSESSMENT), unanswered("d"))
                .forEach(tally::addEarlier);
        List.of(is("x", Outcome.NOT_MET), is("a", Outcome.MET)).forEach(tally::addLater);
        assertEquals(new Side(2, 1, 1, 3), tally.earlier("01", 0));
        assertEquals(new Side(1, 0, 0, 2), tally.later("01", 0));
        assertEquals(new TrendTally.Units(4, 3, 2, 2, 1), tally.units("01"));
    }

    /**
     * Made-up registers: units are renamed, merged and split any number of times, and one generation knows its true
     * forefathers by the way it was made. What the tally follows by ids must be what a plain count over those gives.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void seededRegistersAreFollowedThroughMergersSplitsAndNewNames(long seed) {
        var random = new Random(seed);
        var history = new History(random);
        history.live(5 + random.nextInt(40), random.nextInt(60));
        var earlier = new TreeMap<String, Member>();
        history.first.forEach(unit -> {
            if (random.nextInt(8) > 0) {
                earlier.put(unit, member(random, unit, Set.of()));
            }
        });
        var later = history.now.stream().filter(_ -> random.nextInt(8) > 0)
                .map(unit -> member(random, unit.id(), unit.continues())).toList();

        var tally = new TrendTally(PAIRS);
        earlier.values().forEach(tally::addEarlier);
        later.forEach(tally::addLater);

        var byId = history.now.stream().collect(Collectors.toMap(History.Unit::id, unit -> unit));
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            int level = PAIRS.get(pair).level();
            int other = PAIRS.get(pair).other();
            for (var group : List.of("01", "03", "SE")) {
                long units = 0;
                long before = 0;
                long after = 0;
                long both = 0;
                for (var member : later) {
                    if (!member.groups().contains(group)) {
                        continue;
                    }
                    var was = byId.get(member.unit()).forefathers().stream().filter(earlier::containsKey)
                            .map(unit -> earlier.get(unit).outcomes().map(o -> o.get(other)).orElse(null)).toList();
                    var is = member.outcomes().map(o -> o.get(level)).orElse(null);
                    if (was.isEmpty() || was.contains(null) || was.contains(Outcome.AWAITING_ASSESSMENT)
                            || is == null || is == Outcome.AWAITING_ASSESSMENT) {
                        continue;
                    }
                    units++;
                    before += was.contains(Outcome.NOT_MET) ? 0 : 1;
                    after += is == Outcome.NOT_MET ? 0 : 1;
                    both += !was.contains(Outcome.NOT_MET) && is != Outcome.NOT_MET ? 1 : 0;
                }
                assertEquals(new Panel(units, before, after, after - both, before - both), tally.panel(group, pair));
            }
            assertEquals(tally.panel("SE", pair), tally.panel("01", pair).plus(tally.panel("03", pair)));
            assertEquals(tally.later("SE", pair), tally.later("01", pair).plus(tally.later("03", pair)));
            assertEquals(tally.earlier("SE", pair), tally.earlier("01", pair).plus(tally.earlier("03", pair)));
        }
        assertEquals(tally.units("SE"), tally.units("01").plus(tally.units("03")));
    }

    /** A register over the years: what each unit goes on from is told to it by the one that did it. */
    private static final class History {

        /** A unit now: the ids it goes on from by the register, and the first units it came of in truth. */
        private record Unit(String id, Set<String> continues, Set<String> forefathers) {
        }

        private final Random random;
        private final List<String> first = new ArrayList<>();
        private final List<Unit> now = new ArrayList<>();
        private int made;

        private History(Random random) {
            this.random = random;
        }

        private void live(int units, int happenings) {
            for (int i = 0; i < units; i++) {
                var id = "u" + made++;
                first.add(id);
                now.add(new Unit(id, Set.of(), Set.of(id)));
            }
            for (int i = 0; i < happenings; i++) {
                var one = now.remove(random.nextInt(now.size()));
                switch (random.nextInt(4)) {
                    case 0 -> now.add(from("r" + made++, one));
                    case 1 -> {
                        var two = now.isEmpty() ? one : now.remove(random.nextInt(now.size()));
                        now.add(from(random.nextBoolean() ? "m" + made++ : one.id(), one, two));
                    }
                    case 2 -> {
                        now.add(random.nextBoolean() ? one : from("s" + made++, one));
                        now.add(from("s" + made++, one));
                    }
                    default -> {
                        now.add(one);
                        now.add(new Unit("n" + made++, Set.of(), Set.of()));
                    }
                }
            }
        }

        private static Unit from(String id, Unit... before) {
            var continues = new HashSet<String>();
            var forefathers = new HashSet<String>();
            for (var unit : before) {
                continues.add(unit.id());
                continues.addAll(unit.continues());
                forefathers.addAll(unit.forefathers());
            }
            continues.remove(id);
            return new Unit(id, continues, forefathers);
        }
    }

    private static Member member(Random random, String unit, Set<String> continues) {
        var outcomes = new HashMap<Integer, Outcome>();
        for (int level = 1; level <= 3; level++) {
            outcomes.put(level, Outcome.values()[random.nextInt(Outcome.values().length)]);
        }
        return new Member(unit, List.of(random.nextBoolean() ? "01" : "03", "SE"), continues,
                random.nextInt(6) == 0 ? Optional.empty() : Optional.of(Map.copyOf(outcomes)));
    }

    private static Panel panel(List<Member> earlier, Member... later) {
        var tally = new TrendTally(PAIRS);
        earlier.forEach(tally::addEarlier);
        List.of(later).forEach(tally::addLater);
        return tally.panel("01", 0);
    }

    private static Member was(String unit, Outcome ofLevel2) {
        return new Member(unit, List.of("01"), List.of(), Optional.of(Map.of(2, ofLevel2)));
    }

    private static Member is(String unit, Outcome ofLevel1, String... continues) {
        return new Member(unit, List.of("01"), List.of(continues), Optional.of(Map.of(1, ofLevel1)));
    }

    private static Member unanswered(String unit) {
        return new Member(unit, List.of("01"), List.of(), Optional.empty());
    }
}
