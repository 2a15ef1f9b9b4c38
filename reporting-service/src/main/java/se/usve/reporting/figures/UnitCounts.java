package se.usve.reporting.figures;

/**
 * How many units of a group stand where; as a difference the numbers may be negative.
 *
 * @param units      units registered
 * @param responding registered units that have sent a submission and not withdrawn it
 * @param scored     registered units whose outcomes are known
 * @param meetingAll of those, the ones that meet every level of their rule set
 */
public record UnitCounts(long units, long responding, long scored, long meetingAll) {

    /** Nothing. */
    public static final UnitCounts NONE = new UnitCounts(0, 0, 0, 0);

    /** {@return the sum} */
    public UnitCounts plus(UnitCounts other) {
        return new UnitCounts(units + other.units, responding + other.responding, scored + other.scored,
                meetingAll + other.meetingAll);
    }

    /** {@return the same numbers with the opposite sign} */
    public UnitCounts negated() {
        return new UnitCounts(-units, -responding, -scored, -meetingAll);
    }
}
