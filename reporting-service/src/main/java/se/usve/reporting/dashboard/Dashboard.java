package se.usve.reporting.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.LevelTable.Cell;
import se.usve.reporting.report.LevelTable.GroupRow;
import se.usve.reporting.report.LevelTable.LevelRow;
import se.usve.survey.contract.RoundChanged;

/**
 * What the page shows of a round, written out in one language.
 *
 * @param id        the round's id, written for a URL
 * @param round     name of the round
 * @param published whether the figures are published; else they are preliminary
 * @param data      path of the round's data
 * @param levels    how many levels there are
 * @param readAt    when the figures were read
 * @param nation    the country
 * @param regions   the regions, in the order of the columns
 * @param areas     the levels by area
 * @param metByAll  how many levels all responding units meet
 * @param lowest    the level the smallest share meets, if any unit has answered
 * @param awaiting  how many examples await assessment; null if none
 */
record Dashboard(String id, String round, boolean published, String data, String levels, String readAt, Region nation, List<Region> regions,
        List<Area> areas, String metByAll, Optional<Lowest> lowest, String awaiting) {

    /** A row of the regions' table and a column of the levels'. */
    record Region(String name, String shortName, String units, String responding, String responseRate,
            String meanShare, long meanPercent, String meetingAll, String meetingAllShare) {
    }

    /** Levels that belong together. */
    record Area(String name, List<Level> levels) {
    }

    /** A row of the levels' table; the last cell is the country's. */
    record Level(int number, String text, List<Share> cells) {
    }

    /** A cell: percent, met and responding units, and the band it is marked with. */
    record Share(String percent, String met, String of, Band band) {
    }

    /** The level the smallest share of the country's units meets. */
    record Lowest(int number, String text, String share) {
    }

    /** How a share is marked, by the percent that is shown. */
    enum Band {
        ALL, HIGH, MIDDLE, LOW, NONE;

        static Band of(long met, long of) {
            if (of == 0) {
                return NONE;
            }
            var percent = Numerals.rounded(met, of);
            return met == of ? ALL : percent >= 90 ? HIGH : percent >= 75 ? MIDDLE : LOW;
        }
    }

    private static final Map<String, Text> AREAS = Map.of(
            "GENERAL", new Text("Övergripande", "General"),
            "CLINICAL_RESEARCH", new Text("Klinisk forskning", "Clinical research"),
            "MEDICAL_EDUCATION", new Text("Läkarutbildning", "Medical education"),
            "DEVELOPMENT", new Text("Utveckling av hälso- och sjukvården", "Development of health care"));

    /** Names for narrow columns, with soft hyphens where they may be broken. */
    private static final Map<String, Text> SHORT_NAMES = Map.of(
            "01", new Text("Stock\u00adholm", "Stock\u00adholm"), "03", new Text("Uppsala", "Uppsala"),
            "05", new Text("Öster\u00adgötland", "Öster\u00adgötland"), "12", new Text("Skåne", "Skåne"),
            "14", new Text("Västra Götaland", "Västra Götaland"), "18", new Text("Örebro län", "Örebro"),
            "24", new Text("Väster\u00adbotten", "Väster\u00adbotten"), "SE", new Text("Riket", "Sweden"));

    static Dashboard of(LevelTable table, Language language) {
        var groups = table.groups().stream().map(group -> region(table, group, language)).toList();
        var nationals = table.levels().stream().map(level -> level.cells().getLast()).toList();
        var awaiting = nationals.stream().mapToLong(Cell::awaiting).sum();
        var id = idOf(table.round());
        return new Dashboard(id, Frames.nameOf(table.round()), table.status() == RoundChanged.State.PUBLISHED, "/reporting/v1/rounds/" + id,
                language.count(table.levels().size()), language.time(table.asOf()), groups.getLast(),
                groups.subList(0, groups.size() - 1), areas(table, language),
                language.count(nationals.stream().filter(c -> Band.of(c.met(), c.of()) == Band.ALL).count()),
                lowest(table, language), awaiting == 0 ? null : language.count(awaiting));
    }

    /** {@return a round's id as a URL has it} */
    static String idOf(String round) {
        return URLEncoder.encode(round, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Region region(LevelTable table, GroupRow group, Language language) {
        var cells = table.levels().stream().flatMap(level -> level.cells().stream())
                .filter(cell -> cell.group().equals(group.code())).toList();
        // The mean of shares with one denominator is the sum of counts over the sum of denominators.
        var met = cells.stream().mapToLong(Cell::met).sum();
        var of = cells.stream().mapToLong(Cell::of).sum();
        var scored = cells.isEmpty() ? 0 : cells.getFirst().of();
        var shortName = SHORT_NAMES.get(group.code());
        return new Region(group.code().equals("SE") ? language.in(shortName) : group.name(),
                shortName == null ? group.name() : language.in(shortName),
                language.count(group.units()), language.count(group.responding()),
                new Numerals(language).percent(group.responding(), group.units()), new Numerals(language).percent(met, of),
                of == 0 ? 0 : Numerals.rounded(met, of),
                language.count(group.meetingAll()), new Numerals(language).percent(group.meetingAll(), scored));
    }

    private static List<Area> areas(LevelTable table, Language language) {
        var areas = new ArrayList<Area>();
        String current = null;
        for (var row : table.levels()) {
            if (!row.area().equals(current)) {
                current = row.area();
                areas.add(new Area(language.in(AREAS.getOrDefault(current, new Text(current, current))),
                        new ArrayList<>()));
            }
            areas.getLast().levels().add(new Level(row.level(), language.in(row.wording()),
                    row.cells().stream().map(cell -> share(cell, language)).toList()));
        }
        return areas;
    }

    private static Share share(Cell cell, Language language) {
        return new Share(new Numerals(language).percent(cell.met(), cell.of()), language.count(cell.met()),
                language.count(cell.of()), Band.of(cell.met(), cell.of()));
    }

    private static Optional<Lowest> lowest(LevelTable table, Language language) {
        return table.levels().stream().filter(row -> row.cells().getLast().of() > 0)
                .min(Comparator.comparingLong((LevelRow row) -> row.cells().getLast().met()))
                .map(row -> new Lowest(row.level(), language.in(row.wording()),
                        new Numerals(language).percent(row.cells().getLast().met(), row.cells().getLast().of())));
    }
}
