package se.usve.survey.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.files.FileFormat;

/** Gives a file back with what is wrong in it: a column of messages, and the cells marked. */
@ApplicationScoped
class AnnotateFile {

    private final Imports imports;
    private final ImportRows rows;
    private final MakePlan plans;

    AnnotateFile(Imports imports, ImportRows rows, MakePlan plans) {
        this.imports = imports;
        this.rows = rows;
        this.plans = plans;
    }

    /**
     * {@return the file as XLSX, whatever it was}
     *
     * @throws ProblemException 409 if it has not been read, or could not be
     */
    Response annotated(Import shown, List<Locale> languages) {
        if (shown.counts().isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Importen är %s: filens rader är inte lästa",
                    "The import is %s: the rows of the file have not been read")
                    .with(shown.status()));
        }
        var files = plans.files(shown.round(), shown.order().ground().questionnaire());
        var file = files.read(imports.file(shown.id()));
        var findings = rows.of(shown.id()).stream()
                .flatMap(row -> Stream.concat(row.told().errors().stream(), row.told().warnings().stream())).toList();
        return AnswerDocument.attached(out -> files.writeAnnotated(file, findings, text -> text.in(languages),
                AnswerDocument.today(), out), FileFormat.XLSX, "rattning-" + shown.round());
    }
}
