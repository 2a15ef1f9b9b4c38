package se.usve.reporting.assessment;

import java.util.List;
import java.util.SortedMap;
import se.usve.reporting.report.Round;

/**
 * What people have decided of a round's units, by level.
 *
 * @param round     the round
 * @param ownRegion SCB county code of the only region whose units are counted, or null where all are
 * @param levels    counts by number of the level; only levels of which something is awaited or decided
 */
public record AssessmentCounts(Round round, String ownRegion, SortedMap<Integer, Counts> levels) {

    /**
     * Counts of units, whose newest result counts.
     *
     * @param awaiting   units whose example awaits assessment
     * @param approved   units whose example was approved
     * @param rejected   units whose example was rejected
     * @param overridden units of which something was decided after in-depth review
     */
    public record Counts(long awaiting, long approved, long rejected, long overridden) {

        /** Nothing. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(awaiting + other.awaiting, approved + other.approved, rejected + other.rejected,
                    overridden + other.overridden);
        }

        /** {@return examples there are: awaiting and ruled on} */
        public long examples() {
            return awaiting + approved + rejected;
        }
    }

    /** {@return all levels together} */
    public Counts sum() {
        return levels.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** {@return the levels that have something} */
    public List<Integer> numbers() {
        return List.copyOf(levels.keySet());
    }
}
