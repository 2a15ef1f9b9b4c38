package se.usve.survey.preview;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A level whose outcome answers would change.
 *
 * @param level number of the level within the round's rule set
 * @param from  its outcome now; absent for a unit that has no answers
 * @param to    its outcome with the answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelChange(int level, String from, String to) {
}
