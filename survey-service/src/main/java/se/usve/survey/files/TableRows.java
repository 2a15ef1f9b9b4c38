package se.usve.survey.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import se.usve.chassis.problem.Text;

/** Makes answers of the rows of a table. */
final class TableRows {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,15}");

    private final Header header;
    private final RowCheck check;

    TableRows(Header header, RowCheck check) {
        this.header = header;
        this.check = check;
    }

    SentRow read(Table.Row row) {
        var errors = new ArrayList<RowError>();
        var unit = lead(Lead.UNIT, row, errors);
        var name = lead(Lead.NAME, row, errors);
        var region = lead(Lead.REGION, row, errors);
        var reason = lead(Lead.REASON, row, errors);
        var version = version(row, errors);
        addStrays(row, header::has, errors);
        if (row.broken()) {
            return new SentRow(row.number(), unit, name, region, null, version, Map.of(), List.copyOf(errors), List.of());
        }
        var answers = new LinkedHashMap<String, Object>();
        var warnings = answers(row, answers, errors);
        if (unit.isEmpty() && !answers.isEmpty()) {
            errors.addFirst(new RowError(row.number(), Lead.UNIT.header(), letter(Lead.UNIT), null,
                    RowError.UNIT_MISSING, new Text("raden har svar men inget id för enheten: skriv enhetens id",
                            "the row has answers but no id of the unit: write the unit's id")));
        }
        return new SentRow(row.number(), unit, name, region, reason.isEmpty() ? null : reason, version, answers,
                List.copyOf(errors), warnings);
    }

    private List<RowError> answers(Table.Row row, Map<String, Object> answers, List<RowError> errors) {
        var toCheck = new LinkedHashMap<String, Object>();
        var unreadable = new LinkedHashSet<AnswerColumn>();
        header.answers().forEach((column, place) -> {
            switch (column.form().of(row.at(place))) {
                case Reading.Unanswered _ -> {
                    // Nothing to put anywhere.
                }
                case Reading.Answer(var value) -> {
                    column.into(answers, value);
                    column.into(toCheck, value);
                }
                case Reading.Wrong(var code, var message) -> {
                    column.into(toCheck, RowCheck.UNREADABLE);
                    unreadable.add(column);
                    errors.add(new RowError(row.number(), column.header(), Letters.of(place), column.question(), code,
                            message));
                }
            }
        });
        if (toCheck.isEmpty()) {
            return List.of();
        }
        var found = check.check(row.number(), toCheck, unreadable, header::letter);
        errors.addAll(found.errors());
        return found.warnings();
    }

    private Long version(Table.Row row, List<RowError> errors) {
        var said = lead(Lead.VERSION, row, errors);
        if (said.isEmpty()) {
            return null;
        }
        if (!VERSION.matcher(said).matches()) {
            errors.add(new RowError(row.number(), Lead.VERSION.header(), letter(Lead.VERSION), null,
                    RowError.INVALID_ANSWER, new Text(
                            "”%s” är ingen version: skriv heltalet som stod där, eller töm cellen",
                            "“%s” is no version: write the whole number that stood there, or empty the cell")
                            .with(Cell.text(said).shown())));
            return null;
        }
        return Long.valueOf(said);
    }

    private String lead(Lead lead, Table.Row row, List<RowError> errors) {
        var place = header.of(lead);
        if (place.isEmpty()) {
            return "";
        }
        var form = new TextForm();
        return switch (form.of(row.at(place.getAsInt()))) {
            case Reading.Unanswered _ -> "";
            case Reading.Answer(var value) -> lead == Lead.REASON ? (String) value : ((String) value).strip();
            case Reading.Wrong(var code, var message) -> {
                errors.add(new RowError(row.number(), lead.header(), letter(lead), null, code, message));
                yield "";
            }
        };
    }

    /** What stands under no header: perhaps the row's cells have moved. */
    static void addStrays(Table.Row row, IntPredicate hasHeader, List<RowError> errors) {
        if (row.broken()) {
            errors.add(new RowError(row.number(), null, null, null, RowError.RAGGED_ROW, new Text(
                    "raden har %d celler men rubrikraden fler: är en text med radbrytning inte omgiven av citattecken?",
                    "the row has %d cells but the header row more: is a text with a line break not within quotes?")
                    .with(row.cells().size())));
        }
        for (int i = 0; i < row.cells().size(); i++) {
            if (!row.cells().get(i).isBlank() && !hasHeader.test(i)) {
                errors.add(new RowError(row.number(), null, Letters.of(i), null, RowError.RAGGED_ROW, new Text(
                        "”%s” står i kolumn %s, som saknar rubrik: ta bort det, eller flytta det till sin kolumn",
                        "“%s” stands in column %s, which has no header: remove it, or move it to its column")
                        .with(row.cells().get(i).shown(), Letters.of(i))));
            }
        }
    }

    private String letter(Lead lead) {
        var place = header.of(lead);
        return place.isPresent() ? Letters.of(place.getAsInt()) : null;
    }
}
