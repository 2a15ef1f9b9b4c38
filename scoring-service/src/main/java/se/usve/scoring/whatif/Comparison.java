package se.usve.scoring.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.result.Rejudged;

/**
 * Adds up what other rules change, unit by unit; what it holds does not grow with the units.
 *
 * <p>Rules without a level require nothing of it: a unit is changed by a new level that it does not meet, and by the end
 * of one that it did not meet, and not by one that it meets.
 */
public final class Comparison {

    /** An outcome before and after; null where the rules have no such level. */
    private record Turn(Outcome from, Outcome to) {

        private static final Comparator<Outcome> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
        private static final Comparator<Turn> ORDER =
                Comparator.comparing(Turn::from, ABSENT_FIRST).thenComparing(Turn::to, ABSENT_FIRST);

        boolean isChange() {
            return from == null ? !isMet(to) : to == null ? !isMet(from) : from != to;
        }
    }

    private static final class Counts {
        private long units;
        private long changed;
        private long meetingAll;
        private long toMeetingAll;
    }

    private final List<LevelPair> pairs;
    private final boolean ofTheNation;
    private final TreeMap<String, Counts> groups = new TreeMap<>();
    private final Map<LevelPair, TreeMap<String, Map<Turn, Long>>> turns = new LinkedHashMap<>();

    /**
     * @param pairs       the levels to compare
     * @param ofTheNation whether the units are those of the whole country
     */
    public Comparison(List<LevelPair> pairs, boolean ofTheNation) {
        this.pairs = pairs;
        this.ofTheNation = ofTheNation;
        pairs.forEach(pair -> turns.put(pair, new TreeMap<>()));
    }

    /** {@return what changes for the unit, which is now counted, in the order of the levels compared} */
    public List<Change> add(Rejudged rejudged) {
        var unit = rejudged.unit();
        var before = byLevel(rejudged.before());
        var after = byLevel(rejudged.after());
        var changes = new ArrayList<Change>();
        for (var pair : pairs) {
            var turn = new Turn(before.get(pair.level()), after.get(pair.toLevel()));
            if (turn.isChange()) {
                turns.get(pair).computeIfAbsent(unit.region(), _ -> new HashMap<>()).merge(turn, 1L, Long::sum);
                changes.add(new Change(unit.id().unit(), unit.name().orElse(null), unit.region(), pair.level(),
                        pair.toLevel(), turn.from, turn.to, null));
            }
        }
        var counts = groups.computeIfAbsent(unit.region(), _ -> new Counts());
        counts.units++;
        counts.changed += changes.isEmpty() ? 0 : 1;
        counts.meetingAll += before.values().stream().allMatch(Comparison::isMet) ? 1 : 0;
        counts.toMeetingAll += after.values().stream().allMatch(Comparison::isMet) ? 1 : 0;
        return changes;
    }

    /** {@return what all units counted add up to} */
    public Flips flips() {
        var told = new ArrayList<Flips.Group>();
        var all = new Counts();
        groups.forEach((region, counts) -> {
            told.add(group(region, counts));
            all.units += counts.units;
            all.changed += counts.changed;
            all.meetingAll += counts.meetingAll;
            all.toMeetingAll += counts.toMeetingAll;
        });
        if (ofTheNation) {
            told.add(group(Flips.NATION, all));
        }
        return new Flips(all.units, all.changed, List.copyOf(told),
                pairs.stream().map(pair -> level(pair, turns.get(pair))).toList());
    }

    private static Flips.Group group(String region, Counts counts) {
        return new Flips.Group(region, counts.units, counts.changed, counts.meetingAll, counts.toMeetingAll);
    }

    private Flips.Level level(LevelPair pair, TreeMap<String, Map<Turn, Long>> byRegion) {
        var told = new ArrayList<Flips.LevelGroup>();
        var all = new HashMap<Turn, Long>();
        byRegion.forEach((region, counted) -> {
            told.add(group(region, counted));
            counted.forEach((turn, units) -> all.merge(turn, units, Long::sum));
        });
        if (ofTheNation && !all.isEmpty()) {
            told.add(group(Flips.NATION, all));
        }
        return new Flips.Level(pair.level(), pair.toLevel(), pair.relation(), pair.notAsked(), List.copyOf(told));
    }

    private static Flips.LevelGroup group(String region, Map<Turn, Long> counted) {
        return new Flips.LevelGroup(region, counted.entrySet().stream().sorted(Map.Entry.comparingByKey(Turn.ORDER))
                .map(e -> new Flips.Flip(e.getKey().from, e.getKey().to, e.getValue())).toList());
    }

    private static Map<Integer, Outcome> byLevel(List<UnitScored.LevelOutcome> levels) {
        var byLevel = new HashMap<Integer, Outcome>();
        levels.forEach(level -> byLevel.put(level.level(), level.outcome()));
        return byLevel;
    }

    private static boolean isMet(Outcome outcome) {
        return outcome == Outcome.MET || outcome == Outcome.EXEMPT;
    }
}
