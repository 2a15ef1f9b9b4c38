package se.usve.reporting.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.RowPlot;
import se.usve.reporting.figures.Group;
import se.usve.reporting.followup.FollowUp;
import se.usve.reporting.followup.Mending;
import se.usve.reporting.report.LevelTable.Cell;
import se.usve.reporting.report.LevelTable.GroupRow;
import se.usve.reporting.report.LevelTable.LevelRow;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.UnitRow;
import se.usve.scoring.contract.Outcome;

/**
 * One region in a round: where it stands beside the country, and its units.
 *
 * @param code    its SCB county code
 * @param name    its name
 * @param own     its figures
 * @param nation  the country's
 * @param levels  how many levels there are
 * @param plot    the levels where it is furthest below the country; null where it is below in none
 * @param gaps    the levels, the furthest below the country first
 * @param mending how far what its units miss is mended; null before the round is closed, or where they miss nothing
 * @param units   its units
 * @param more    where all of them are, where there are more than those
 * @param others  the other regions in sight
 */
record RegionPage(String code, String name, Sum own, Sum nation, String levels, RowPlot plot, List<Gap> gaps,
        Mended mending, List<UnitLine> units, String more, List<Way> others) {

    /** The figures of all levels together. */
    record Sum(String units, String responding, String responseRate, String meetingAll, String meetingAllShare, String mean) {
    }

    /** A level: the region's cell, the country's share, and the difference in percentage points. */
    record Gap(int number, String text, String href, HeatCell own, String nation, String points, String toward) {
    }

    /**
     * A unit.
     *
     * @param met    how many levels it meets of how many, or null where it has no outcomes
     * @param missed the levels it does not meet
     * @param awaits the levels that wait for an assessor
     */
    record UnitLine(String name, String href, String specialty, String met, List<Way> missed, List<Way> awaits) {
    }

    /**
     * How far the levels that units miss are mended, each unit and level counted for itself.
     *
     * @param by   the day by which all is to be mended, or null
     * @param href where more is told of it
     */
    record Mended(String missed, String mended, String share, String inProgress, String planned, String withoutPlan,
            String overdue, String by, String href) {

        static Mended of(FollowUp told, String region, Numerals numerals) {
            return told.groups().stream().filter(group -> group.code().equals(region) && group.mending().missed() > 0)
                    .findFirst().map(group -> of(told, group.mending(), numerals)).orElse(null);
        }

        private static Mended of(FollowUp told, Mending all, Numerals numerals) {
            return new Mended(numerals.count(all.missed()), numerals.count(all.mended()),
                    numerals.percent(all.mended(), all.missed()), numerals.count(all.inProgress()),
                    numerals.count(all.planned()), numerals.count(all.withoutPlan()), numerals.count(all.overdue()),
                    told.followUpBy() == null ? null : numerals.language().day(told.followUpBy()),
                    Place.FOLLOW_UP.in(told.round()));
        }
    }

    private static final int DRAWN = 10;

    private record Compared(LevelRow row, Cell own, Cell nation) {

        Double points() {
            return own.share() == null || nation.share() == null ? null : (own.share() - nation.share()) * 100;
        }

        boolean below() {
            return points() != null && own.met() * nation.of() < nation.met() * own.of();
        }
    }

    static RegionPage of(LevelTable table, GroupRow group, Mended mending, List<UnitRow> units, boolean all,
            Numerals numerals) {
        var language = numerals.language();
        var compared = table.levels().stream().map(row -> compare(row, group.code()))
                .sorted(Comparator.comparing(Compared::points, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        return new RegionPage(group.code(), RegionNames.full(group.code(), group.name(), language), sum(table, group, numerals),
                sum(table, table.groups().getLast(), numerals), numerals.count(table.levels().size()),
                plot(group, compared, numerals), compared.stream().map(each -> gap(table, each, numerals)).toList(),
                mending, units.stream().map(unit -> line(table.round(), unit, numerals)).toList(),
                all ? null : Place.UNITS.in(table.round()) + "?region=" + group.code(), others(table, group, language));
    }

    private static Compared compare(LevelRow row, String region) {
        return new Compared(row, row.cells().stream().filter(cell -> cell.group().equals(region)).findFirst().orElseThrow(),
                row.cells().getLast());
    }

    private static Sum sum(LevelTable table, GroupRow group, Numerals numerals) {
        var mean = Mean.of(table, group.code());
        return new Sum(numerals.count(group.units()), numerals.count(group.responding()),
                numerals.percent(group.responding(), group.units()), numerals.count(group.meetingAll()),
                numerals.percent(group.meetingAll(), mean.scored()), numerals.percent(mean.met(), mean.of()));
    }

    private static Gap gap(LevelTable table, Compared each, Numerals numerals) {
        var points = numerals.points(each.points());
        var toward = each.points() == null || points.equals("0") ? "" : each.below() ? "below" : each.points() > 0 ? "above" : "";
        return new Gap(each.row().level(), numerals.language().in(each.row().wording()),
                Place.inRound(table.round(), "levels", Integer.toString(each.row().level())),
                HeatCell.of(each.row().level(), each.own(), false, numerals),
                numerals.percent(each.nation().met(), each.nation().of()), points, toward);
    }

    private static UnitLine line(String round, UnitRow unit, Numerals numerals) {
        return new UnitLine(unit.name(), Place.inRound(round, "units", unit.unit()), unit.specialty(),
                unit.outcomes() == null ? null : numerals.parts(unit.levelsMet(), unit.outcomes().size()),
                levels(round, unit, Outcome.NOT_MET), levels(round, unit, Outcome.AWAITING_ASSESSMENT));
    }

    private static List<Way> levels(String round, UnitRow unit, Outcome outcome) {
        return unit.outcomes() == null ? List.of() : unit.outcomes().entrySet().stream()
                .filter(each -> each.getValue() == outcome).map(each -> new Way(each.getKey().toString(),
                        Place.inRound(round, "units", unit.unit()) + "#level-" + each.getKey())).toList();
    }

    private static List<Way> others(LevelTable table, GroupRow here, Language language) {
        return table.groups().stream().filter(group -> !group.code().equals(Group.NATION)).map(group -> new Way(
                RegionNames.plain(group.code(), group.name(), language), Place.inRound(table.round(), "regions", group.code()),
                group.code().equals(here.code()), null)).toList();
    }

    private static RowPlot plot(GroupRow group, List<Compared> compared, Numerals numerals) {
        var language = numerals.language();
        var below = compared.stream().filter(Compared::below).toList();
        if (below.isEmpty()) {
            return null;
        }
        var rows = new ArrayList<RowPlot.Row>();
        below.stream().limit(DRAWN).forEach(each -> rows.add(new RowPlot.Row(language.in(new Text("Nivå %s", "Level %s")
                .with(each.row().level())), each.own().share(), each.nation().share(),
                numerals.percent(each.own().met(), each.own().of()))));
        var worst = below.getFirst();
        var sentence = new Text("%s av %s nivåer nås av en mindre andel enheter än i riket. Störst är skillnaden på nivå %s, ”%s”: "
                + "%s mot %s i riket.", "%s of %s levels are met by a smaller share of units than in the country. The widest gap is "
                + "level %s, “%s”: %s against %s in the country.").with(numerals.count(below.size()),
                numerals.count(compared.size()), worst.row().level(), language.in(worst.row().wording()),
                numerals.percent(worst.own().met(), worst.own().of()), numerals.percent(worst.nation().met(), worst.nation().of()));
        var title = new Text("De nivåer där %s ligger längst under riket", "The levels where %s is furthest below the country")
                .with(group.name());
        return new RowPlot(new Caption("gaps-plot", language.in(title), language.in(sentence), language.in(new Text(
                "Ihålig punkt: regionen. Lodrätt streck: riket. Högst %s nivåer visas; alla finns i tabellen.",
                "Hollow dot: the region. Upright line: the country. At most %s levels are drawn; the table has all.").with(DRAWN))),
                RowPlot.Mark.DOT, List.copyOf(rows), null, Scales.percent(language), null);
    }
}
