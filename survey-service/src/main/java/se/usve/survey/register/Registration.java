package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;

/**
 * What is registered about a unit.
 *
 * @param name           its name
 * @param region         SCB county code of its region
 * @param specialty      its medical specialty in Swedish, or null
 * @param hsaId          its HSA-id, or null
 * @param designatedYear year it was designated as university health care, or null
 */
@Embeddable
record Registration(String name, String region, String specialty, @Column(name = "hsa_id") String hsaId,
        @Column(name = "designated_year") Integer designatedYear) {

    private static final int LONGEST_NAME = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    /** By the FHIR naming system urn:oid:1.2.752.29.4.19. */
    private static final Pattern HSA_ID = Pattern.compile("SE\\d{10}-[A-Za-z0-9]{1,18}");

    /**
     * Reads the body of a request.
     *
     * @throws se.usve.chassis.problem.ProblemException 422 with every error
     */
    static Registration read(UnitId id, JsonNode body) {
        var fields = Fields.of(body);
        if (!UnitId.UNIT.matcher(id.unit()).matches()) {
            fields.add("unit", Fields.INVALID_VALUE, new Text(
                    "enhetens id ska vara 1 till 64 av tecknen A–Z, a–z, 0–9, punkt, _ och bindestreck, det första en bokstav "
                            + "eller siffra",
                    "the unit's id must be 1 to 64 of A–Z, a–z, 0–9, full stop, _ and hyphen, the first a letter or digit"));
        }
        var registration = new Registration(
                fields.text("name", LONGEST_NAME),
                fields.matching("region", Region.CODE,
                        new Text("ska vara någon av %s", "must be one of %s").with(Region.CODES)),
                fields.optionalText("specialty", LONGEST_NAME),
                fields.optionalMatching("hsaId", HSA_ID, new Text(
                        "ska vara ett HSA-id som SE2321000255-O12345", "must be an HSA-id such as SE2321000255-O12345")),
                fields.optionalWhole("designatedYear", FIRST_YEAR, LAST_YEAR));
        fields.mustBeValid();
        return registration;
    }
}
