package se.usve.reporting.report;

import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;

/** The columns that say which units a row is about, alike in all tables. */
public final class GroupColumns {

    /** What the group is called. */
    public static final Column.Attribute NAME = Column.attribute("groupName", "Gruppens namn", "Name of the group");

    /** Which units shares are of. */
    public static final Column.Dimension DENOMINATOR = Column.dimension("denominator", "Andel av", "Share of");

    private GroupColumns() {
    }

    /** {@return the column with the group's code} */
    public static Column.Dimension code(Grouping grouping) {
        return switch (grouping) {
            case REGION -> Column.place("group", "Region", "Region", NAME.id());
            case SPECIALTY -> Column.dimension("group", "Specialitet", "Specialty", NAME.id());
            case DESIGNATED_YEAR -> Column.dimension("group", "Utsedd", "Designated", NAME.id());
            case SIZE_CLASS -> Column.dimension("group", "Storlek", "Size", NAME.id());
            case PATIENT_CONTACT -> Column.dimension("group", "Patientkontakt", "Patient contact", NAME.id());
        };
    }

    /**
     * {@return the group's name in both languages}
     *
     * @param name what it is called in the table
     */
    public static Text name(Grouping grouping, String code, String name) {
        return Group.NATION.equals(code) ? GroupNames.ofAll(name) : GroupNames.of(grouping, code);
    }
}
