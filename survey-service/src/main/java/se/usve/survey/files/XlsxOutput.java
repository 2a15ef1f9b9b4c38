package se.usve.survey.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook: a guide, the answers, and hidden the lists that cells choose from and where the file comes from.
 * Rows go out as they come, so that a large file takes no more memory than a small one.
 */
final class XlsxOutput {

    private static final String APPLICATION = "USVE";
    private static final double GUIDE_WIDTH = 110;
    private static final int HEADING_SIZE = 14;

    private XlsxOutput() {
    }

    /**
     * Writes a workbook.
     *
     * @param columns the columns of the sheet of answers
     * @param rows    its rows
     * @param cover   what it says of itself
     */
    static void write(List<SheetColumn> columns, Iterable<SheetRow> rows, Cover cover, OutputStream out)
            throws IOException {
        var workbook = new Workbook(out, APPLICATION, null);
        var guide = workbook.newWorksheet(XlsxLayout.GUIDE);
        var answers = workbook.newWorksheet(XlsxLayout.ANSWERS);
        var lists = workbook.newWorksheet(XlsxLayout.LISTS);
        var source = workbook.newWorksheet(XlsxLayout.ORIGIN);
        guide(guide, Guide.lines(cover));
        var ranges = lists(lists, columns);
        origin(source, cover.origin(), cover.made());
        new AnswerSheet(answers, columns, ranges).write(rows);
        workbook.finish();
    }

    private static void guide(Worksheet sheet, List<String> lines) throws IOException {
        sheet.width(0, GUIDE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("# ")) {
                sheet.value(i, 0, line.substring(2));
                sheet.style(i, 0).bold().fontSize(HEADING_SIZE).set();
            } else if (!line.isEmpty()) {
                sheet.value(i, 0, line);
                sheet.style(i, 0).wrapText(true).verticalAlignment("top").set();
            }
        }
        sheet.finish();
    }

    /** {@return where the words of each list stand, as a formula} */
    private static Map<List<String>, String> lists(Worksheet sheet, List<SheetColumn> columns) throws IOException {
        var ranges = new LinkedHashMap<List<String>, String>();
        for (var column : columns) {
            if (column.form().orElse(null) instanceof CodedForm coded) {
                var words = coded.choices();
                var letter = Letters.of(ranges.size());
                if (ranges.putIfAbsent(words,
                        "%s!$%s$1:$%s$%d".formatted(XlsxLayout.LISTS, letter, letter, words.size())) == null) {
                    for (int i = 0; i < words.size(); i++) {
                        sheet.value(i, ranges.size() - 1, words.get(i));
                    }
                }
            }
        }
        sheet.setVisibilityState(VisibilityState.HIDDEN);
        sheet.finish();
        return ranges;
    }

    private static void origin(Worksheet sheet, Origin origin, LocalDate made) throws IOException {
        var said = new ArrayList<List<String>>();
        said.add(List.of(XlsxLayout.ROUND, origin.round()));
        said.add(List.of(XlsxLayout.QUESTIONNAIRE, origin.questionnaire()));
        said.add(List.of(XlsxLayout.TEMPLATE_VERSION, String.valueOf(Origin.TEMPLATE_VERSION)));
        said.add(List.of(XlsxLayout.MADE, made.toString()));
        for (int i = 0; i < said.size(); i++) {
            sheet.value(i, 0, said.get(i).getFirst());
            sheet.value(i, 1, said.get(i).getLast());
        }
        sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
        sheet.finish();
    }
}
