package se.usve.survey.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;

/** A file that was sent, with what is wrong in it written beside each row and at each cell. */
final class Annotation {

    private static final int LONGEST_MESSAGES = 30_000;

    private final Table table;
    private final AnswerColumns columns;
    private final Function<Text, String> language;
    private final Map<Integer, List<RowError>> errors;

    Annotation(SentFile file, AnswerColumns columns, List<RowError> errors, Function<Text, String> language) {
        this.table = file.table();
        this.columns = columns;
        this.language = language;
        this.errors = errors.stream().collect(Collectors.groupingBy(RowError::row));
    }

    /** {@return the columns as they were sent, earlier messages left out, then the messages} */
    List<SheetColumn> columns() {
        var all = new ArrayList<SheetColumn>();
        for (int place : kept()) {
            var header = table.header().at(place).text();
            all.add(Lead.named(header).map(SheetColumn::of)
                    .or(() -> columns.named(header).map(SheetColumn::of))
                    .orElseGet(() -> new SheetColumn(header, "", Optional.empty())));
        }
        all.add(SheetColumn.of(Lead.MESSAGES));
        return all;
    }

    /** {@return the rows, made one by one as they are asked for} */
    Iterable<SheetRow> rows() {
        var kept = kept();
        return () -> table.rows().stream().map(row -> row(row, kept)).iterator();
    }

    private List<Integer> kept() {
        var kept = new ArrayList<Integer>();
        int width = Math.max(table.header().cells().size(),
                table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        for (int place = 0; place < width; place++) {
            if (Lead.named(table.header().at(place).text()).filter(Lead.MESSAGES::equals).isEmpty()) {
                kept.add(place);
            }
        }
        return kept;
    }

    private SheetRow row(Table.Row row, List<Integer> kept) {
        var found = errors.getOrDefault(row.number(), List.of());
        var cells = new ArrayList<Cell>();
        kept.forEach(place -> cells.add(row.at(place)));
        var messages = found.stream().map(error -> (error.column() == null ? "" : error.column() + ": ")
                + language.apply(error.message())).distinct().collect(Collectors.joining("\n"));
        cells.add(Cell.text(messages.length() > LONGEST_MESSAGES
                ? messages.substring(0, LONGEST_MESSAGES) + " …" : messages));
        return new SheetRow(row.number(), cells, found.isEmpty() ? Map.of() : marks(found, kept));
    }

    private Map<Integer, String> marks(List<RowError> found, List<Integer> kept) {
        var marks = new HashMap<Integer, String>();
        for (var error : found) {
            int place = place(error, kept);
            if (place >= 0) {
                marks.merge(place, language.apply(error.message()), (first, second) -> first + "\n" + second);
            }
        }
        return marks;
    }

    private int place(RowError error, List<Integer> kept) {
        if (error.column() == null) {
            return error.letter() == null ? -1 : kept.indexOf(Letters.column(error.letter()));
        }
        for (int i = 0; i < kept.size(); i++) {
            var header = table.header().at(kept.get(i)).text();
            if (Lead.named(header).map(Lead::header).or(() -> columns.named(header).map(AnswerColumn::header))
                    .filter(error.column()::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }
}
