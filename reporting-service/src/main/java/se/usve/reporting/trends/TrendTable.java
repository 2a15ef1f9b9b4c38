package se.usve.reporting.trends;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.report.GroupColumns;
import se.usve.scoring.contract.Relation;
import se.usve.survey.contract.RoundChanged;

/**
 * Two rounds side by side. All shares are of the units with outcomes, as in the report's table 3, and not rounded;
 * differences are between shares, as a part of 1, and null where one of the shares is.
 *
 * @param from        the earlier round
 * @param to          the later round
 * @param groupBy     what units are grouped by
 * @param comparable  how many levels have no break: those that means are taken over
 * @param groups      the groups, all units counted last
 * @param levels      the levels that stand in both rounds, in order of the later one's numbers
 * @param newLevels   the levels that the later round alone has
 * @param dropped     the levels that the earlier round alone had
 */
public record TrendTable(RoundSide from, RoundSide to, Grouping groupBy, int comparable, List<GroupRow> groups,
        List<LevelRow> levels, List<AloneRow> newLevels, List<AloneRow> dropped) {

    /**
     * A round.
     *
     * @param round   its id
     * @param ruleSet id of its rule set
     * @param asOf    the time its figures are of, UTC
     * @param status  where it stood then: its figures are preliminary unless it was published
     * @param revision number of the sealed revision its figures are of; absent where they are of none
     */
    public record RoundSide(String round, String ruleSet, Instant asOf, RoundChanged.State status,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long revision) {
    }

    /**
     * A group.
     *
     * @param code       SCB county code or another code of the grouping, or {@code SE} for all
     * @param name       name in Swedish
     * @param unitsFrom  units registered in the earlier round
     * @param scoredFrom of those, the ones with outcomes
     * @param unitsTo    units registered in the later round
     * @param scoredTo   of those, the ones with outcomes
     * @param panelUnits of those, the ones that were in the earlier round with outcomes, themselves or what they go on from
     * @param meanShare  mean over the comparable levels of the shares
     * @param panelMean  mean over the comparable levels of the panel's shares
     */
    public record GroupRow(String code, String name, long unitsFrom, long scoredFrom, long unitsTo, long scoredTo,
            long panelUnits, Change meanShare, Change panelMean) {
    }

    /** Two shares and what lies between them. */
    public record Change(Double from, Double to, Double difference) {

        static Change of(Double from, Double to) {
            return new Change(from, to, from == null || to == null ? null : to - from);
        }

        static Change of(long partFrom, long wholeFrom, long partTo, long wholeTo) {
            return of(wholeFrom == 0 ? null : (double) partFrom / wholeFrom, wholeTo == 0 ? null : (double) partTo / wholeTo);
        }
    }

    /**
     * A level that stands in both.
     *
     * @param level     its number in the later round
     * @param other     its number in the earlier round
     * @param area      its area
     * @param wording   its short wording in the later round
     * @param relation  what the later rule set did with it
     * @param isBreak   whether the series breaks here: a difference is not of the units alone
     * @param reason    why it is so
     * @param cells     its cells, one a group
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LevelRow(int level, int other, String area, @JsonProperty("short") Text wording, Relation relation,
            @JsonProperty("break") boolean isBreak, Text reason, List<Cell> cells) {
    }

    /**
     * A level in one round alone.
     *
     * @param level   its number there
     * @param area    its area
     * @param wording its short wording
     * @param reason  why the other has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AloneRow(int level, String area, @JsonProperty("short") Text wording, Text reason) {
    }

    /**
     * A level of a group.
     *
     * @param group      code of the group
     * @param from       the earlier round as it stands
     * @param to         the later round as it stands
     * @param difference later share minus earlier
     * @param panel      the units that are in both, like with like
     */
    public record Cell(String group, Stand from, Stand to, Double difference, LikeForLike panel) {

        static Cell of(String group, Side from, Side to, Panel panel) {
            var change = Change.of(from.met(), from.of(), to.met(), to.of());
            return new Cell(group, Stand.of(from, change.from()), Stand.of(to, change.to()), change.difference(),
                    LikeForLike.of(panel));
        }
    }

    /**
     * A level of one round in a group.
     *
     * @param met      units that meet it, exempt ones included
     * @param exempt   of those, the exempt ones
     * @param awaiting units that wait for an assessor, and count as not meeting it
     * @param of       units with outcomes
     * @param share    met of {@code of}
     * @param best     the share if all that is awaiting were approved
     */
    public record Stand(long met, long exempt, long awaiting, long of, Double share, Double best) {

        static Stand of(Side side, Double share) {
            return new Stand(side.met(), side.exempt(), side.awaiting(), side.of(), share,
                    share == null ? null : (double) (side.met() + side.awaiting()) / side.of());
        }
    }

    /**
     * A level over the units that are in both rounds and whose outcome is known in both.
     *
     * @param units      those units
     * @param metFrom    the ones that met it in the earlier round
     * @param metTo      the ones that meet it in the later
     * @param gained     the ones that meet it and did not before
     * @param lost       the ones that met it and do not any more
     * @param shareFrom  metFrom of units
     * @param shareTo    metTo of units
     * @param difference shareTo minus shareFrom
     */
    public record LikeForLike(long units, long metFrom, long metTo, long gained, long lost, Double shareFrom, Double shareTo,
            Double difference) {

        static LikeForLike of(Panel panel) {
            var change = Change.of(panel.before(), panel.units(), panel.after(), panel.units());
            return new LikeForLike(panel.units(), panel.before(), panel.after(), panel.gained(), panel.lost(), change.from(),
                    change.to(), change.difference());
        }
    }

    private static final Text PANEL = new Text("Samma enheter: de som finns i båda omgångarna med känt utfall i båda. En enhet "
            + "som gått ihop av flera räknas en gång och nådde nivån tidigare om alla delarna gjorde det; av en delad enhet "
            + "räknas varje del.", "Same units: those in both rounds with a known outcome in both. A unit merged from several "
            + "counts once, and met the level before if all of them did; of a unit that was split each part counts.");
    private static final Text BREAK = new Text("Där serien bryts (break) kräver nivån något annat än tidigare, så att en "
            + "skillnad inte är enheternas egen.", "Where the series breaks the level requires something else than before, so "
            + "that a difference is not of the units alone.");

    /** {@return the comparison as a table} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        for (var level : levels) {
            for (int i = 0; i < groups.size(); i++) {
                var cell = level.cells().get(i);
                var group = groups.get(i);
                rows.add(Table.row(level.level(), level.wording(), level.other(), level.relation().name(),
                        level.isBreak() ? "YES" : "NO", level.reason(), cell.group(),
                        GroupColumns.name(groupBy, group.code(), group.name()),
                        cell.from().met(), cell.from().of(), cell.from().share(), cell.to().met(), cell.to().of(),
                        cell.to().share(), cell.to().awaiting(), cell.to().best(), cell.difference(), cell.panel().units(),
                        cell.panel().metFrom(), cell.panel().metTo(), cell.panel().gained(), cell.panel().lost(),
                        cell.panel().shareFrom(), cell.panel().shareTo(), cell.panel().difference()));
            }
        }
        return Table.of("trend", new Text("Miniminivåer " + from.round() + " och " + to.round(),
                "Minimum levels " + from.round() + " and " + to.round()), from.round() + "-" + to.round(), columns(), rows)
                .noting(BREAK, PANEL, listed("Nya nivåer: ", "New levels: ", newLevels),
                        listed("Nivåer som utgått: ", "Levels no longer there: ", dropped))
                .readAt(to.asOf(), to.status().name(), to.revision());
    }

    private static Text listed(String sv, String en, List<AloneRow> levels) {
        var numbers = levels.isEmpty() ? "–" : levels.stream().map(row -> String.valueOf(row.level())).collect(Collectors.joining(", "));
        return new Text(sv + numbers + ".", en + numbers + ".");
    }

    private List<Column> columns() {
        return List.of(Column.dimension("level", "Miniminivå", "Minimum level", "short"),
                Column.attribute("short", "Lydelse", "Wording"), Column.attribute("other", "Tidigare nummer", "Earlier number"),
                Column.attribute("relation", "Förhållande", "Relation"), Column.attribute("break", "Serien bryts", "The series breaks"),
                Column.attribute("reason", "Skäl", "Reason"),
                GroupColumns.code(groupBy), GroupColumns.NAME,
                Column.count("metFrom", "Nådde nivån tidigare", "Met the level before"),
                Column.count("ofFrom", "Enheter med utfall tidigare", "Units with outcomes before"),
                Column.share("shareFrom", "Andel tidigare", "Share before"),
                Column.count("metTo", "Når nivån", "Meet the level"),
                Column.count("ofTo", "Enheter med utfall", "Units with outcomes"),
                Column.share("shareTo", "Andel", "Share"),
                Column.count("awaitingTo", "Väntar på bedömning", "Await assessment"),
                Column.share("bestTo", "Andel om allt som väntar godkänns", "Share if all that awaits is approved"),
                Column.measure("difference", "Skillnad", "Difference", Column.Unit.POINTS),
                Column.count("panelUnits", "Samma enheter", "Same units"),
                Column.count("panelMetFrom", "Samma enheter: nådde tidigare", "Same units: met before"),
                Column.count("panelMetTo", "Samma enheter: når", "Same units: meet"),
                Column.count("panelGained", "Samma enheter: har tillkommit", "Same units: gained"),
                Column.count("panelLost", "Samma enheter: har fallit bort", "Same units: lost"),
                Column.share("panelShareFrom", "Samma enheter: andel tidigare", "Same units: share before"),
                Column.share("panelShareTo", "Samma enheter: andel", "Same units: share"),
                Column.measure("panelDifference", "Samma enheter: skillnad", "Same units: difference", Column.Unit.POINTS));
    }
}
