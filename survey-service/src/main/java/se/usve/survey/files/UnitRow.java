package se.usve.survey.files;

import java.util.Map;

/**
 * A unit to write.
 *
 * @param unit    its id
 * @param name    its name
 * @param region  SCB county code of its region
 * @param version version of its submission that the row shows, 0 if it has none; null to say nothing of that
 * @param answers its answers, question id to answer; empty in a template not filled in
 */
public record UnitRow(String unit, String name, String region, Long version, Map<String, Object> answers) {
}
