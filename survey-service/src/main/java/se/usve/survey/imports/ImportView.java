package se.usve.survey.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import se.usve.chassis.problem.Problem;
import se.usve.chassis.problem.Violation;
import se.usve.survey.files.RowError;
import se.usve.survey.preview.LevelChange;

/**
 * An import as the API shows it. What is not known yet is absent.
 *
 * @param plan        its id
 * @param round       id of the round
 * @param status      how far it has come
 * @param dryRun      whether it was only to be shown what it would change
 * @param atomic      whether nothing is stored when a row has errors
 * @param format      in which format the file was
 * @param fileSha256  hash of the file
 * @param created     how many units get answers that had none: of a plan, if it is committed
 * @param changed     how many units get other answers
 * @param unchanged   how many units have these answers already
 * @param rejected    how many rows have errors
 * @param skipped     how many rows have no answers
 * @param rows        the rows of the file; absent in a list
 * @param levels      what is known of the levels that would change; of a dry run
 * @param sentAt      when the file was sent
 * @param sentBy      by whom
 * @param expires     when it is forgotten
 * @param progress    how far the work on it has come
 * @param committedAt when what it changes was stored
 * @param committedBy by whom
 * @param problem     why nothing of it is stored, when it is refused as a whole
 */
record ImportView(UUID plan, String round, Import.Status status, boolean dryRun, boolean atomic, String format,
        String fileSha256, Integer created, Integer changed, Integer unchanged, Integer rejected, Integer skipped,
        List<RowView> rows, LevelsView levels, Instant sentAt, String sentBy, Instant expires, ProgressView progress,
        Instant committedAt, String committedBy, ProblemView problem) {

    /** A row: its number in the file, its unit if it names one, what it does, and all that is said of it. */
    record RowView(int row, String unit, Action action, List<Change> changes, List<ErrorView> errors,
            List<ErrorView> warnings, List<LevelChange> levels) {
    }

    /**
     * An error or a warning.
     *
     * @param row      number of the row in the file
     * @param column   header of the column; absent when it is about the whole row
     * @param letter   the column as a spreadsheet names it; absent where there is none
     * @param question id of the question; absent when it is about none
     * @param pointer  JSON pointer into the rows
     * @param code     stable code
     * @param message  plain words in the language asked for
     */
    record ErrorView(int row, String column, String letter, String question, String pointer, String code,
            String message) {
    }

    /** Whether levels are shown, and that in plain words. */
    record LevelsView(Levels.Status status, String text) {
    }

    /** What is being done, and with how many rows of how many that is done. */
    record ProgressView(Import.Phase phase, int rows, Integer of) {
    }

    /** Why nothing is stored. */
    record ProblemView(String type, String title, int status, String detail, List<Problem.FieldError> errors) {
    }

    static ImportView of(Import shown, List<PlannedRow> rows, List<Locale> languages) {
        var counts = shown.counts().map(known -> shown.isHeldBack() ? known.heldBack() : known);
        return new ImportView(shown.id(), shown.round(), shown.status(), shown.order().dryRun(), shown.order().atomic(),
                shown.format().map(Enum::name).orElse(null), shown.fileHash(),
                counts.map(Counts::created).orElse(null), counts.map(Counts::changed).orElse(null),
                counts.map(Counts::unchanged).orElse(null), counts.map(Counts::rejected).orElse(null),
                counts.map(Counts::skipped).orElse(null),
                rows == null ? null : rows.stream().map(row -> row(row, languages)).toList(),
                shown.levels().map(levels -> new LevelsView(levels.status(), levels.text().in(languages))).orElse(null),
                shown.sentAt(), shown.order().sentBy(), shown.expires(),
                new ProgressView(shown.progress().phase(), shown.progress().rows(),
                        shown.progress().of().orElse(null)),
                shown.committed().map(Import.Committed::at).orElse(null),
                shown.committed().map(Import.Committed::by).orElse(null),
                shown.refusal().map(refusal -> problem(refusal, languages)).orElse(null));
    }

    private static RowView row(PlannedRow row, List<Locale> languages) {
        return new RowView(row.row(), row.unit().isEmpty() ? null : row.unit(), row.action(), row.told().changes(),
                errors(row.told().errors(), languages), errors(row.told().warnings(), languages), row.told().levels());
    }

    private static List<ErrorView> errors(List<RowError> errors, List<Locale> languages) {
        return errors.stream().map(error -> new ErrorView(error.row(), error.column(), error.letter(), error.question(),
                RowFaults.pointer(error), error.code(), error.message().in(languages))).toList();
    }

    private static ProblemView problem(Refusal refusal, List<Locale> languages) {
        return new ProblemView(refusal.type().uri(), refusal.type().title().in(languages), refusal.type().status(),
                refusal.detail().in(languages), refusal.errors().stream().map(error -> error(error, languages)).toList());
    }

    private static Problem.FieldError error(Violation error, List<Locale> languages) {
        return new Problem.FieldError(error.pointer(), error.code(), error.message().in(languages));
    }
}
