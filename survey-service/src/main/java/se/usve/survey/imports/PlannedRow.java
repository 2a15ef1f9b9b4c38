package se.usve.survey.imports;

import java.util.List;
import java.util.Optional;
import se.usve.survey.files.RowError;
import se.usve.survey.preview.LevelChange;
import se.usve.survey.submission.Answers;

/**
 * What a row of a file would do.
 *
 * @param row     its number in the file
 * @param unit    id of the unit; empty if the row names none
 * @param action  what it does to the unit
 * @param base    the unit as it was when that was found out; empty if there is no such unit to the sender
 * @param answers the answers it stores; null if it stores none
 * @param reason  why, as it will stand in the unit's history; null if it stores nothing
 * @param told    what is said of it
 */
record PlannedRow(int row, String unit, Action action, Optional<Base> base, Answers.Canonical answers, String reason,
        Told told) {

    /**
     * The ground a row stands on. A plan is committed only as long as this is so.
     *
     * @param region  the unit's region
     * @param version of its newest submission or withdrawal
     * @param sha256  hash of its answers; null if it has none
     */
    record Base(String region, long version, String sha256) {
    }

    /**
     * What is said of a row.
     *
     * @param changes  the answers it changes, if it changes any; of a unit that had none all are new, and none is named
     * @param errors   what keeps it from being stored
     * @param warnings what is stored but deserves a second look
     * @param levels   the levels whose outcome it would change
     */
    record Told(List<Change> changes, List<RowError> errors, List<RowError> warnings, List<LevelChange> levels) {
    }

    PlannedRow with(List<LevelChange> levels) {
        return new PlannedRow(row, unit, action, base, answers, reason,
                new Told(told.changes(), told.errors(), told.warnings(), levels));
    }
}
