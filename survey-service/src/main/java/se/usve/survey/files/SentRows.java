package se.usve.survey.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;

/** The rows of a file as they are read, one after the other. */
final class SentRows {

    private static final int SHOWN = 5;

    private final FileLimits limits;
    private final List<SentRow> rows = new ArrayList<>();
    /** The same words told of many rows are held once. */
    private final Map<Text, Text> messages = new HashMap<>();
    private int errors;

    SentRows(FileLimits limits) {
        this.limits = limits;
    }

    void add(SentRow row) {
        if (rows.size() == limits.rows()) {
            throw limits.tooManyRows();
        }
        errors += row.errors().size();
        if (errors > limits.errors()) {
            throw limits.tooManyErrors();
        }
        rows.add(row.with(row.errors().stream().map(this::shared).toList()));
    }

    private RowError shared(RowError error) {
        var message = messages.computeIfAbsent(error.message(), words -> words);
        return new RowError(error.row(), error.column(), error.letter(), error.question(), error.code(), message);
    }

    /**
     * {@return the rows} The sender alone knows which of a unit's rows is right: each is told of the others.
     *
     * @param letter where the units' ids stand; null where columns have no letters
     */
    List<SentRow> all(String letter) {
        Map<String, List<Integer>> byUnit = rows.stream()
                .filter(row -> !row.unit().isEmpty() && !row.isUnanswered())
                .collect(Collectors.groupingBy(SentRow::unit,
                        Collectors.mapping(SentRow::number, Collectors.toList())));
        return rows.stream().map(row -> {
            var same = byUnit.getOrDefault(row.unit(), List.of());
            return same.size() < 2 || row.isUnanswered() ? row : duplicate(row, same, letter);
        }).toList();
    }

    private static SentRow duplicate(SentRow row, List<Integer> same, String letter) {
        var others = same.stream().filter(number -> number != row.number()).limit(SHOWN).map(String::valueOf)
                .collect(Collectors.joining(", "));
        var errors = new ArrayList<>(row.errors());
        errors.add(new RowError(row.number(), Lead.UNIT.header(), letter, null, RowError.DUPLICATE_UNIT, new Text(
                "enheten %s står också i rad %s: behåll en av raderna",
                "the unit %s stands in row %s too: keep one of the rows").with(Cell.text(row.unit()).shown(), others)));
        return row.with(List.copyOf(errors));
    }
}
