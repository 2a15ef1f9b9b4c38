package se.usve.reporting.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.LevelTable.Cell;
import se.usve.reporting.report.LevelTable.GroupRow;
import se.usve.reporting.report.LevelTable.LevelRow;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.Levels;

/**
 * The national picture of a round, written out in one language.
 *
 * @param levels   how many levels there are
 * @param nation   the country
 * @param regions  the regions, in the order of the columns
 * @param columns  the heads of the heat map's columns, the country's last
 * @param unsorted the address of the levels in their own order; null where that is how they stand
 * @param areas    the levels by area; sorted by a share they are one nameless area
 * @param legend   what the cells' fills and signs mean
 * @param findings what the figures say, a sentence each
 */
record OverviewPage(String levels, Region nation, List<Region> regions, List<Column> columns, String unsorted,
        List<Area> areas, List<Key> legend, List<String> findings) {

    /** A row of the regions' table; the country's has no address. */
    record Region(String name, String href, String units, String responding, String responseRate,
            String meanShare, long meanPercent, String meetingAll, String meetingAllShare) {
    }

    /**
     * A head of a column.
     *
     * @param name       the group
     * @param code       its code
     * @param href       the address that sorts by it
     * @param sorted     how the table is sorted by it, as {@code aria-sort} says it, or null
     * @param national   whether it is the country's
     * @param responding how many units the shares are of
     * @param mean       their mean over the levels
     */
    record Column(String name, String code, String href, String sorted, boolean national, String responding, String mean) {
    }

    /** Levels that belong together; the name is null where they are sorted. */
    record Area(String name, List<Level> levels) {
    }

    /** A row of the heat map; the last cell is the country's. The full wording and the comment may be null. */
    record Level(int number, String text, String href, String wording, String comment, List<HeatCell> cells) {
    }

    /** A fill or a sign with its meaning; one without a fill has no band. */
    record Key(String band, String sign, String words) {
    }

    static OverviewPage of(LevelTable table, Map<Integer, Levels.Level> told, Sorting sorting, Language language) {
        var numerals = new Numerals(language);
        var groups = table.groups().stream().map(group -> region(table, group, numerals)).toList();
        var columns = table.groups().stream().map(group -> column(table, group, sorting, numerals)).toList();
        return new OverviewPage(numerals.count(table.levels().size()), groups.getLast(), groups.subList(0, groups.size() - 1),
                columns, sorting.group() == null ? null : Place.OVERVIEW.in(table.round()),
                areas(table, told, sorting, numerals), legend(table, language), findings(table, numerals));
    }

    private static Region region(LevelTable table, GroupRow group, Numerals numerals) {
        var mean = Mean.of(table, group.code());
        return new Region(RegionNames.full(group.code(), group.name(), numerals.language()),
                group.code().equals(Group.NATION) ? null : Place.inRound(table.round(), "regions", group.code()),
                numerals.count(group.units()), numerals.count(group.responding()),
                numerals.percent(group.responding(), group.units()), numerals.percent(mean.met(), mean.of()),
                mean.of() == 0 ? 0 : Numerals.rounded(mean.met(), mean.of()),
                numerals.count(group.meetingAll()), numerals.percent(group.meetingAll(), mean.scored()));
    }

    private static Column column(LevelTable table, GroupRow group, Sorting sorting, Numerals numerals) {
        var mean = Mean.of(table, group.code());
        return new Column(RegionNames.narrow(group.code(), group.name(), numerals.language()), group.code(),
                Place.OVERVIEW.in(table.round()) + sorting.query(group.code()), sorting.state(group.code()),
                group.code().equals(Group.NATION), numerals.count(group.responding()),
                numerals.percent(mean.met(), mean.of()));
    }

    private static List<Area> areas(LevelTable table, Map<Integer, Levels.Level> told, Sorting sorting, Numerals numerals) {
        var areas = new ArrayList<Area>();
        String current = null;
        for (var row : sorting.sort(table.levels())) {
            if (areas.isEmpty() || sorting.group() == null && !row.area().equals(current)) {
                current = row.area();
                areas.add(new Area(sorting.group() == null ? Areas.nameOf(current, numerals.language()) : null,
                        new ArrayList<>()));
            }
            areas.getLast().levels().add(level(table, row, told.get(row.level()), numerals));
        }
        return areas;
    }

    private static Level level(LevelTable table, LevelRow row, Levels.Level told, Numerals numerals) {
        var language = numerals.language();
        return new Level(row.level(), language.in(row.wording()),
                Place.inRound(table.round(), "levels", Integer.toString(row.level())), Prose.full(told, language),
                Prose.comment(told, language), row.cells().stream().map(cell -> HeatCell.of(row.level(), cell,
                        cell.group().equals(Group.NATION), numerals)).toList());
    }

    private static List<Key> legend(LevelTable table, Language language) {
        var keys = new ArrayList<Key>();
        for (var band : List.of(Band.ALL, Band.HIGH, Band.MIDDLE, Band.LOW, Band.LEAST)) {
            keys.add(new Key(band.name(), band.sign(), language.in(band.words())));
        }
        var nation = table.levels().stream().map(level -> level.cells().getLast()).toList();
        if (nation.stream().anyMatch(cell -> cell.exempt() > 0)) {
            keys.add(new Key(null, HeatCell.EXEMPT, language.in(new Text("varav undantagna, som räknas som att de når nivån",
                    "of them exempt, which counts as meeting the level"))));
        }
        if (nation.stream().anyMatch(cell -> cell.awaiting() > 0)) {
            keys.add(new Key(null, HeatCell.AWAITING, language.in(new Text("väntar på bedömning, räknas som ej uppnådd tills vidare",
                    "awaiting assessment, counts as not met until then"))));
        }
        return keys;
    }

    private static List<String> findings(LevelTable table, Numerals numerals) {
        var language = numerals.language();
        var nationals = table.levels().stream().filter(row -> row.cells().getLast().of() > 0).toList();
        if (nationals.isEmpty()) {
            return List.of(language.in(new Text("Ingen enhet har svarat ännu.", "No unit has answered yet.")));
        }
        var said = new ArrayList<String>();
        var byAll = nationals.stream().map(row -> row.cells().getLast()).filter(c -> Band.of(c.met(), c.of()) == Band.ALL).count();
        said.add(language.in(new Text("%s av %s nivåer nås av alla svarande enheter i riket.",
                "%s of %s levels are met by all responding units in the country.")
                .with(numerals.count(byAll), numerals.count(table.levels().size()))));
        var lowest = nationals.stream().min(Comparator.comparingLong(row -> row.cells().getLast().met())).orElseThrow();
        var cell = lowest.cells().getLast();
        said.add(language.in(new Text("Lägst är nivå %s, ”%s”: %s av enheterna når den.",
                "The lowest is level %s, “%s”: %s of the units meet it.")
                .with(lowest.level(), language.in(lowest.wording()), numerals.percent(cell.met(), cell.of()))));
        var awaiting = nationals.stream().map(row -> row.cells().getLast()).mapToLong(Cell::awaiting).sum();
        if (awaiting > 0) {
            said.add(language.in(new Text("%s exempel väntar på bedömning och räknas som ej uppnådda tills de är bedömda.",
                    "%s examples await assessment and count as not met until they are assessed.")
                    .with(numerals.count(awaiting))));
        }
        return said;
    }
}
