package se.usve.reporting.trends;

/**
 * A level in a group over the units that are in both rounds and whose outcome is known in both: like with like.
 *
 * @param units  those units, as they are in the later round
 * @param before of those, the ones that met it in the earlier round
 * @param after  of those, the ones that meet it in the later round
 * @param gained the ones that meet it and did not before
 * @param lost   the ones that met it before and do not any more
 */
record Panel(long units, long before, long after, long gained, long lost) {

    static final Panel NONE = new Panel(0, 0, 0, 0, 0);

    static Panel of(boolean before, boolean after) {
        return new Panel(1, before ? 1 : 0, after ? 1 : 0, !before && after ? 1 : 0, before && !after ? 1 : 0);
    }

    Panel plus(Panel other) {
        return new Panel(units + other.units, before + other.before, after + other.after, gained + other.gained,
                lost + other.lost);
    }
}
