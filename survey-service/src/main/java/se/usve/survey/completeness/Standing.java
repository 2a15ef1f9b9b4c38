package se.usve.survey.completeness;

import java.time.Instant;

/**
 * How a unit stands in a round.
 *
 * @param unit    its id
 * @param name    its name
 * @param region  SCB county code of its region
 * @param status  whether it has answered, and when
 * @param first   when the answers that decide whether it was in time came: the first since the last withdrawal; null if
 *                there are none
 * @param newest  when the answers that count came; null if there are none
 * @param version version of its newest submission or withdrawal, 0 if it never submitted
 */
record Standing(String unit, String name, String region, Status status, Instant first, Instant newest, long version) {

    /** Whether a unit has answered. One that has withdrawn its answers has not. */
    enum Status {
        /** Its answers came by the last day of the collection. They may have been corrected later. */
        ANSWERED_ON_TIME,
        /** Its answers came after the last day of the collection. */
        ANSWERED_LATE,
        /** It has no answers, and a draft of them. */
        DRAFT,
        /** It has no answers, nor a draft. */
        MISSING
    }

    boolean answered() {
        return status == Status.ANSWERED_ON_TIME || status == Status.ANSWERED_LATE;
    }
}
