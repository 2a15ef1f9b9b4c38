package se.usve.scoring.unit;

import java.util.Optional;

/**
 * What scoring knows of a unit in a round.
 *
 * @param id                its id
 * @param region            SCB county code of its region
 * @param name              its name, empty until its registration has come
 * @param takesPart         whether it takes part in the round: one that no longer does counts nowhere in it
 * @param submissionVersion the newest submission scored or withdrawal noted, 0 before the first
 * @param withdrawn         whether that is a withdrawal: the unit has no answers until it submits again
 * @param revision          number of its newest result, 0 before the first
 */
public record Unit(UnitId id, String region, Optional<String> name, boolean takesPart, long submissionVersion,
        boolean withdrawn, long revision) {

    /** {@return whether it has outcomes: there are answers that have been scored and not been withdrawn} */
    public boolean hasOutcomes() {
        return revision > 0 && !withdrawn;
    }

    /** {@return the unit as scored by a submission} */
    public Unit scored(long newSubmissionVersion, long newRevision) {
        return new Unit(id, region, name, takesPart, newSubmissionVersion, false, newRevision);
    }

    /** {@return the unit as it is when it has withdrawn its answers} */
    public Unit withdrawn(long newSubmissionVersion, long newRevision) {
        return new Unit(id, region, name, takesPart, newSubmissionVersion, true, newRevision);
    }
}
