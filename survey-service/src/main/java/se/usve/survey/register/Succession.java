package se.usve.survey.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of units: one merged, split, renamed or closed. A unit on both sides goes on.
 *
 * @param id         its number
 * @param kind       what happened
 * @param effective  first day of how it is now
 * @param from       ids of the units there were
 * @param to         ids of the units there are
 * @param reason     why
 * @param recordedAt when it was recorded, UTC
 * @param recordedBy name of who did
 */
record Succession(long id, Kind kind, LocalDate effective,
        List<String> from, List<String> to, String reason,
        Instant recordedAt, String recordedBy) {

    /** What can become of units, and how many there are on each side. */
    enum Kind {
        /** Several became one. */
        MERGED(2, 100, 1, 1),
        /** One became several. */
        SPLIT(1, 1, 2, 100),
        /** One goes on under another id. */
        RENAMED(1, 1, 1, 1),
        /** Nothing came after. */
        CLOSED(1, 100, 0, 0);

        final int fewestFrom;
        final int mostFrom;
        final int fewestTo;
        final int mostTo;

        Kind(int fewestFrom, int mostFrom, int fewestTo, int mostTo) {
            this.fewestFrom = fewestFrom;
            this.mostFrom = mostFrom;
            this.fewestTo = fewestTo;
            this.mostTo = mostTo;
        }
    }

    /** {@return whether it tells of the same as another} */
    boolean tellsTheSameAs(Succession other) {
        return kind == other.kind && effective.equals(other.effective) && from.equals(other.from) && to.equals(other.to);
    }

    /** {@return whether the unit is no more afterwards} */
    boolean ends(String unit) {
        return from.contains(unit) && !to.contains(unit);
    }
}
