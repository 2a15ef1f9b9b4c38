package se.usve.scoring.desk;

import java.util.List;

/**
 * Declared conflicts of interest, and a form to declare one.
 *
 * @param showsWho whether others' are among them
 */
record ConflictsPage(List<Declared> list, boolean showsWho, String unit, String reason, Faults faults, String done) {

    /** A conflict; its unit is the value of the form that takes it back. */
    record Declared(String unit, String assessor, String reason, String at, boolean own) {
    }
}
