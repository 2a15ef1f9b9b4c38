package se.usve.reporting.report;

import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SizeClass;
import se.usve.survey.contract.Region;

/** What the groups of units are called. */
public final class GroupNames {

    /** What all units of the country are called. */
    public static final Text NATION = new Text("Riket", "Sweden");
    private static final Text SELECTED = new Text("Alla i urvalet", "All that are selected");
    private static final Text UNKNOWN = new Text("Uppgift saknas", "Not known");

    private GroupNames() {
    }

    /** {@return what all units counted are called} */
    static Text ofAll(UnitFilter filter) {
        return filter.isAll() ? NATION : SELECTED;
    }

    static Text ofAll(String swedish) {
        return swedish.equals(NATION.sv()) ? NATION : SELECTED;
    }

    /** {@return what a group of a grouping is called} */
    public static Text of(Grouping grouping, String code) {
        return switch (grouping) {
            case REGION -> both(Region.titleOf(code));
            case SPECIALTY, DESIGNATED_YEAR -> code.equals(Group.UNSPECIFIED)
                    ? new Text("Ej angiven", "Not stated") : both(code);
            case SIZE_CLASS -> switch (SizeClass.valueOf(code)) {
                case SMALL -> new Text("Färre än 100 kliniskt verksamma", "Fewer than 100 clinically active staff");
                case MEDIUM -> new Text("100–299 kliniskt verksamma", "100–299 clinically active staff");
                case LARGE -> new Text("300 kliniskt verksamma eller fler", "300 clinically active staff or more");
                case UNKNOWN -> UNKNOWN;
            };
            case PATIENT_CONTACT -> switch (PatientContact.valueOf(code)) {
                case YES -> new Text("Har direkt patientkontakt", "Has direct patient contact");
                case NO -> new Text("Saknar direkt patientkontakt", "Has no direct patient contact");
                case UNKNOWN -> UNKNOWN;
            };
        };
    }

    private static Text both(String name) {
        return new Text(name, name);
    }
}
