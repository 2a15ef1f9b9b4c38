package se.usve.scoring.rescoring;

/**
 * What a plan for a round rests on.
 *
 * @param published whether the round is published, and so no longer moves
 * @param version   the version of its rule set that it is judged by
 * @param hash      SHA-256 of the units that take part and have outcomes, each with its region and the number of its
 *                  newest result
 */
record Ground(boolean published, long version, String hash) {
}
