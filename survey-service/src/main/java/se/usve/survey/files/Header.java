package se.usve.survey.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import se.usve.chassis.problem.Text;

/** Where in a table each column stands. */
final class Header {

    private final Map<Lead, Integer> leads = new EnumMap<>(Lead.class);
    private final Map<AnswerColumn, Integer> places = new LinkedHashMap<>();
    private final SequencedMap<AnswerColumn, Integer> inOrder = new LinkedHashMap<>();

    private Header() {
    }

    /**
     * {@return the places of the columns in a header row}
     *
     * @throws FileRefused with every header that is unknown or stands twice
     */
    static Header read(Table.Row row, AnswerColumns columns) {
        var header = new Header();
        var causes = new ArrayList<FileRefused.Cause>();
        for (int i = 0; i < row.cells().size(); i++) {
            var title = row.cells().get(i).text();
            if (Words.isBlank(title)) {
                continue;
            }
            var lead = Lead.named(title);
            var column = columns.named(title);
            if (lead.isEmpty() && column.isEmpty()) {
                causes.add(new FileRefused.Cause(FileRefused.Reason.UNKNOWN_COLUMN, new Text(
                        "Kolumn %s: enkäten har ingen ”%s”. Ta bort kolumnen eller rätta rubriken.",
                        "Column %s: the questionnaire has no “%s”. Remove the column or mend its header.")
                        .with(Letters.of(i), row.cells().get(i).shown())));
                continue;
            }
            var earlier = lead.isPresent() ? header.leads.putIfAbsent(lead.get(), i)
                    : header.places.putIfAbsent(column.orElseThrow(), i);
            if (earlier != null) {
                causes.add(new FileRefused.Cause(FileRefused.Reason.DUPLICATE_COLUMN, new Text(
                        "Kolumn %s: rubriken ”%s” står redan i kolumn %s. Ta bort den ena.",
                        "Column %s: the header “%s” stands in column %s already. Remove one of them.")
                        .with(Letters.of(i), row.cells().get(i).shown(), Letters.of(earlier))));
            }
        }
        if (!causes.isEmpty()) {
            throw FileRefused.because(causes);
        }
        columns.all().stream().filter(header.places::containsKey)
                .forEach(column -> header.inOrder.put(column, header.places.get(column)));
        return header;
    }

    /** {@return where the column stands} */
    OptionalInt of(Lead lead) {
        return leads.containsKey(lead) ? OptionalInt.of(leads.get(lead)) : OptionalInt.empty();
    }

    /** {@return the columns of answers that are there, in the questionnaire's order, and where each stands} */
    SequencedMap<AnswerColumn, Integer> answers() {
        return inOrder;
    }

    /** {@return the letters of the column, or null if it is not there} */
    String letter(Lead lead) {
        return leads.containsKey(lead) ? Letters.of(leads.get(lead)) : null;
    }

    /** {@return the letters of the column, or null if it is not there} */
    String letter(AnswerColumn column) {
        return inOrder.containsKey(column) ? Letters.of(inOrder.get(column)) : null;
    }

    /** {@return whether a column has a header} */
    boolean has(int column) {
        return leads.containsValue(column) || inOrder.containsValue(column);
    }
}
