package se.usve.survey.register;

import java.util.List;
import java.util.Map;

/** The columns of a file of units. */
final class UnitTitles {

    /** The columns as they are written, in their order. */
    static final List<String> COLUMNS = List.of("unit", "name", "region", "specialty", "hsaId", "designatedYear",
            "directPatientContact", "partOf", "reason");

    /** What may stand in the header, in lower case, and the column it stands for. */
    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("unit", "unit"), Map.entry("enhet", "unit"),
            Map.entry("name", "name"), Map.entry("namn", "name"),
            Map.entry("region", "region"),
            Map.entry("specialty", "specialty"), Map.entry("specialitet", "specialty"),
            Map.entry("hsaid", "hsaId"), Map.entry("hsa-id", "hsaId"),
            Map.entry("designatedyear", "designatedYear"), Map.entry("designated year", "designatedYear"),
            Map.entry("utnämnd år", "designatedYear"),
            Map.entry("directpatientcontact", "directPatientContact"),
            Map.entry("direct patient contact", "directPatientContact"),
            Map.entry("direkt patientkontakt", "directPatientContact"),
            Map.entry("partof", "partOf"), Map.entry("part of", "partOf"), Map.entry("del av", "partOf"),
            Map.entry("reason", "reason"), Map.entry("skäl", "reason"));

    /** {@return the cells of a unit} */
    static List<String> cells(String unit, Registration registration) {
        return List.of(unit, registration.name(), registration.region(), text(registration.specialty()),
                text(registration.hsaId()), text(registration.designatedYear()),
                registration.directPatientContact() == null ? "" : registration.directPatientContact() ? "YES" : "NO",
                text(registration.partOf()), "");
    }

    private UnitTitles() {
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
