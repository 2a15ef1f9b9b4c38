package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.survey.contract.RoundChanged;

/**
 * Which share of the units meets each level, by group: table 3 of the report.
 *
 * @param round       id of the round
 * @param ruleSet     id of its rule set
 * @param denominator which units shares are of
 * @param groupBy     what units are grouped by
 * @param asOf        the time the figures are of, UTC
 * @param status      where the round stands
 * @param revision number of the sealed revision the figures are of; absent where they are of none
 * @param groups      the groups, the nation last
 * @param levels      the levels, each with a cell for each group in the same order
 */
public record LevelTable(String round, String ruleSet, Denominator denominator, Grouping groupBy, Instant asOf,
        RoundChanged.State status, @JsonInclude(JsonInclude.Include.NON_NULL) Long revision, List<GroupRow> groups,
        List<LevelRow> levels) {

    /** What it shows of a group besides its units. */
    static final Set<Figures.Part> PARTS = Set.of(Figures.Part.LEVELS, Figures.Part.AREAS);

    /**
     * A group.
     *
     * @param code       SCB county code, specialty, or {@code SE} for all
     * @param name       name in Swedish
     * @param units      units registered
     * @param responding units with a submission
     * @param meetingAll units that meet every level
     * @param meanShare  mean over the levels of the share that meets; null where no unit counts
     * @param areas      the same by area, in the order of the levels
     */
    public record GroupRow(String code, String name, long units, long responding, long meetingAll, Double meanShare,
            List<AreaRow> areas) {
    }

    /**
     * The levels of an area in a group.
     *
     * @param area       code of the area
     * @param meetingAll units that meet every level of it
     * @param meanShare  mean over its levels of the share that meets; null where no unit counts
     */
    public record AreaRow(String area, long meetingAll, Double meanShare) {
    }

    /**
     * A level.
     *
     * @param level   its number
     * @param area    its area
     * @param wording its short wording
     * @param cells   its cells, one a group
     */
    public record LevelRow(int level, String area, @JsonProperty("short") Text wording, List<Cell> cells) {
    }

    /**
     * A level of a group.
     *
     * @param group      code of the group
     * @param met        units that meet the level, exempt ones included
     * @param exempt     of those, the exempt ones
     * @param notMet     units that do not
     * @param awaiting   units that wait for an assessor
     * @param unanswered units of the denominator without an outcome
     * @param of         units of the denominator
     * @param share      met of {@code of}, not rounded; null where {@code of} is 0
     * @param worst      the share at worst: if nothing that is awaiting were approved and, while the round collects
     *                   answers, nobody met the level who has not answered; of all registered units while it does
     * @param best       the share at best: if all that is awaiting were approved and, while the round collects answers,
     *                   all met the level who have not answered; of all registered units while it does
     */
    public record Cell(String group, long met, long exempt, long notMet, long awaiting, long unanswered, long of,
            Double share, Double worst, Double best) {

        static Cell of(RoundFigures.Column column, int level, Denominator denominator, boolean collecting) {
            var counts = column.level(level);
            var of = denominator.of(column.units());
            var inTheEnd = collecting ? column.units().units() : of;
            var atBest = collecting ? inTheEnd - counts.notMet() : counts.met() + counts.awaiting();
            return new Cell(column.code(), counts.met(), counts.exempt(), counts.notMet(), counts.awaiting(),
                    of - counts.met() - counts.notMet() - counts.awaiting(), of,
                    Share.of(counts.met(), of), Share.of(counts.met(), inTheEnd), Share.of(atBest, inTheEnd));
        }
    }

    static LevelTable of(Visibility.Seen seen, List<Levels.Level> levels, TableQuery query,
            List<RoundFigures.Column> columns) {
        var round = seen.round();
        var denominator = query.denominator();
        var groups = columns.stream().map(column -> group(column, levels, denominator)).toList();
        var rows = levels.stream().map(level -> new LevelRow(level.number(), level.area(), level.wording(),
                columns.stream().map(column -> Cell.of(column, level.number(), denominator, round.isCollecting()))
                        .toList())).toList();
        return new LevelTable(round.id(), round.ruleSet(), denominator, query.grouping(), seen.asOf(), round.state(),
                seen.revision(), groups, rows);
    }

    private static GroupRow group(RoundFigures.Column column, List<Levels.Level> levels, Denominator denominator) {
        var units = column.units();
        var areas = levels.stream().map(Levels.Level::area).distinct().map(area -> new AreaRow(area,
                column.meetingAreas().getOrDefault(area, 0L), meanShare(column,
                        levels.stream().filter(level -> level.area().equals(area)).toList(), denominator))).toList();
        return new GroupRow(column.code(), column.name(), units.units(), units.responding(), units.meetingAll(),
                meanShare(column, levels, denominator), areas);
    }

    /** All shares of a group have the same denominator, so their mean is one division. */
    private static Double meanShare(RoundFigures.Column column, List<Levels.Level> levels, Denominator denominator) {
        var met = levels.stream().mapToLong(level -> column.level(level.number()).met()).sum();
        return Share.of(met, denominator.of(column.units()) * levels.size());
    }

    /** {@return the table in long form} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        for (var level : levels) {
            for (int i = 0; i < groups.size(); i++) {
                var cell = level.cells().get(i);
                rows.add(Table.row(round, level.level(), level.area(), level.wording(), cell.group(),
                        GroupColumns.name(groupBy, cell.group(), groups.get(i).name()), denominator.name(), cell.met(),
                        cell.exempt(), cell.notMet(), cell.awaiting(), cell.unanswered(), cell.of(), cell.share(),
                        cell.best(), cell.worst()));
            }
        }
        return Table.of("levels", new Text("Andel enheter som når varje miniminivå",
                "Share of units that meet each minimum level"), round, List.of(
                Column.ROUND, Column.dimension("level", "Miniminivå", "Minimum level", "short"),
                Column.attribute("area", "Område", "Area"), Column.attribute("short", "Lydelse", "Wording"),
                GroupColumns.code(groupBy), GroupColumns.NAME, GroupColumns.DENOMINATOR,
                Column.count("met", "Når nivån", "Meet the level"),
                Column.count("exempt", "Därav undantagna", "Of which exempt"),
                Column.count("notMet", "Når inte nivån", "Do not meet the level"),
                Column.count("awaiting", "Väntar på bedömning", "Await assessment"),
                Column.count("unanswered", "Utan utfall", "Without an outcome"),
                Column.count("of", "Enheter som andelen är av", "Units the share is of"),
                Column.share("share", "Andel som når nivån", "Share that meets the level"),
                Column.share("best", "Andel i bästa fall", "Share at best"),
                Column.share("worst", "Andel i sämsta fall", "Share at worst")), rows)
                .noting(denominator.note(), Notes.EXEMPT, Notes.AWAITING, Notes.RANGE, Notes.NATION, Notes.NO_SHARE)
                .readAt(asOf, status.name(), revision);
    }
}
