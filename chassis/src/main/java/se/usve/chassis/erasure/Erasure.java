package se.usve.chassis.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person was erased, or would be: never by which name.
 *
 * @param erasure   its id; absent for what was not carried out
 * @param kind      REQUEST for one person who asked for it, RETENTION for all whose time was out
 * @param pseudonym what the person is called from then on; of several persons each has a number after it
 * @param role      what the person was, if that was told, such as ASSESSOR
 * @param region    SCB county code of the region the person acted for, if that was told
 * @param reason    why
 * @param at        when, UTC
 * @param by        who did it
 * @param rows      how many rows of the database were changed
 * @param places    the same by table and column, without those in which nothing was found
 * @param mentions  free texts that the name stands in, by table and column: they were left as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Erasure(UUID erasure, Kind kind, String pseudonym, String role, String region, String reason, Instant at,
        String by, long rows, List<Place> places, List<Place> mentions) {

    /** Why it was done. */
    public enum Kind {
        /** Somebody asked for it. */
        REQUEST,
        /** The time that names are kept was out. */
        RETENTION
    }

    /** How many rows of a table and column. */
    public record Place(String place, long rows) {
    }

    static long sum(List<Place> places) {
        return places.stream().mapToLong(Place::rows).sum();
    }
}
