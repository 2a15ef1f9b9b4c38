package se.usve.survey.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.files.AnswerFiles;
import se.usve.survey.files.FileLimits;
import se.usve.survey.files.SentFile;
import se.usve.survey.files.SentRow;
import se.usve.survey.imports.Import.Order;
import se.usve.survey.imports.Import.Phase;
import se.usve.survey.preview.PreviewMany;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.NewestAnswers;
import se.usve.survey.submission.NewestAnswers.OfUnit;

/** Reads a file and works out what it would do to each unit; stores that, and nothing else. */
@ApplicationScoped
class MakePlan {

    private final Questionnaires questionnaires;
    private final NewestAnswers newest;
    private final PreviewMany preview;
    private final Imports imports;
    private final ImportRows importRows;

    MakePlan(Questionnaires questionnaires, NewestAnswers newest, PreviewMany preview, Imports imports,
            ImportRows importRows) {
        this.questionnaires = questionnaires;
        this.newest = newest;
        this.preview = preview;
        this.imports = imports;
        this.importRows = importRows;
    }

    /** {@return the reader and writer of a round's files} */
    AnswerFiles files(String round, String questionnaire) {
        return new AnswerFiles(questionnaires.get(questionnaire), round, FileLimits.DEFAULT);
    }

    /**
     * {@return the file, read}
     *
     * @throws ProblemException 413 or 422 if no row of it can be read
     */
    SentFile read(Order order, byte[] file, Stages stages) {
        stages.begin(Phase.READING, Optional.empty());
        return files(order.ground().round(), order.ground().questionnaire()).read(file);
    }

    /** {@return what the rows would do as the units are now, stored as the plan} */
    List<PlannedRow> plan(UUID id, Order order, SentFile file, Sender sender, Stages stages) {
        var total = file.rows().size();
        stages.begin(Phase.COMPARING, Optional.of(total));
        // The id of a unit has none of the characters that a database cannot take.
        var units = newest.of(order.ground().round(), order.region(), file.rows().stream().map(SentRow::unit)
                .filter(unit -> unit.matches("[\\w.-]{1,64}")).toList());
        var planning = new Planning(files(order.ground().round(), order.ground().questionnaire()).columns(), units,
                order.reason(), file::letter);
        List<PlannedRow> rows = new ArrayList<>(total);
        for (var row : file.rows()) {
            rows.add(planning.plan(row));
            stages.done(rows.size(), total);
        }
        Levels levels = null;
        if (order.dryRun()) {
            stages.begin(Phase.PREVIEWING, Optional.of(total));
            var told = preview.of(order.ground().round(), asked(rows, units), sender.token());
            levels = Levels.of(told);
            rows = withLevels(rows, told);
        }
        stages.begin(Phase.STORING, Optional.of(total));
        store(id, file, rows, levels);
        return rows;
    }

    private void store(UUID id, SentFile file, List<PlannedRow> rows, Levels levels) {
        QuarkusTransaction.requiringNew().run(() -> {
            importRows.put(id, rows);
            imports.planned(id, file.format(), Counts.of(rows), levels);
        });
    }

    private static List<PreviewMany.Asked> asked(List<PlannedRow> rows, List<OfUnit> units) {
        var before = new HashMap<String, Optional<Answers.Canonical>>();
        units.forEach(unit -> before.put(unit.unit(), unit.answers()));
        return rows.stream().filter(row -> row.action().stores())
                .map(row -> new PreviewMany.Asked(row.unit(), before.get(row.unit()).map(Answers.Canonical::json),
                        row.answers().json()))
                .toList();
    }

    private static List<PlannedRow> withLevels(List<PlannedRow> rows, PreviewMany.Told told) {
        if (!(told instanceof PreviewMany.Changes(var ofUnits))) {
            return rows;
        }
        var next = ofUnits.iterator();
        return rows.stream().map(row -> row.action().stores() ? row.with(next.next()) : row).toList();
    }
}
