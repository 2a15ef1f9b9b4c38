package se.usve.reporting.figures;

import java.util.Map;

/** Whether a unit has direct patient contact. */
public enum PatientContact {
    /** It has. */
    YES,
    /** It has not. */
    NO,
    /** Neither its registration nor its answers tell. */
    UNKNOWN;

    private static final String NONE = "NO_DIRECT_PATIENT_CONTACT";

    /**
     * {@return what the answers say of it} In 2022–2025 question 35p asks it. In 2018–2021 an option of 36 and of an item of
     * 13b says that there is none; whoever answered 36 otherwise has it, also where 13b, which is on planning studies,
     * says that it has not (the warning of the questionnaire).
     */
    public static PatientContact of(Map<String, Object> answers) {
        var asked = answers.get("35p");
        if (asked != null) {
            return asked.equals("YES") ? YES : asked.equals("NO") ? NO : UNKNOWN;
        }
        var collaborates = answers.get("36");
        if (collaborates != null) {
            return collaborates.equals(NONE) ? NO : YES;
        }
        var inStudies = answers.get("13b") instanceof Map<?, ?> items ? items.get("PATIENT_ORGANISATIONS") : null;
        return inStudies == null ? UNKNOWN : inStudies.equals(NONE) ? NO : YES;
    }

    /** {@return what a registration says of it} */
    public static PatientContact of(Boolean registered) {
        return registered == null ? UNKNOWN : registered ? YES : NO;
    }
}
