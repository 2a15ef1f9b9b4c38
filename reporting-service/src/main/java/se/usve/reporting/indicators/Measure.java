package se.usve.reporting.indicators;

import se.usve.chassis.problem.Text;

/**
 * One figure of an indicator: a column of a table, or a series of a diagram.
 *
 * @param id          names it within the indicator
 * @param title       what it is
 * @param calculation how it is made
 */
public record Measure(String id, Text title, Calculation calculation) {
}
