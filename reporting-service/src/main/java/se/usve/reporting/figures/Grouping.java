package se.usve.reporting.figures;

/** What units are grouped by in the tables, and what they can be filtered by. */
public enum Grouping {
    /** The region the unit is registered in. */
    REGION("region", "region"),
    /** The unit's medical specialty; {@link Group#UNSPECIFIED} where it has none. */
    SPECIALTY("specialty", "specialty"),
    /** The year it was designated as university health care; {@link Group#UNSPECIFIED} where that is not known. */
    DESIGNATED_YEAR("designated-year", "designatedYear"),
    /** How many clinically active staff it has: a {@link SizeClass}. */
    SIZE_CLASS("size-class", "sizeClass"),
    /** Whether it has direct patient contact: a {@link PatientContact}. */
    PATIENT_CONTACT("patient-contact", "patientContact");

    private final String word;
    private final String parameter;

    Grouping(String word, String parameter) {
        this.word = word;
        this.parameter = parameter;
    }

    /** {@return what it is called in {@code groupBy=}} */
    public String word() {
        return word;
    }

    /** {@return the parameter that filters by it} */
    public String parameter() {
        return parameter;
    }
}
