package se.usve.survey.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Questionnaire;

/**
 * Reads and writes files of units' answers in one round. It holds nothing between calls and may be used by many threads
 * at once.
 *
 * <p>A file is a table with a row for each unit and a column for each cell of an answer ({@link AnswerColumns}), or
 * NDJSON with a line for each unit. Before the answers stand the columns {@code unit}, {@code name}, {@code region},
 * {@code reason} and {@code version}; only the first must be there. Columns may stand in any order and be left out.
 */
public final class AnswerFiles {

    private final Questionnaire questionnaire;
    private final AnswerColumns columns;
    private final Origin origin;
    private final FileLimits limits;

    /**
     * @param questionnaire the round's questions
     * @param round         id of the round
     * @param limits        how much is taken
     */
    public AnswerFiles(Questionnaire questionnaire, String round, FileLimits limits) {
        this.questionnaire = questionnaire;
        this.columns = AnswerColumns.of(questionnaire);
        this.origin = new Origin(round, questionnaire.id());
        this.limits = limits;
    }

    /** {@return the columns of the round's questionnaire} */
    public AnswerColumns columns() {
        return columns;
    }

    /**
     * Reads a file, in the format that its content shows, whatever its sender calls it.
     *
     * @param content the file
     * @return its rows, checked by the questionnaire too, each with every error in it
     * @throws FileRefused if no row can be read
     */
    public SentFile read(byte[] content) {
        limits.check(content);
        var format = FileFormat.of(content);
        return switch (format) {
            case CSV -> read(format, new CsvTable(limits).read(CsvText.of(content)));
            case XLSX -> read(format, XlsxTable.read(content, limits));
            case NDJSON -> {
                var rows = new SentRows(limits);
                new NdjsonRows(new RowCheck(questionnaire, columns), columns).read(CsvText.of(content), rows);
                var all = rows.all(null);
                yield new SentFile(format, all, NdjsonTable.of(all, columns));
            }
        };
    }

    private SentFile read(FileFormat format, Table table) {
        table.origin().ifPresent(said -> said.mustBe(origin.round(), origin.questionnaire()));
        var header = Header.read(table.header(), columns);
        var reading = new TableRows(header, new RowCheck(questionnaire, columns));
        var rows = new SentRows(limits);
        table.rows().forEach(row -> rows.add(reading.read(row)));
        return new SentFile(format, rows.all(header.letter(Lead.UNIT)), table);
    }

    /**
     * Writes an XLSX file of units, to be filled in or looked at, with their answers if they have any: a guide, the
     * sheet of answers with lists to choose from, and hidden which round it is for.
     *
     * @param units its rows, asked for as they are written
     * @param made  the day it is made
     */
    public void writeXlsx(Iterable<UnitRow> units, LocalDate made, OutputStream out) throws IOException {
        XlsxOutput.write(SheetColumn.all(columns), () -> StreamSupport.stream(units.spliterator(), false)
                .map(unit -> new SheetRow(0, UnitCells.of(unit, columns, true), Map.of())).iterator(),
                new Cover(origin, questionnaire, made), out);
    }

    /** Writes a CSV file of units, with their answers if they have any. */
    public void writeCsv(CsvProfile profile, Iterable<UnitRow> units, OutputStream out) throws IOException {
        CsvOutput.write(profile, columns, units, out);
    }

    /** Writes NDJSON of units, a line {@code {"unit":"…","answers":{…}}} for each. */
    public void writeNdjson(Iterable<UnitRow> units, OutputStream out) throws IOException {
        NdjsonOutput.write(units, out);
    }

    /**
     * Writes a file that was sent as XLSX, rows and values as they were sent, with a last column that says what is
     * wrong in each row, and the cells that are wrong marked and commented. Mended there it can be sent again; sent as
     * it is it has the same errors in its cells.
     *
     * @param file     the file
     * @param errors   what is wrong: the errors of its rows, and what else is found, such as a unit that is not there
     * @param language which of the two languages the messages are in
     * @param made     the day it is made
     */
    public void writeAnnotated(SentFile file, List<RowError> errors, Function<Text, String> language, LocalDate made,
            OutputStream out) throws IOException {
        var annotation = new Annotation(file, columns, errors, language);
        XlsxOutput.write(annotation.columns(), annotation.rows(), new Cover(origin, questionnaire, made), out);
    }
}
