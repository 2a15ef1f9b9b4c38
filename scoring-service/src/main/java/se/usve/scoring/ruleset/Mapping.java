package se.usve.scoring.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Relation;

/**
 * What became of the levels of one rule set in another: every level of both stands in exactly one entry.
 *
 * @param other   id of the other rule set
 * @param entries those with a level of this set first, in order of number, then the others
 */
public record Mapping(String other, List<Entry> entries) {

    /**
     * A level and the one it corresponds to.
     *
     * @param level    number in this set, empty for one that stands in the other alone
     * @param other    number in the other set, empty for one that stands in this alone
     * @param relation what the later set did
     * @param reason   why it is so
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Entry(Optional<Integer> level, Optional<Integer> other, Relation relation, Text reason) {
    }

    public Mapping {
        entries = entries.stream().sorted(Comparator
                .comparing((Entry entry) -> entry.level().orElse(Integer.MAX_VALUE))
                .thenComparing(entry -> entry.other().orElse(Integer.MAX_VALUE))).toList();
    }

    /** {@return the mapping of a rule set to another, which either of them holds; empty if neither does} */
    public static Optional<Mapping> between(RuleSet one, RuleSet other) {
        return one.mapping().filter(mapping -> mapping.other().equals(other.id()))
                .or(() -> other.mapping().filter(mapping -> mapping.other().equals(one.id()))
                        .map(mapping -> mapping.inverted(other.id())));
    }

    /**
     * {@return the same, seen from the other set}
     *
     * @param id of the rule set that this mapping is of
     */
    Mapping inverted(String id) {
        return new Mapping(id, entries.stream()
                .map(entry -> new Entry(entry.other(), entry.level(), entry.relation(), entry.reason())).toList());
    }

    /** {@return what became of the level of this set} */
    public Optional<Entry> of(int level) {
        return entries.stream().filter(entry -> entry.level().equals(Optional.of(level))).findFirst();
    }
}
