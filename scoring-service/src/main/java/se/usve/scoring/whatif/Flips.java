package se.usve.scoring.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.Relation;

/**
 * What other rules would change, in numbers, as sent and as kept with a plan.
 *
 * @param units        units judged
 * @param changedUnits of those, the ones with a changed outcome
 * @param groups       the same for each region with a unit, and last for all, {@code SE}
 * @param levels       for each level
 */
public record Flips(long units, long changedUnits, List<Group> groups, List<Level> levels) {

    /** Code of the group that is all units. */
    public static final String NATION = "SE";

    /**
     * A group of units.
     *
     * @param region       SCB county code, or {@code SE} for all
     * @param units        units judged
     * @param changedUnits of those, the ones with a changed outcome
     * @param meetingAll   units that meet every level of the rules in force
     * @param toMeetingAll units that would meet every level of the others
     */
    public record Group(String region, long units, long changedUnits, long meetingAll, long toMeetingAll) {
    }

    /**
     * A level.
     *
     * @param level    its number in the rules in force, absent if they have none
     * @param toLevel  its number in the other rules, absent if they have none
     * @param relation what the later of the two rules did with the earlier
     * @param notAsked ids of the questions that the other level is about and that the round does not ask
     * @param groups   the groups with a changed outcome
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Level(Integer level, Integer toLevel, Relation relation, List<String> notAsked,
            List<LevelGroup> groups) {
        public Level {
            // A plan kept by an earlier release has none: it is of two versions of one rule set.
            notAsked = notAsked == null ? List.of() : List.copyOf(notAsked);
        }
    }

    /**
     * A level of a group.
     *
     * @param region SCB county code, or {@code SE} for all
     * @param flips  how many units change from what to what
     */
    public record LevelGroup(String region, List<Flip> flips) {
    }

    /**
     * Units that change alike.
     *
     * @param from  what they have; absent if the rules in force have no such level
     * @param to    what they would have; absent if the other rules have no such level
     * @param units how many
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flip(Outcome from, Outcome to, long units) {
    }
}
