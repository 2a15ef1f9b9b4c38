package se.usve.reporting.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.RowPlot;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.LevelTable.Cell;
import se.usve.reporting.report.LevelTable.LevelRow;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.Levels;

/**
 * One level of a round: what it demands, and how the regions and specialties stand to it.
 *
 * @param number      its number
 * @param area        its area
 * @param text        its short wording
 * @param wording     its full wording, or null
 * @param comment     how it is to be understood, or null
 * @param nation      the country
 * @param range       between what the share will end, or null where nothing is open
 * @param plot        the regions beside the country
 * @param regions     the regions and the country, which is last
 * @param specialties the specialties, the lowest share first; empty where they are not in the reader's sight
 * @param misses      where the units that do not meet it are listed
 * @param previous    the level before, or null
 * @param next        the level after, or null
 */
record LevelPage(int number, String area, String text, String wording, String comment, Row nation, String range,
        RowPlot plot, List<Row> regions, List<Row> specialties, String misses, Way previous, Way next) {

    /**
     * A group: its counts, and how its share is marked.
     *
     * @param href where its page is, or null
     */
    record Row(String name, String href, String of, String met, String exempt, String notMet, String awaiting, String share,
            long percent, Band band, String sign, String words) {
    }

    static LevelPage of(LevelTable table, LevelRow row, Optional<LevelTable> bySpecialty, Levels.Level told,
            Numerals numerals) {
        var language = numerals.language();
        var regions = new ArrayList<Row>();
        for (int i = 0; i < row.cells().size(); i++) {
            var group = table.groups().get(i);
            regions.add(row(RegionNames.full(group.code(), group.name(), language), group.code().equals(Group.NATION)
                    ? null : Place.inRound(table.round(), "regions", group.code()), row.cells().get(i), numerals));
        }
        var number = row.level();
        return new LevelPage(number, Areas.nameOf(row.area(), language), language.in(row.wording()),
                Prose.full(told, language), Prose.comment(told, language), regions.getLast(),
                range(row.cells().getLast(), numerals), plot(table, row, numerals), regions,
                bySpecialty.map(other -> specialties(other, number, numerals)).orElse(List.of()),
                Place.UNITS.in(table.round()) + "?level=" + number + "&outcome=NOT_MET",
                beside(table, number - 1, language), beside(table, number + 1, language));
    }

    private static Row row(String name, String href, Cell cell, Numerals numerals) {
        var band = Band.of(cell.met(), cell.of());
        return new Row(name, href, numerals.count(cell.of()), numerals.count(cell.met()), numerals.count(cell.exempt()),
                numerals.count(cell.notMet()), numerals.count(cell.awaiting()), numerals.percent(cell.met(), cell.of()),
                cell.of() == 0 ? 0 : Numerals.rounded(cell.met(), cell.of()), band, band.sign(),
                numerals.language().in(band.words()));
    }

    private static List<Row> specialties(LevelTable table, int number, Numerals numerals) {
        var row = table.levels().stream().filter(level -> level.level() == number).findFirst();
        if (row.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < table.groups().size() - 1; i++) {
            rows.add(row(table.groups().get(i).name(), null, row.get().cells().get(i), numerals));
        }
        return rows.stream().sorted(Comparator.comparingLong((Row each) -> each.band() == Band.NONE ? 101 : each.percent()))
                .toList();
    }

    private static String range(Cell nation, Numerals numerals) {
        return nation.worst() == null || nation.worst().equals(nation.best()) ? null : numerals.language().in(new Text(
                "När allt är avgjort hamnar andelen mellan %s och %s.", "When all is settled the share will be between %s and %s.")
                .with(numerals.percent(nation.worst()), numerals.percent(nation.best())));
    }

    private static Way beside(LevelTable table, int number, Language language) {
        return table.levels().stream().filter(level -> level.level() == number).findFirst().map(level -> new Way(
                number + " " + language.in(level.wording()), Place.inRound(table.round(), "levels", Integer.toString(number))))
                .orElse(null);
    }

    private static RowPlot plot(LevelTable table, LevelRow row, Numerals numerals) {
        var language = numerals.language();
        var cells = row.cells();
        var nation = cells.getLast();
        var rows = new ArrayList<RowPlot.Row>();
        for (int i = 0; i < cells.size() - 1; i++) {
            var cell = cells.get(i);
            rows.add(new RowPlot.Row(RegionNames.plain(cell.group(), table.groups().get(i).name(), language), cell.share(), null,
                    numerals.percent(cell.met(), cell.of())));
        }
        var line = nation.share() == null ? null : new RowPlot.Line(nation.share(), language.in(new Text("Riket %s", "Sweden %s")
                .with(numerals.percent(nation.met(), nation.of()))));
        var title = new Text("Andel enheter som når nivå %s, per region, med riket som linje",
                "Share of units meeting level %s, by region, the country as a line").with(row.level());
        return new RowPlot(new Caption("regions-plot", language.in(title), sentence(rows, nation, numerals), language.in(new Text(
                "Fylld punkt: i nivå med riket eller över. Ihålig punkt: under riket. Streckad linje: riket.",
                "Filled dot: at or above the country. Hollow dot: below. Dashed line: the country."))),
                RowPlot.Mark.DOT, rows, line, Scales.percent(language), null);
    }

    private static String sentence(List<RowPlot.Row> rows, Cell nation, Numerals numerals) {
        var language = numerals.language();
        if (nation.of() == 0) {
            return language.in(new Text("Ingen enhet har svarat ännu.", "No unit has answered yet."));
        }
        var country = new Text("I riket når %s av enheterna nivån (%s av %s).",
                "In the country %s of the units meet the level (%s of %s).").with(numerals.percent(nation.met(), nation.of()),
                numerals.count(nation.met()), numerals.count(nation.of()));
        var known = rows.stream().filter(row -> row.share() != null).sorted(Comparator.comparing(RowPlot.Row::share)).toList();
        if (known.size() < 2) {
            return language.in(country);
        }
        var low = known.getFirst();
        var high = known.getLast();
        var spread = low.share().equals(high.share()) ? new Text("Alla regioner ligger lika.", "All regions stand alike.")
                : new Text("Högst ligger %s med %s, lägst %s med %s.", "Highest is %s with %s, lowest %s with %s.")
                        .with(high.name(), high.value(), low.name(), low.value());
        return language.in(country) + " " + language.in(spread);
    }
}
