package se.usve.reporting.figures;

import se.usve.scoring.contract.Outcome;

/**
 * How many units of a group meet one level by their own answers alone, and for how many of them it was assessed otherwise;
 * as a difference the numbers may be negative. Those that meet it as assessed are {@code met - lowered - awaiting + raised}.
 *
 * @param met      units that meet the level by their own answers, exempt ones included
 * @param exempt   of those, the ones the level does not apply to
 * @param lowered  of those that meet it, the ones assessed as not meeting it, by a ruling or an override
 * @param awaiting of those that meet it, the ones that wait for an assessor
 * @param raised   units that do not meet it by their own answers, but as assessed
 */
public record SelfReportedCounts(long met, long exempt, long lowered, long awaiting, long raised) {

    /** Nothing. */
    public static final SelfReportedCounts NONE = new SelfReportedCounts(0, 0, 0, 0, 0);

    /**
     * {@return what one unit counts for}
     *
     * @param selfReported the outcome by its own answers
     * @param assessed     the outcome that counts
     */
    public static SelfReportedCounts of(Outcome selfReported, Outcome assessed) {
        var met = meets(selfReported);
        return new SelfReportedCounts(one(met), one(selfReported == Outcome.EXEMPT),
                one(met && assessed == Outcome.NOT_MET), one(met && assessed == Outcome.AWAITING_ASSESSMENT),
                one(!met && meets(assessed)));
    }

    private static boolean meets(Outcome outcome) {
        return switch (outcome) {
            case MET, EXEMPT -> true;
            case NOT_MET, AWAITING_ASSESSMENT -> false;
        };
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }

    /** {@return the sum} */
    public SelfReportedCounts plus(SelfReportedCounts other) {
        return new SelfReportedCounts(met + other.met, exempt + other.exempt, lowered + other.lowered,
                awaiting + other.awaiting, raised + other.raised);
    }

    /** {@return the same numbers with the opposite sign} */
    public SelfReportedCounts negated() {
        return new SelfReportedCounts(-met, -exempt, -lowered, -awaiting, -raised);
    }
}
