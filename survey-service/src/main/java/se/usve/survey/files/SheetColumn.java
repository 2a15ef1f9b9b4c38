package se.usve.survey.files;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column as it is written on a sheet.
 *
 * @param header what the column is known by
 * @param title  what is asked, in Swedish
 * @param form   what may stand in its cells; empty for a column that is no answer
 */
record SheetColumn(String header, String title, Optional<Form> form) {

    private static final double COUNT_WIDTH = 14;
    private static final double CODED_WIDTH = 20;
    private static final double TEXT_WIDTH = 50;
    private static final double LEAD_WIDTH = 24;

    static SheetColumn of(AnswerColumn column) {
        return new SheetColumn(column.header(), column.text().sv(), Optional.of(column.form()));
    }

    static SheetColumn of(Lead lead) {
        return new SheetColumn(lead.header(), lead.text().sv(), Optional.empty());
    }

    /** {@return all columns, in the order they are written} */
    static List<SheetColumn> all(AnswerColumns columns) {
        return Stream.concat(Lead.FIRST.stream().map(SheetColumn::of), columns.all().stream().map(SheetColumn::of))
                .toList();
    }

    double width() {
        return switch (form.orElse(null)) {
            case null -> header.equals(Lead.MESSAGES.header()) ? TEXT_WIDTH : LEAD_WIDTH;
            case CodedForm _ -> CODED_WIDTH;
            case CountForm _ -> COUNT_WIDTH;
            case TextForm _ -> TEXT_WIDTH;
        };
    }
}
