package se.usve.scoring.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;

/**
 * An outcome of a unit that other rules change, as sent.
 *
 * @param unit     id of the unit
 * @param name     its name, absent until its registration has come
 * @param region   SCB county code of its region
 * @param level    the level in the rules in force, absent if they have none
 * @param toLevel  the level in the other rules, absent if they have none
 * @param from     what it has, absent if the rules in force have no such level
 * @param to       what it would have, absent if the other rules have no such level
 * @param sentence why it would come out so; absent in a plan, and if the other rules have no such level
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(String unit, String name, String region, Integer level, Integer toLevel, Outcome from, Outcome to,
        Text sentence) {

    /** {@return the same with the reason for it} */
    Change because(Text reason) {
        return new Change(unit, name, region, level, toLevel, from, to, reason);
    }
}
