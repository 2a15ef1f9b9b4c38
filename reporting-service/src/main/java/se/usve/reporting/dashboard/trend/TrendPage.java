package se.usve.reporting.dashboard.trend;

import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.Slopes;
import se.usve.reporting.dashboard.Choice;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.RegionNames;
import se.usve.reporting.dashboard.Way;
import se.usve.reporting.trends.TrendTable;
import se.usve.reporting.trends.TrendTable.Cell;
import se.usve.reporting.trends.TrendTable.LevelRow;
import se.usve.survey.contract.RoundChanged;

/**
 * Two rounds side by side, written out in one language.
 *
 * @param earlier  the rounds to choose the earlier one among
 * @param later    the rounds to choose the later one among
 * @param groups   the groups to choose among; none where there are no two rounds
 * @param from     name of the earlier round
 * @param to       name of the later round
 * @param caution  what must be known of the figures, or null
 * @param chart    the levels, or null where there are none
 * @param levels   the levels in figures
 * @param added    the levels of the later round alone
 * @param dropped  the levels of the earlier round alone
 * @param files    the files of the comparison
 */
record TrendPage(List<Choice> earlier, List<Choice> later, List<Choice> groups, String from, String to, String caution,
        Slopes chart, List<Row> levels, List<Alone> added, List<Alone> dropped, List<Way> files) {

    /**
     * A level.
     *
     * @param was    its number in the earlier round where that is another, else null
     * @param broken why the series breaks, or null
     */
    record Row(int number, String text, Integer was, String broken, String before, String beforeParts, String after,
            String afterParts, String difference, String panel, String panelDifference) {
    }

    /** A level that one round alone has. */
    record Alone(int number, String text, String reason) {
    }

    /** {@return the page where there are no two rounds to compare} */
    static TrendPage empty() {
        return new TrendPage(List.of(), List.of(), List.of(), null, null, null, null, List.of(), List.of(), List.of(), List.of());
    }

    static TrendPage of(TrendTable table, List<String> rounds, String chosen, Frame frame) {
        var codes = table.groups().stream().map(TrendTable.GroupRow::code).toList();
        var at = codes.contains(chosen) ? codes.indexOf(chosen) : codes.size() - 1;
        var from = Frames.nameOf(table.from().round());
        var to = Frames.nameOf(table.to().round());
        return new TrendPage(choices(rounds, table.from().round()), choices(rounds, table.to().round()),
                table.groups().reversed().stream().map(group -> new Choice(group.code(), name(group, frame),
                        group.code().equals(codes.get(at)))).toList(), from, to, caution(table, frame),
                table.levels().isEmpty() ? null : chart(table, at, from, to, frame),
                table.levels().stream().map(level -> row(level, level.cells().get(at), frame)).toList(),
                table.newLevels().stream().map(level -> alone(level, frame)).toList(),
                table.dropped().stream().map(level -> alone(level, frame)).toList(), files(table));
    }

    private static List<Choice> choices(List<String> rounds, String chosen) {
        return rounds.stream().map(round -> new Choice(round, Frames.nameOf(round), round.equals(chosen))).toList();
    }

    private static String caution(TrendTable table, Frame frame) {
        return table.to().status() == RoundChanged.State.PUBLISHED ? null : frame.in(new Text(
                "Omgången %s är inte publicerad: dess siffror är preliminära och gäller de enheter som har svarat hittills.",
                "The round %s is not published: its figures are preliminary and of the units that have answered so far.")
                .with(Frames.nameOf(table.to().round())));
    }

    private static Slopes chart(TrendTable table, int at, String from, String to, Frame frame) {
        var group = table.groups().get(at);
        var mean = group.meanShare();
        var sentence = frame.in(new Text("%s: över de %s jämförbara nivåerna är medelvärdet %s i %s och %s i %s (%s procentenheter). För "
                + "samma enheter är skillnaden %s.", "%s: over the %s comparable levels the mean is %s in %s and %s in %s (%s percentage "
                + "points). For the same units the difference is %s.").with(name(group, frame), table.comparable(),
                frame.numerals().percent(mean.from()), from, frame.numerals().percent(mean.to()), to,
                points(mean.difference(), frame), points(group.panelMean().difference(), frame)));
        return new Slopes(new Caption("trend", frame.in(new Text("Andel som når varje nivå, %s och %s",
                "Share that meets each level, %s and %s").with(from, to)), sentence, frame.in(new Text(
                "Ihålig prick: %s. Fylld prick: %s. Streckad linje: serien bryts. Siffran är skillnaden i procentenheter.",
                "Hollow dot: %s. Filled dot: %s. Dashed line: the series breaks. The figure is the difference in percentage points.")
                .with(from, to))), table.levels().stream().map(level -> new Slopes.Row(level.level() + " "
                + frame.in(level.wording()), level.cells().get(at).from().share(), level.cells().get(at).to().share(),
                points(level.cells().get(at).difference(), frame), level.isBreak())).toList(),
                Stream.of(0.0, 0.25, 0.5, 0.75, 1.0).map(frame.numerals()::percent).toList(), null);
    }

    private static Row row(LevelRow level, Cell cell, Frame frame) {
        var panel = cell.panel();
        return new Row(level.level(), frame.in(level.wording()), level.other() == level.level() ? null : level.other(),
                !level.isBreak() ? null : level.reason() == null ? "" : frame.in(level.reason()),
                frame.numerals().percent(cell.from().share()), frame.numerals().parts(cell.from().met(), cell.from().of()),
                frame.numerals().percent(cell.to().share()), frame.numerals().parts(cell.to().met(), cell.to().of()),
                points(cell.difference(), frame), panel.units() == 0 ? "–" : frame.numerals().parts(panel.metFrom(), panel.units())
                + " → " + frame.numerals().parts(panel.metTo(), panel.units()), points(panel.difference(), frame));
    }

    private static Alone alone(TrendTable.AloneRow level, Frame frame) {
        return new Alone(level.level(), frame.in(level.wording()), level.reason() == null ? null : frame.in(level.reason()));
    }

    private static String points(Double share, Frame frame) {
        return frame.numerals().points(share == null ? null : share * 100);
    }

    private static List<Way> files(TrendTable table) {
        var path = "/reporting/v1/trends?from=" + table.from().round() + "&to=" + table.to().round();
        return Frame.filesAt(path);
    }

    private static String name(TrendTable.GroupRow group, Frame frame) {
        return RegionNames.full(group.code(), group.name(), frame.language());
    }
}
