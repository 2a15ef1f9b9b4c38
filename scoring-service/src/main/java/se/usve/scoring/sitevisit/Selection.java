package se.usve.scoring.sitevisit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The units of a round selected for site visits: one of each region in each chosen specialty that it has units of. It
 * never changes; another selection of the same round stands beside it.
 *
 * @param id            its id
 * @param round         id of the round
 * @param seed          what chance was drawn from, see {@link Draw}
 * @param seedGenerated whether the service made the seed, which then nobody could choose for its outcome
 * @param specialties   the chosen specialties, as asked for
 * @param reason        why, null if that was not told
 * @param by            who
 * @param at            when, UTC
 * @param groups        one for each specialty and region, in that order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selection(UUID id, String round, String seed, boolean seedGenerated, List<String> specialties,
        String reason, String by, Instant at, List<Group> groups) {

    /**
     * The units of a region in a specialty.
     *
     * @param specialty  the specialty
     * @param region     SCB county code of the region
     * @param candidates its units that take part and have outcomes, with their lots, the least first; none if the region
     *                   has no such unit
     * @param chosen     id of the unit to visit; absent without candidates
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(String specialty, String region, List<Candidate> candidates, String chosen) {
    }

    /**
     * A unit that could be chosen.
     *
     * @param unit   its id
     * @param name   its name
     * @param sha256 its lot
     */
    public record Candidate(String unit, String name, String sha256) {
    }
}
