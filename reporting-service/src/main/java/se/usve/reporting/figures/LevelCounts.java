package se.usve.reporting.figures;

import se.usve.scoring.contract.Outcome;

/**
 * How many units of a group have which outcome of one level; as a difference the numbers may be negative.
 *
 * @param met      units that meet the level, exempt ones included (note *** under table 3 of the report)
 * @param exempt   of those, the ones the level does not apply to
 * @param notMet   units that do not meet it
 * @param awaiting units that wait for an assessor
 */
public record LevelCounts(long met, long exempt, long notMet, long awaiting) {

    /** Nothing. */
    public static final LevelCounts NONE = new LevelCounts(0, 0, 0, 0);

    /** {@return what one unit with this outcome counts for} */
    public static LevelCounts of(Outcome outcome) {
        return switch (outcome) {
            case MET -> new LevelCounts(1, 0, 0, 0);
            case EXEMPT -> new LevelCounts(1, 1, 0, 0);
            case NOT_MET -> new LevelCounts(0, 0, 1, 0);
            case AWAITING_ASSESSMENT -> new LevelCounts(0, 0, 0, 1);
        };
    }

    /** {@return the sum} */
    public LevelCounts plus(LevelCounts other) {
        return new LevelCounts(met + other.met, exempt + other.exempt, notMet + other.notMet,
                awaiting + other.awaiting);
    }

    /** {@return the same numbers with the opposite sign} */
    public LevelCounts negated() {
        return new LevelCounts(-met, -exempt, -notMet, -awaiting);
    }
}
