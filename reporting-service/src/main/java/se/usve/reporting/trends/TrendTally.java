package se.usve.reporting.trends;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.usve.scoring.contract.Outcome;

/**
 * Counts two rounds side by side: first every unit of the earlier, then every unit of the later.
 *
 * <p>The panel is of the later round's units. A unit was in the earlier round under its own id, or as the units it goes on
 * from. One merged from several counts once, and met a level before only if all of those that took part did; of one that
 * was split each part counts, with what the whole met. Where an outcome is not known on one side, or of one of several, the
 * unit is left out on both: an awaited assessment is no decline. So the nation is the sum of the groups, which are those
 * of the later round.
 */
final class TrendTally {

    /** How many units a group has on each side. */
    record Units(long earlier, long earlierScored, long later, long laterScored, long panel) {

        static final Units NONE = new Units(0, 0, 0, 0, 0);

        Units plus(Units other) {
            return new Units(earlier + other.earlier, earlierScored + other.earlierScored, later + other.later,
                    laterScored + other.laterScored, panel + other.panel);
        }
    }

    private record Key(String group, int pair) {
    }

    private final List<Comparison.Pair> pairs;
    private final Map<String, Optional<Map<Integer, Outcome>>> before = new HashMap<>();
    private final Map<Key, Side> earlier = new HashMap<>();
    private final Map<Key, Side> later = new HashMap<>();
    private final Map<Key, Panel> panels = new HashMap<>();
    private final Map<String, Units> units = new TreeMap<>();

    TrendTally(List<Comparison.Pair> pairs) {
        this.pairs = pairs;
    }

    /** Adds a unit of the earlier round. One that is to be in no group can still be what a later unit goes on from. */
    void addEarlier(Member member) {
        before.put(member.unit(), member.outcomes());
        var scored = member.outcomes().isPresent() ? 1 : 0;
        member.groups().forEach(group -> units.merge(group, new Units(1, scored, 0, 0, 0), Units::plus));
        for (int pair = 0; pair < pairs.size(); pair++) {
            count(earlier, member, pair, pairs.get(pair).other());
        }
    }

    /** Adds a unit of the later round, once every unit of the earlier is there. */
    void addLater(Member member) {
        var origins = originsOf(member);
        var scored = member.outcomes().isPresent() ? 1 : 0;
        var inBoth = scored == 1 && !origins.isEmpty() && origins.stream().allMatch(unit -> before.get(unit).isPresent()) ? 1 : 0;
        member.groups().forEach(group -> units.merge(group, new Units(0, 0, 1, scored, inBoth), Units::plus));
        for (int pair = 0; pair < pairs.size(); pair++) {
            var at = pair;
            count(later, member, pair, pairs.get(pair).level());
            var after = member.outcomes().flatMap(outcomes -> meets(outcomes, pairs.get(at).level()));
            var was = metBefore(origins, pairs.get(pair).other());
            if (after.isPresent() && was.isPresent()) {
                member.groups().forEach(group -> panels.merge(new Key(group, at), Panel.of(was.get(), after.get()), Panel::plus));
            }
        }
    }

    /** {@return the groups that a unit was added to, in order} */
    Collection<String> groups() {
        return units.keySet();
    }

    Units units(String group) {
        return units.getOrDefault(group, Units.NONE);
    }

    /** {@return the earlier round's level of the pair with this place} */
    Side earlier(String group, int pair) {
        return earlier.getOrDefault(new Key(group, pair), Side.NONE);
    }

    /** {@return the later round's level} */
    Side later(String group, int pair) {
        return later.getOrDefault(new Key(group, pair), Side.NONE);
    }

    Panel panel(String group, int pair) {
        return panels.getOrDefault(new Key(group, pair), Panel.NONE);
    }

    private Set<String> originsOf(Member member) {
        var origins = new HashSet<>(member.continues());
        origins.add(member.unit());
        origins.retainAll(before.keySet());
        return origins;
    }

    private Optional<Boolean> metBefore(Set<String> origins, int level) {
        var all = EnumSet.noneOf(Met.class);
        for (var origin : origins) {
            all.add(before.get(origin).flatMap(outcomes -> meets(outcomes, level))
                    .map(met -> met ? Met.YES : Met.NO).orElse(Met.UNKNOWN));
        }
        return all.isEmpty() || all.contains(Met.UNKNOWN) ? Optional.empty() : Optional.of(!all.contains(Met.NO));
    }

    private enum Met { YES, NO, UNKNOWN }

    private static Optional<Boolean> meets(Map<Integer, Outcome> outcomes, int level) {
        return switch (outcomes.get(level)) {
            case null -> Optional.empty();
            case AWAITING_ASSESSMENT -> Optional.empty();
            case MET, EXEMPT -> Optional.of(true);
            case NOT_MET -> Optional.of(false);
        };
    }

    private static void count(Map<Key, Side> sides, Member member, int pair, int level) {
        member.outcomes().map(outcomes -> outcomes.get(level)).ifPresent(outcome -> {
            var one = switch (outcome) {
                case MET -> new Side(1, 0, 0, 1);
                case EXEMPT -> new Side(1, 1, 0, 1);
                case AWAITING_ASSESSMENT -> new Side(0, 0, 1, 1);
                case NOT_MET -> new Side(0, 0, 0, 1);
            };
            member.groups().forEach(group -> sides.merge(new Key(group, pair), one, Side::plus));
        });
    }
}
