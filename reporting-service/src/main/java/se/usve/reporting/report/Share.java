package se.usve.reporting.report;

/** A part of a whole, as it is reported: not rounded. */
public final class Share {

    private Share() {
    }

    /** {@return part / whole; null where the whole is 0, because a share of nothing is no number} */
    public static Double of(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
