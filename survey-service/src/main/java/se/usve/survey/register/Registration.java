package se.usve.survey.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.Region;

/**
 * What is registered about a unit.
 *
 * @param name                 its name
 * @param region               SCB county code of its region
 * @param specialty            its medical specialty in Swedish, or null
 * @param hsaId                its HSA-id, or null
 * @param designatedYear       year it was designated as university health care, or null
 * @param directPatientContact whether it has direct patient contact, or null if that is not known
 * @param partOf               id of the unit it is a part of, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Registration(String name, String region, String specialty,
        String hsaId, Integer designatedYear, Boolean directPatientContact,
        String partOf) {

    /** The columns that {@link #of(ResultSet)} reads. */
    static final String COLUMNS = "name, region, specialty, hsa_id, designated_year, direct_patient_contact, part_of";

    /** By the FHIR naming system urn:oid:1.2.752.29.4.19. */
    static final Pattern HSA_ID = Pattern.compile("SE\\d{10}-[A-Za-z0-9]{1,18}");

    private static final int LONGEST_NAME = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    /** Reads the fields of a registration; what is wrong is noted in the fields. */
    static Registration read(Fields fields) {
        return new Registration(
                fields.text("name", LONGEST_NAME),
                fields.matching("region", Region.CODE,
                        new Text("ska vara någon av %s", "must be one of %s").with(Region.CODES)),
                fields.optionalText("specialty", LONGEST_NAME),
                fields.optionalMatching("hsaId", HSA_ID, new Text(
                        "ska vara ett HSA-id som SE2321000255-O12345", "must be an HSA-id such as SE2321000255-O12345")),
                fields.optionalWhole("designatedYear", FIRST_YEAR, LAST_YEAR),
                fields.optionalTruth("directPatientContact"),
                fields.optionalMatching("partOf", UnitId.FORM, UnitId.RULE));
    }

    /**
     * {@return this with what a request changes: the fields that differ between two other registrations as the later of
     * them has them, all others as they are here}
     */
    Registration with(Registration before, Registration after) {
        return new Registration(
                newest(name, before.name, after.name),
                newest(region, before.region, after.region),
                newest(specialty, before.specialty, after.specialty),
                newest(hsaId, before.hsaId, after.hsaId),
                newest(designatedYear, before.designatedYear, after.designatedYear),
                newest(directPatientContact, before.directPatientContact, after.directPatientContact),
                newest(partOf, before.partOf, after.partOf));
    }

    private static <T> T newest(T here, T before, T after) {
        return Objects.equals(before, after) ? here : after;
    }

    static Registration of(ResultSet row) throws SQLException {
        return new Registration(row.getString("name"), row.getString("region"), row.getString("specialty"),
                row.getString("hsa_id"), row.getObject("designated_year", Integer.class),
                row.getObject("direct_patient_contact", Boolean.class), row.getString("part_of"));
    }
}
