package se.usve.scoring.desk;

import java.util.List;

/**
 * A unit's levels.
 *
 * @param missing   why there are none, or null
 * @param sum       how many it meets
 * @param conflictHref where the caller declares a conflict of interest with it, or null
 */
record UnitPage(String round, String name, String id, String region, String conflictHref, String missing, String sum,
        List<Level> levels, List<OverrideRow> overrides) {

    /**
     * A level.
     *
     * @param self what the unit's own answers give, where something else was decided; else null
     * @param note that there is a ruling or an override; empty if not
     */
    record Level(String href, int number, String text, String outcome, String sign, String words, String self,
            String sentence, String note) {
    }
}
