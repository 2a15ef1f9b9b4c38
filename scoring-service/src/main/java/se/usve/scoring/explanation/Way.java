package se.usve.scoring.explanation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One way for a criterion to hold: what certain answers must be, whether they are so already or not.
 *
 * @param needs by the answer they are about
 */
record Way(SequencedMap<Need.Cell, Need> needs) {

    /** The way that asks for nothing. */
    static final Way NONE = new Way(new LinkedHashMap<>());

    Way {
        needs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(needs));
    }

    static Way of(Need need) {
        return new Way(new LinkedHashMap<>(Map.of(need.cell(), need)));
    }

    /** {@return the way that is both, empty if they ask for different answers to one question} */
    Optional<Way> and(Way other) {
        var both = new LinkedHashMap<>(needs);
        for (var need : other.needs.values()) {
            var known = both.get(need.cell());
            var joined = known == null ? Optional.of(need) : known.and(need);
            if (joined.isEmpty()) {
                return Optional.empty();
            }
            both.put(need.cell(), joined.get());
        }
        return Optional.of(new Way(both));
    }

    /** {@return what has to change} */
    List<Need> changes() {
        return needs.values().stream().filter(need -> !need.there()).toList();
    }

    /** {@return those of the ways that change the fewest answers} */
    static List<Way> shortest(List<Way> ways) {
        var fewest = ways.stream().mapToInt(way -> way.changes().size()).min().orElse(0);
        return ways.stream().filter(way -> way.changes().size() == fewest).toList();
    }

    /** {@return every way of one list together with every way of the other} */
    static Stream<Way> product(List<Way> some, List<Way> others) {
        return some.stream().flatMap(one -> others.stream().flatMap(other -> one.and(other).stream()));
    }
}
