package se.usve.scoring.ruleset;

import se.usve.chassis.problem.Text;

/**
 * One of the areas the levels are grouped by.
 *
 * @param code as in the contract, such as {@code CLINICAL_RESEARCH}
 * @param text its name
 */
public record Area(String code, Text text) {
}
