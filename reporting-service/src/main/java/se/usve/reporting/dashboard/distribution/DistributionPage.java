package se.usve.reporting.dashboard.distribution;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.Histogram;
import se.usve.reporting.dashboard.Areas;
import se.usve.reporting.dashboard.Choice;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.RegionNames;
import se.usve.reporting.report.Distribution;
import se.usve.reporting.report.LevelTable;

/**
 * How many levels units meet, written out in one language.
 *
 * @param groups        the groups to choose among
 * @param chart         the units of the chosen group by number of levels met, or null where none has answered
 * @param columns       names of the groups, the country last
 * @param counts        units by number of levels met, most levels first; a cell a group
 * @param missedFinding what is to be seen of the levels missed alone
 * @param missed        the levels that units miss alone, the most missed first; a cell a group
 * @param areaFinding   what is to be seen of the areas
 * @param areaNames     the areas
 * @param areas         the groups with the units that meet all of an area
 */
record DistributionPage(List<Choice> groups, Histogram chart, List<String> columns, List<Row> counts, String missedFinding,
        List<Missed> missed, String areaFinding, List<String> areaNames, List<AreaRow> areas) {

    /** A row of counts. */
    record Row(String name, List<String> cells) {
    }

    /** A level and the units that miss it alone. */
    record Missed(int number, String text, List<String> cells) {
    }

    /** A group and the units that meet all of each area. */
    record AreaRow(String name, List<Part> cells) {
    }

    /** So many units, and the share that is. */
    record Part(String count, String share) {
    }

    static DistributionPage of(Distribution distribution, LevelTable levels, String chosen, Frame frame) {
        return new Writer(distribution, levels, distribution.groups().stream().filter(g -> g.code().equals(chosen)).findFirst()
                .orElse(distribution.groups().getLast()), frame).page();
    }

    /** Writes the page of one chosen group in the language of one frame. */
    private record Writer(Distribution distribution, LevelTable levels, Distribution.GroupRow chosen, Frame frame) {

        DistributionPage page() {
            var groups = distribution.groups();
            return new DistributionPage(groups.reversed().stream().map(g -> new Choice(g.code(), full(g), g.equals(chosen))).toList(),
                    total(chosen) == 0 ? null : chart(), groups.stream().map(g -> RegionNames.narrow(g.code(), g.name(),
                    frame.language())).toList(), counts(), missedFinding(), missed(), areaFinding(),
                    levels.groups().getLast().areas().stream().map(a -> Areas.nameOf(a.area(), frame.language())).toList(),
                    areas());
        }

        private Histogram chart() {
            var most = levels.levels().size();
            var counts = counts(chosen);
            var columns = IntStream.rangeClosed(Math.min(counts.keySet().stream().min(Comparator.naturalOrder()).orElse(0),
                    most), most).mapToObj(met -> new Histogram.Column(String.valueOf(met), counts.getOrDefault(met, 0L),
                            frame.numerals().count(counts.getOrDefault(met, 0L)), met == most)).toList();
            return new Histogram(new Caption("levels-met", in("Enheter efter antal nivåer de når: %s", "Units by number of levels "
                    + "met: %s", full(chosen)), finding(counts, most), null), columns,
                    in("antal nivåer", "number of levels"), null);
        }

        private String finding(Map<Integer, Long> counts, int most) {
            var all = counts.getOrDefault(most, 0L);
            var total = total(chosen);
            return in("%s: %s av %s enheter (%s) når alla %s nivåer, och hälften av enheterna når minst %s.",
                    "%s: %s of %s units (%s) meet all %s levels, and half of the units meet at least %s.", full(chosen),
                    frame.numerals().count(all), frame.numerals().count(total), frame.numerals().percent(all, total), most,
                    metByHalf(counts, total));
        }

        /** The highest number of levels that at least half of the units meet. */
        private static int metByHalf(Map<Integer, Long> counts, long total) {
            long above = 0;
            for (var met : new TreeMap<>(counts).descendingMap().entrySet()) {
                above += met.getValue();
                if (2 * above >= total) {
                    return met.getKey();
                }
            }
            return 0;
        }

        private List<Row> counts() {
            var byGroup = distribution.groups().stream().map(Writer::counts).toList();
            var seen = byGroup.getLast().keySet().stream().sorted(Comparator.reverseOrder()).toList();
            return seen.stream().map(met -> new Row(String.valueOf(met), byGroup.stream()
                    .map(counts -> counted(counts.getOrDefault(met, 0L))).toList())).toList();
        }

        private String missedFinding() {
            var nation = distribution.groups().getLast().onlyMissed();
            var all = nation.stream().mapToLong(Distribution.Missed::count).sum();
            return nation.stream().max(Comparator.comparingLong(Distribution.Missed::count)).map(most -> in(
                    "%s enheter når alla nivåer utom en. Oftast är det nivå %s, ”%s”: %s enheter.",
                    "%s units meet every level but one. Most often it is level %s, “%s”: %s units.",
                    frame.numerals().count(all), most.level(), wording(most.level()), frame.numerals().count(most.count())))
                    .orElse(in("Ingen enhet når alla nivåer utom en.", "No unit meets every level but one."));
        }

        private List<Missed> missed() {
            var byGroup = distribution.groups().stream().map(group -> group.onlyMissed().stream()
                    .collect(Collectors.toMap(Distribution.Missed::level, Distribution.Missed::count))).toList();
            return distribution.groups().getLast().onlyMissed().stream()
                    .sorted(Comparator.comparingLong(Distribution.Missed::count).reversed())
                    .map(level -> new Missed(level.level(), wording(level.level()), byGroup.stream()
                            .map(counts -> counted(counts.getOrDefault(level.level(), 0L))).toList())).toList();
        }

        private String areaFinding() {
            var nation = levels.groups().getLast();
            var total = total(distribution.groups().getLast());
            return nation.areas().stream().min(Comparator.comparingLong(LevelTable.AreaRow::meetingAll)).map(least -> in(
                    "Svårast är området %s: %s av enheterna når alla dess nivåer.",
                    "The hardest area is %s: %s of the units meet all of its levels.",
                    Areas.nameOf(least.area(), frame.language()), frame.numerals().percent(least.meetingAll(), total))).orElse("");
        }

        private List<AreaRow> areas() {
            return IntStream.range(0, levels.groups().size()).mapToObj(i -> {
                var group = levels.groups().get(i);
                var total = total(distribution.groups().get(i));
                return new AreaRow(RegionNames.full(group.code(), group.name(), frame.language()), group.areas().stream()
                        .map(area -> new Part(frame.numerals().count(area.meetingAll()),
                                frame.numerals().percent(area.meetingAll(), total))).toList());
            }).toList();
        }

        private String wording(int number) {
            return levels.levels().stream().filter(level -> level.level() == number).findFirst()
                    .map(level -> frame.in(level.wording())).orElse("");
        }

        private String counted(long count) {
            return count == 0 ? "–" : frame.numerals().count(count);
        }

        private static Map<Integer, Long> counts(Distribution.GroupRow group) {
            return group.units().stream().collect(Collectors.toMap(Distribution.Units::levelsMet, Distribution.Units::count));
        }

        private static long total(Distribution.GroupRow group) {
            return group.units().stream().mapToLong(Distribution.Units::count).sum();
        }

        private String full(Distribution.GroupRow group) {
            return RegionNames.full(group.code(), group.name(), frame.language());
        }

        private String in(String sv, String en, Object... values) {
            return frame.in(new Text(sv, en).with(values));
        }
    }
}
