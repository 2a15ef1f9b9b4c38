package se.usve.scoring.unit;

import java.util.Comparator;

/**
 * A unit taking part in a round.
 *
 * @param round id of the round
 * @param unit  id of the unit
 */
public record UnitId(String round, String unit) implements Comparable<UnitId> {

    private static final Comparator<UnitId> ORDER =
            Comparator.comparing(UnitId::round).thenComparing(UnitId::unit);

    /** The order rows are locked in, so that two transactions never wait for each other. */
    @Override
    public int compareTo(UnitId other) {
        return ORDER.compare(this, other);
    }
}
