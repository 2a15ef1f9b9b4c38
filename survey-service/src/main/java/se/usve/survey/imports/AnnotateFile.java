package se.usve.survey.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.files.FileFormat;
import se.usve.survey.lane.Lanes;

/** Gives a file back with what is wrong in it: a column of messages, and the cells marked. */
@ApplicationScoped
class AnnotateFile {

    private final Imports imports;
    private final ImportRows rows;
    private final MakePlan plans;
    private final Lanes lanes;

    AnnotateFile(Imports imports, ImportRows rows, MakePlan plans, Lanes lanes) {
        this.imports = imports;
        this.rows = rows;
        this.plans = plans;
        this.lanes = lanes;
    }

    /**
     * {@return the file as XLSX, whatever it was} Reading it again takes the memory it took the first time, so it waits
     * its turn with those that are sent.
     *
     * @param region the only region whose imports the caller may touch; empty for all
     * @throws ProblemException 409 if it has not been read, or could not be; 429 or 503 if there are too many at once
     */
    Response annotated(Import shown, Optional<String> region, List<Locale> languages) {
        if (shown.counts().isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Importen är %s: filens rader är inte lästa",
                    "The import is %s: the rows of the file have not been read")
                    .with(shown.status()));
        }
        try (var _ = lanes.enter(region)) {
            var written = written(shown, languages);
            return AnswerDocument.attached(out -> out.write(written), FileFormat.XLSX, "rattning-" + shown.round());
        }
    }

    /** {@return the whole of it: nobody keeps a turn by fetching slowly} */
    private byte[] written(Import shown, List<Locale> languages) {
        var files = plans.files(shown.round(), shown.order().ground().questionnaire());
        var file = files.read(imports.file(shown.id()));
        var findings = rows.of(shown.id()).stream()
                .flatMap(row -> Stream.concat(row.told().errors().stream(), row.told().warnings().stream())).toList();
        var written = new ByteArrayOutputStream();
        try {
            files.writeAnnotated(file, findings, text -> text.in(languages), AnswerDocument.today(), written);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
        return written.toByteArray();
    }
}
