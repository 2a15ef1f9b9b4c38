package se.usve.reporting.dashboard.assessment;

import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.assessment.AssessmentCounts.Counts;
import se.usve.reporting.assessment.AssessmentCounts;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.RowPlot;
import se.usve.reporting.dashboard.Choice;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.RegionNames;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.SelfReportedTable.Cell;
import se.usve.reporting.report.SelfReportedTable.LevelRow;
import se.usve.reporting.report.SelfReportedTable;

/**
 * How far the assessment has come, written out in one language.
 *
 * @param finding  how far, in a sentence
 * @param own      whether only the reader's own units are counted
 * @param examples the levels of which something is awaited or decided
 * @param all      those together, or null where there are none
 * @param groups   the groups to choose among
 * @param chart    the levels where own answers and assessment differ in the chosen group, or null where there are none
 * @param compared the same in figures
 * @param alike    that they differ nowhere, or null
 */
record AssessmentPage(String finding, boolean own, List<Row> examples, Row all, List<Choice> groups, RowPlot chart,
        List<Compared> compared, String alike) {

    /** A level and the units by what was decided. */
    record Row(int number, String text, String awaiting, String approved, String rejected, String overridden) {
    }

    /** A level by the units' own answers and as assessed. */
    record Compared(int number, String text, String selfReported, String selfReportedShare, String assessed,
            String assessedShare, String lowered, String raised, String awaiting, String difference) {
    }

    static AssessmentPage of(AssessmentCounts counts, SelfReportedTable table, String chosen, Frame frame) {
        var codes = table.levels().isEmpty() ? List.<Cell>of() : table.levels().getFirst().cells();
        var code = codes.stream().map(Cell::group).filter(c -> c.equals(chosen)).findFirst().orElse(Group.NATION);
        var differing = table.levels().stream().filter(level -> differs(cell(level, code))).toList();
        var groups = codes.reversed().stream().map(cell -> new Choice(cell.group(), name(cell, frame), cell.group().equals(code)))
                .toList();
        var of = groups.stream().filter(Choice::chosen).map(Choice::words).findFirst().orElse("");
        return new AssessmentPage(finding(counts, frame), counts.ownRegion() != null,
                counts.numbers().stream().map(number -> row(number, wording(table, number, frame), counts.levels().get(number), frame))
                        .toList(), counts.levels().isEmpty() ? null : row(0, "", counts.sum(), frame), groups,
                differing.isEmpty() ? null : chart(differing, code, of, frame),
                differing.stream().map(level -> compared(level, cell(level, code), frame)).toList(),
                differing.isEmpty() ? frame.in(new Text("%s: egna svar och bedömning är lika på alla nivåer.",
                        "%s: own answers and assessment are alike on all levels.").with(of)) : null);
    }

    private static String finding(AssessmentCounts counts, Frame frame) {
        var sum = counts.sum();
        var ruled = sum.approved() + sum.rejected();
        return frame.in(new Text("%s av %s exempel är bedömda: %s godkända och %s underkända. %s väntar. %s utfall är ändrade efter "
                + "fördjupad granskning.", "%s of %s examples have been assessed: %s approved and %s rejected. %s await. %s outcomes "
                + "were changed after in-depth review.").with(frame.numerals().count(ruled), frame.numerals().count(sum.examples()),
                frame.numerals().count(sum.approved()), frame.numerals().count(sum.rejected()), frame.numerals().count(sum.awaiting()),
                frame.numerals().count(sum.overridden())));
    }

    private static Row row(int number, String text, Counts counts, Frame frame) {
        return new Row(number, text, counted(counts.awaiting(), frame), counted(counts.approved(), frame),
                counted(counts.rejected(), frame), counted(counts.overridden(), frame));
    }

    private static RowPlot chart(List<LevelRow> levels, String code, String of, Frame frame) {
        var most = levels.stream().max((a, b) -> Long.compare(Math.abs(cell(a, code).difference()),
                Math.abs(cell(b, code).difference()))).orElseThrow();
        var cell = cell(most, code);
        var sentence = frame.in(new Text("%s: mest ändrar bedömningen nivå %s, där %s enheter når den enligt egna svar och %s enligt "
                + "bedömningen.", "%s: the assessment changes level %s most, which %s units meet by their own answers and %s as "
                + "assessed.").with(of, most.level(), frame.numerals().count(cell.selfReportedMet()),
                frame.numerals().count(cell.assessedMet())));
        return new RowPlot(new Caption("compared", frame.in(new Text("Egna svar och bedömning: %s",
                "Own answers and assessment: %s").with(of)), sentence, frame.in(new Text(
                "Pricken är andelen enligt bedömningen, strecket andelen enligt egna svar.",
                "The dot is the share as assessed, the tick the share by own answers."))), RowPlot.Mark.DOT,
                levels.stream().map(level -> new RowPlot.Row(level.level() + " " + frame.in(level.wording()),
                        cell(level, code).assessedShare(), cell(level, code).selfReportedShare(),
                        frame.numerals().percent(cell(level, code).assessedShare()))).toList(), null,
                Stream.of(0.0, 0.25, 0.5, 0.75, 1.0).map(frame.numerals()::percent).toList(), null);
    }

    private static Compared compared(LevelRow level, Cell cell, Frame frame) {
        return new Compared(level.level(), frame.in(level.wording()), frame.numerals().parts(cell.selfReportedMet(), cell.of()),
                frame.numerals().percent(cell.selfReportedShare()), frame.numerals().parts(cell.assessedMet(), cell.of()),
                frame.numerals().percent(cell.assessedShare()), counted(cell.lowered(), frame), counted(cell.raised(), frame),
                counted(cell.awaiting(), frame), frame.numerals().decimal((double) cell.difference(), 0));
    }

    private static boolean differs(Cell cell) {
        return cell.lowered() + cell.raised() + cell.awaiting() > 0;
    }

    private static Cell cell(LevelRow level, String code) {
        return level.cells().stream().filter(cell -> cell.group().equals(code)).findFirst().orElseThrow();
    }

    private static String wording(SelfReportedTable table, int number, Frame frame) {
        return table.levels().stream().filter(level -> level.level() == number).findFirst()
                .map(level -> frame.in(level.wording())).orElse("");
    }

    private static String name(Cell cell, Frame frame) {
        return RegionNames.full(cell.group(), cell.name(), frame.language());
    }

    private static String counted(long count, Frame frame) {
        return count == 0 ? "–" : frame.numerals().count(count);
    }
}
