package se.usve.survey.files;

import java.util.List;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * A file that cannot be read at all, with words that tell its sender what to do. Nothing of it has been used.
 *
 * <p>As a problem it is 413 for what is too large and 422 for the rest, and its errors carry the reasons as codes.
 */
public final class FileRefused extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Why a file is refused; the names are stable codes. */
    public enum Reason {
        /** More bytes than are taken. */
        FILE_TOO_LARGE,
        /** More rows than are taken. */
        TOO_MANY_ROWS,
        /** More errors than anybody could mend. */
        TOO_MANY_ERRORS,
        /** A cell far to the right of any column that can be used. */
        TOO_MANY_COLUMNS,
        /** Unpacked it is larger than any survey. */
        ZIP_BOMB,
        /** Protected by a password, or in the format of Excel 97–2003. */
        PASSWORD_PROTECTED,
        /** It holds macros. */
        MACROS,
        /** Nothing stands in it. */
        EMPTY_FILE,
        /** No CSV, XLSX or NDJSON, or a broken one. */
        NOT_READABLE,
        /** No row says which column the units' ids stand in. */
        NO_HEADER,
        /** A column that the questionnaire does not have. */
        UNKNOWN_COLUMN,
        /** A column that stands twice. */
        DUPLICATE_COLUMN,
        /** It was made for another round or questionnaire. */
        OTHER_ROUND
    }

    private final transient List<Reason> reasons;

    private FileRefused(ProblemType type, Text detail, List<Cause> causes) {
        super(type, detail, causes.stream()
                .map(cause -> new Violation("", cause.reason().name(), cause.message())).toList());
        this.reasons = causes.stream().map(Cause::reason).toList();
    }

    /** One reason with its words. */
    record Cause(Reason reason, Text message) {
    }

    static FileRefused because(Reason reason, String sv, String en, Object... values) {
        var message = new Text(sv, en).with(values);
        return new FileRefused(type(reason), message, List.of(new Cause(reason, message)));
    }

    static FileRefused because(List<Cause> causes) {
        return new FileRefused(ProblemType.INVALID_CONTENT, new Text(
                "Filens kolumner har %d fel. Inget är läst. Rätta dem och skicka filen igen.",
                "The file's columns have %d errors. Nothing was read. Mend them and send the file again.")
                .with(causes.size()), causes);
    }

    /** Not the words of a library: they would be in English alone and of no use to the sender. */
    static FileRefused broken() {
        return because(Reason.NOT_READABLE,
                "Filen är skadad och går inte att läsa. Öppna den i ett kalkylprogram, spara den på nytt som .xlsx och "
                        + "skicka den igen.",
                "The file is damaged and cannot be read. Open it in a spreadsheet program, save it anew as .xlsx and "
                        + "send it again.");
    }

    private static ProblemType type(Reason reason) {
        return switch (reason) {
            case FILE_TOO_LARGE, TOO_MANY_ROWS, TOO_MANY_COLUMNS, ZIP_BOMB -> ProblemType.TOO_LARGE;
            case PASSWORD_PROTECTED, MACROS, EMPTY_FILE, NOT_READABLE, TOO_MANY_ERRORS, NO_HEADER,
                    UNKNOWN_COLUMN, DUPLICATE_COLUMN, OTHER_ROUND -> ProblemType.INVALID_CONTENT;
        };
    }

    /** {@return why, one reason for each error} */
    public List<Reason> reasons() {
        return reasons;
    }
}
