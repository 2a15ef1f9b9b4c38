package se.usve.scoring.desk;

import java.util.List;

/**
 * The overrides of a region's units.
 *
 * @param awaiting those the region may still reply to
 * @param others   the others
 */
record RepliesPage(List<Choice> rounds, List<OverrideRow> awaiting, List<OverrideRow> others) {
}
