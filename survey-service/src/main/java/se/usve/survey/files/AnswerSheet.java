package se.usve.survey.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;
import se.usve.survey.questionnaire.Question;

/** Writes the sheet of answers: the questions in row 1, the headers in row 2, then a row for each unit. */
final class AnswerSheet {

    private static final int FIRST_ROW = 2;
    /** Cells are helped to choose in rows that the template does not fill, too. */
    private static final int LAST_ROW = FIRST_ROW + FileLimits.DEFAULT.rows() - 1;
    private static final int FROZEN_COLUMNS = 2;
    private static final double QUESTION_HEIGHT = 150;
    private static final int ROWS_HELD = 200;
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_COMMENTS = 5_000;
    private static final String HEADER_FILL = "D9E2F3";
    private static final String MARK_FILL = "FFD966";
    private static final String TEXT_FORMAT = "@";

    private final Worksheet sheet;
    private final List<SheetColumn> columns;
    private final Map<List<String>, String> lists;
    private int comments;

    AnswerSheet(Worksheet sheet, List<SheetColumn> columns, Map<List<String>, String> lists) {
        this.sheet = sheet;
        this.columns = columns;
        this.lists = lists;
    }

    void write(Iterable<SheetRow> rows) throws IOException {
        sheet.freezePane(FROZEN_COLUMNS, FIRST_ROW);
        sheet.rowHeight(0, QUESTION_HEIGHT);
        for (int c = 0; c < columns.size(); c++) {
            head(c, columns.get(c));
        }
        int r = FIRST_ROW;
        for (var row : rows) {
            r = Math.max(r, row.number() - 1);
            write(row, r++);
            if (r % ROWS_HELD == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private void head(int c, SheetColumn column) {
        sheet.width(c, column.width());
        sheet.value(0, c, column.title());
        sheet.style(0, c).wrapText(true).verticalAlignment("top").set();
        sheet.value(1, c, column.header());
        sheet.style(1, c).bold().fillColor(HEADER_FILL).set();
        switch (column.form().orElse(null)) {
            case CodedForm coded -> sheet.range(FIRST_ROW, c, LAST_ROW, c)
                    .validateWithListByFormula(lists.get(coded.choices())).allowBlank(true)
                    .errorStyle(DataValidationErrorStyle.STOP).showErrorMessage(true).errorTitle("Svar")
                    .error("Välj ett av svaren i listan, eller lämna cellen tom.");
            case CountForm _ -> sheet.range(FIRST_ROW, c, LAST_ROW, c)
                    .validateWithFormula("AND(ISNUMBER(%1$s),%1$s&gt;=0,%1$s&lt;=%2$d,%1$s=INT(%1$s))"
                            .formatted(Letters.of(c) + (FIRST_ROW + 1), Question.HIGHEST_COUNT)).allowBlank(true)
                    .errorStyle(DataValidationErrorStyle.STOP).showErrorMessage(true).errorTitle("Antal")
                    .error("Skriv ett heltal från 0 till %d, eller lämna cellen tom."
                            .formatted(Question.HIGHEST_COUNT));
            case TextForm _ -> sheet.style(c).wrapText(true).verticalAlignment("top").set();
            case null -> {
                var style = sheet.style(c).wrapText(true).verticalAlignment("top");
                if (isCode(column)) {
                    style.format(TEXT_FORMAT);
                }
                style.set();
            }
        }
    }

    /** Codes of digits are texts: the region 01 is not the number 1. */
    private static boolean isCode(SheetColumn column) {
        return column.header().equals(Lead.UNIT.header()) || column.header().equals(Lead.REGION.header());
    }

    private void write(SheetRow row, int r) {
        for (int c = 0; c < row.cells().size(); c++) {
            var cell = row.cells().get(c);
            var mark = row.marks().get(c);
            if (!cell.text().isEmpty()) {
                write(cell, r, c);
            }
            if (!cell.text().isEmpty() || mark != null) {
                style(r, c, mark != null);
            }
            if (mark != null && comments++ < MOST_COMMENTS) {
                sheet.comment(r, c, mark);
            }
        }
    }

    private void write(Cell cell, int r, int c) {
        switch (cell.kind()) {
            case TEXT, DATE -> text(cell.text(), r, c);
            case NUMBER -> sheet.value(r, c, new BigDecimal(cell.text()));
            case BOOLEAN -> sheet.value(r, c, Boolean.valueOf(cell.text()));
            // Not the formula itself, which would run where somebody else opens the file, and not its words, which
            // would be taken for an answer when the file is sent again: it must still be seen to be wrong.
            case FORMULA, ERROR -> sheet.formula(r, c, "NA()");
        }
    }

    /** A spreadsheet drops blanks at the ends of a text unless it is told to keep them, which only rich text does. */
    private void text(String text, int r, int c) {
        var escaped = XmlText.escaped(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        if (escaped.equals(escaped.strip()) && escaped.indexOf('\n') < 0) {
            sheet.inlineString(r, c, escaped);
        } else {
            sheet.inlineString(r, c, RichText.builder().run(escaped).end().build());
        }
    }

    private void style(int r, int c, boolean marked) {
        var form = c < columns.size() ? columns.get(c).form().orElse(null) : null;
        if (!marked && form != null && !(form instanceof TextForm)) {
            return;
        }
        var style = sheet.style(r, c).verticalAlignment("top");
        if (form == null || form instanceof TextForm) {
            style.wrapText(true);
        }
        if (form == null && c < columns.size() && isCode(columns.get(c))) {
            style.format(TEXT_FORMAT);
        }
        if (marked) {
            style.fillColor(MARK_FILL);
        }
        style.set();
    }
}
