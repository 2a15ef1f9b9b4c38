package se.usve.survey.imports;

import java.util.List;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Violation;
import se.usve.survey.files.RowError;

/** Where the errors of rows are, as JSON pointers. */
final class RowFaults {

    private RowFaults() {
    }

    /** {@return such as {@code /rows/7/answers/13b/OWN_REGION_CARE_UNITS}} The number is that of the row in the file. */
    static String pointer(RowError error) {
        var row = Pointer.WHOLE.to("rows").to(String.valueOf(error.row()));
        if (error.question() == null) {
            return (error.column() == null ? row : row.to(error.column())).toString();
        }
        var question = row.to("answers").to(error.question());
        var part = error.question() + ".";
        return (error.column() != null && error.column().startsWith(part)
                ? question.to(error.column().substring(part.length()))
                : question).toString();
    }

    /** {@return every error of the rows} */
    static List<Violation> violations(List<PlannedRow> rows) {
        return rows.stream().flatMap(row -> row.told().errors().stream())
                .map(error -> new Violation(pointer(error), error.code(), error.message())).toList();
    }
}
