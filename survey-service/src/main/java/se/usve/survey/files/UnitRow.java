package se.usve.survey.files;

import java.util.Map;

/**
 * A unit to write.
 *
 * @param unit    its id
 * @param name    its name
 * @param region  SCB county code of its region
 * @param answers its answers, question id to answer; empty in a template not filled in
 */
public record UnitRow(String unit, String name, String region, Map<String, Object> answers) {
}
