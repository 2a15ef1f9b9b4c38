package se.usve.reporting.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.GroupNames;
import se.usve.survey.contract.RoundChanged;

/**
 * How far the levels that units miss are mended, by region and level.
 *
 * @param round        id of the round
 * @param status       where the round stands
 * @param followUpBy   the day by which all is to be mended; absent without one
 * @param asOf         the time of what is told of the plans, UTC
 * @param outcomesAsOf the time of the outcomes that say what is missed, UTC: of a published round when it was sealed
 * @param revision     number of the sealed revision the outcomes are of; absent where they are of none
 * @param groups       the regions, the nation last
 * @param levels       the levels, each with a cell for each group in the same order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUp(String round, RoundChanged.State status, LocalDate followUpBy, Instant asOf, Instant outcomesAsOf,
        Long revision, List<GroupRow> groups, List<LevelRow> levels) {

    /**
     * A group.
     *
     * @param code    SCB county code, {@code SE} for all
     * @param name    name in Swedish
     * @param units   units with outcomes
     * @param missing units that miss a level
     * @param mending how far what they miss is mended
     */
    public record GroupRow(String code, String name, long units, long missing, @JsonUnwrapped Mending mending) {
    }

    /**
     * A level.
     *
     * @param level   its number
     * @param wording its short wording
     * @param cells   one for each group
     */
    public record LevelRow(int level, Text wording, List<Cell> cells) {
    }

    /** How far a level is mended in a group. */
    public record Cell(String group, @JsonUnwrapped Mending mending) {
    }

    /** {@return the table in long form} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        for (var level : levels) {
            for (int i = 0; i < groups.size(); i++) {
                var mending = level.cells().get(i).mending();
                rows.add(Table.row(round, level.level(), level.wording(), groups.get(i).code(),
                        new Text(groups.get(i).name(), groups.get(i).code().equals(Group.NATION)
                                ? GroupNames.NATION.en() : groups.get(i).name()),
                        mending.missed(), mending.withoutPlan(), mending.planned(), mending.inProgress(), mending.mended(),
                        mending.mendedInTime(), mending.overdue()));
            }
        }
        return Table.of("follow-up", new Text("Uppföljning av nivåer som enheter inte når",
                "Follow-up of levels that units do not meet"), round, List.of(
                Column.ROUND, Column.dimension("level", "Miniminivå", "Minimum level", "short"),
                Column.attribute("short", "Lydelse", "Wording"),
                Column.place("group", "Region", "Region", "groupName"),
                Column.attribute("groupName", "Gruppens namn", "Name of the group"),
                Column.count("missed", "Når inte nivån", "Do not meet the level"),
                Column.count("withoutPlan", "Utan plan", "Without a plan"),
                Column.count("planned", "Planerad", "Planned"),
                Column.count("inProgress", "Pågår", "In progress"),
                Column.count("mended", "Åtgärdad", "Mended"),
                Column.count("mendedInTime", "Därav i tid", "Of which in time"),
                Column.count("overdue", "Försenad", "Overdue")), rows)
                .noting(DEFINITION, followUpBy == null ? NO_DAY : new Text("Allt ska vara åtgärdat senast %s.",
                        "All is to be mended by %s.").with(followUpBy)).readAt(asOf, status.name(), revision);
    }

    private static final Text DEFINITION = new Text("Varje enhet räknas i varje nivå den inte når. Åtgärdad är den nivå som "
            + "regionen rapporterat som åtgärdad; utfallet i omgången ändras inte av det. Försenad: planerad eller pågående, "
            + "och åtgärdens egen dag har passerat.", "Each unit counts at each level it does not meet. Mended is a level "
            + "that its region has reported as mended; the outcome in the round does not change by that. Overdue: planned or "
            + "in progress, and the measure's own day has passed.");
    private static final Text NO_DAY = new Text("Omgången har ingen dag då allt ska vara åtgärdat.",
            "The round has no day by which all is to be mended.");
}
