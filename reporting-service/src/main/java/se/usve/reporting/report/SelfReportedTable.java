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
 * Which share of the units meets each level by their own answers alone, beside the share that meets it as assessed: after
 * rulings on examples and overrides.
 *
 * @param round       id of the round
 * @param ruleSet     id of its rule set
 * @param denominator which units shares are of
 * @param groupBy     what units are grouped by
 * @param asOf        the time the figures are of, UTC
 * @param status      where the round stands
 * @param revision number of the sealed revision the figures are of; absent where they are of none
 * @param levels      the levels, each with a cell for each group, the nation last
 */
public record SelfReportedTable(String round, String ruleSet, Denominator denominator, Grouping groupBy, Instant asOf,
        RoundChanged.State status, @JsonInclude(JsonInclude.Include.NON_NULL) Long revision, List<LevelRow> levels) {

    /** What it shows of a group besides its units. */
    static final Set<Figures.Part> PARTS = Set.of(Figures.Part.LEVELS, Figures.Part.SELF_REPORTED);

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
     * A level of a group. {@code assessedMet = selfReportedMet - lowered - awaiting + raised}.
     *
     * @param group             code of the group
     * @param name              name of the group in Swedish
     * @param of                units of the denominator
     * @param selfReportedMet   units that meet the level by their own answers, exempt ones included; an example given is
     *                          taken as good
     * @param selfReportedShare of {@code of}, not rounded; null where {@code of} is 0
     * @param assessedMet       units that meet it as assessed, exempt ones included
     * @param assessedShare     of {@code of}, not rounded; null where {@code of} is 0
     * @param lowered           units that meet it by their own answers but not as assessed
     * @param awaiting          units that meet it by their own answers and wait for an assessor
     * @param raised            units that meet it as assessed but not by their own answers
     * @param difference        {@code assessedMet - selfReportedMet}, in units
     */
    public record Cell(String group, String name, long of, long selfReportedMet, Double selfReportedShare,
            long assessedMet, Double assessedShare, long lowered, long awaiting, long raised, long difference) {

        static Cell of(RoundFigures.Column column, int level, Denominator denominator) {
            var own = column.selfReported(level);
            var met = column.level(level).met();
            var of = denominator.of(column.units());
            return new Cell(column.code(), column.name(), of, own.met(), Share.of(own.met(), of), met,
                    Share.of(met, of), own.lowered(), own.awaiting(), own.raised(), met - own.met());
        }
    }

    static SelfReportedTable of(Visibility.Seen seen, List<Levels.Level> levels, TableQuery query,
            List<RoundFigures.Column> columns) {
        var round = seen.round();
        return new SelfReportedTable(round.id(), round.ruleSet(), query.denominator(), query.grouping(), seen.asOf(),
                round.state(), seen.revision(),
                levels.stream().map(level -> new LevelRow(level.number(), level.area(), level.wording(),
                        columns.stream().map(column -> Cell.of(column, level.number(), query.denominator())).toList()))
                        .toList());
    }

    /** {@return the table in long form} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        for (var level : levels) {
            for (var cell : level.cells()) {
                rows.add(Table.row(round, level.level(), level.area(), level.wording(), cell.group(),
                        GroupColumns.name(groupBy, cell.group(), cell.name()),
                        denominator.name(), cell.of(), cell.selfReportedMet(), cell.selfReportedShare(),
                        cell.assessedMet(), cell.assessedShare(), cell.lowered(), cell.awaiting(), cell.raised(),
                        cell.difference()));
            }
        }
        return Table.of("self-reported", new Text("Egna svar och bedömning jämförda",
                "What units report of themselves beside what is assessed"), round, List.of(
                Column.ROUND, Column.dimension("level", "Miniminivå", "Minimum level", "short"),
                Column.attribute("area", "Område", "Area"), Column.attribute("short", "Lydelse", "Wording"),
                GroupColumns.code(groupBy), GroupColumns.NAME, GroupColumns.DENOMINATOR,
                Column.count("of", "Enheter som andelarna är av", "Units the shares are of"),
                Column.count("selfReportedMet", "Når nivån enligt egna svar", "Meet the level by their own answers"),
                Column.share("selfReportedShare", "Andel enligt egna svar", "Share by their own answers"),
                Column.count("assessedMet", "Når nivån enligt bedömningen", "Meet the level as assessed"),
                Column.share("assessedShare", "Andel enligt bedömningen", "Share as assessed"),
                Column.count("lowered", "Sänkta av bedömningen", "Lowered by the assessment"),
                Column.count("awaiting", "Väntar på bedömning", "Await assessment"),
                Column.count("raised", "Höjda av bedömningen", "Raised by the assessment"),
                Column.count("difference", "Skillnad i enheter", "Difference in units")), rows)
                .noting(denominator.note(), Notes.SELF_REPORTED, Notes.EXEMPT, Notes.NATION, Notes.NO_SHARE)
                .readAt(asOf, status.name(), revision);
    }
}
