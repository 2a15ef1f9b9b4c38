package se.usve.reporting.dashboard.progress;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.RowPlot;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.RegionNames;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.ResponseRates;
import se.usve.reporting.report.Round;

/**
 * How many units have answered, written out in one language.
 *
 * @param collection when answers are collected, or null where it was not told
 * @param chart      the regions' response rates
 * @param regions    the same in figures, the country last
 * @param finding    how much can still change
 * @param levels     the levels with what their shares can become, in their order
 */
record ProgressPage(String collection, RowPlot chart, List<Region> regions, String finding, List<Level> levels) {

    /** A region and its answers. */
    record Region(String name, String units, String responding, String missing, String share) {
    }

    /**
     * A level and its shares.
     *
     * @param from  where the range begins, in percent of all
     * @param width how wide it is
     */
    record Level(int number, String text, String now, String worst, String best, long from, long width) {
    }

    static ProgressPage of(ResponseRates rates, LevelTable levels, Optional<Round> round, Frame frame) {
        var nation = rates.groups().getLast();
        return new ProgressPage(round.filter(r -> r.opens() != null && r.closes() != null).map(r -> collection(r, frame)).orElse(null),
                chart(rates, frame), rates.groups().stream().map(group -> new Region(full(group, frame),
                        frame.numerals().count(group.units()), frame.numerals().count(group.responding()),
                        frame.numerals().count(group.units() - group.responding()),
                        frame.numerals().percent(group.responding(), group.units()))).toList(),
                finding(levels, nation, frame), levels.levels().stream().map(level -> level(level, frame)).toList());
    }

    private static String collection(Round round, Frame frame) {
        return frame.in(new Text("Svar samlas in %s – %s.".formatted(round.opens(), round.closes()), "Answers are collected %s to %s."
                .formatted(frame.language().day(round.opens()), frame.language().day(round.closes()))));
    }

    private static RowPlot chart(ResponseRates rates, Frame frame) {
        var nation = rates.groups().getLast();
        var rows = rates.groups().subList(0, rates.groups().size() - 1).stream()
                .map(group -> new RowPlot.Row(RegionNames.plain(group.code(), group.name(), frame.language()), group.share(), null,
                        frame.numerals().percent(group.responding(), group.units()))).toList();
        var least = rates.groups().stream().filter(group -> group != nation && group.share() != null)
                .min(Comparator.comparing(ResponseRates.GroupRow::share));
        var sentence = frame.in(new Text("%s av %s enheter har svarat (%s).", "%s of %s units have answered (%s).").with(
                frame.numerals().count(nation.responding()), frame.numerals().count(nation.units()),
                frame.numerals().percent(nation.responding(), nation.units())));
        var lowest = least.map(group -> frame.in(new Text(" Lägst är svarsandelen i %s: %s.", " The lowest response rate is that of %s: %s.")
                .with(full(group, frame), frame.numerals().percent(group.responding(), group.units())))).orElse("");
        return new RowPlot(new Caption("rates", frame.in(new Text("Svarsandel per region", "Response rate by region")),
                sentence + lowest, null), RowPlot.Mark.BAR, rows, nation.share() == null ? null
                : new RowPlot.Line(nation.share(), frame.in(new Text("Riket %s", "Sweden %s")
                        .with(frame.numerals().percent(nation.responding(), nation.units())))),
                Stream.of(0.0, 0.25, 0.5, 0.75, 1.0).map(frame.numerals()::percent).toList(), null);
    }

    private static String finding(LevelTable levels, ResponseRates.GroupRow nation, Frame frame) {
        var awaiting = levels.levels().stream().mapToLong(level -> level.cells().getLast().awaiting()).sum();
        return frame.in(new Text("%s enheter har inte svarat och %s exempel väntar på bedömning.",
                "%s units have not answered and %s examples await assessment.").with(
                frame.numerals().count(nation.units() - nation.responding()), frame.numerals().count(awaiting)));
    }

    private static Level level(LevelTable.LevelRow row, Frame frame) {
        var cell = row.cells().getLast();
        var from = cell.worst() == null ? 0 : Math.round(cell.worst() * 100);
        var to = cell.best() == null ? 0 : Math.round(cell.best() * 100);
        return new Level(row.level(), frame.in(row.wording()), frame.numerals().percent(cell.met(), cell.of()),
                frame.numerals().percent(cell.worst()), frame.numerals().percent(cell.best()), from, Math.max(1, to - from));
    }

    private static String full(ResponseRates.GroupRow group, Frame frame) {
        return RegionNames.full(group.code(), group.name(), frame.language());
    }
}
