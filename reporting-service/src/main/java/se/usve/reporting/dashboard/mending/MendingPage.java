package se.usve.reporting.dashboard.mending;

import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.paging.Page;
import se.usve.chassis.problem.Text;
import se.usve.reporting.charts.Caption;
import se.usve.reporting.charts.RowPlot;
import se.usve.reporting.dashboard.Choice;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.dashboard.RegionNames;
import se.usve.reporting.dashboard.StatusWords;
import se.usve.reporting.figures.Group;
import se.usve.reporting.followup.FollowUp;
import se.usve.reporting.followup.Mending;
import se.usve.reporting.followup.PlanRow;

/**
 * How far what units miss is mended, written out in one language.
 *
 * @param begun    whether there is a follow-up yet: while answers come in, what is missed is not known
 * @param deadline by when all is to be mended, in a sentence, or null
 * @param chart    the regions' shares of what is mended
 * @param regions  the regions in figures, the country last
 * @param groups   the groups to choose among
 * @param levels   the levels that are missed in the chosen group
 * @param plans    the plans of this page
 * @param previous the way to the plans before, or null
 * @param next     the way to the plans after, or null
 */
record MendingPage(boolean begun, String deadline, RowPlot chart, List<Row> regions, List<Choice> groups, List<LevelRow> levels,
        List<Plan> plans, String previous, String next) {

    /** A group and how far it has come. */
    record Row(String name, Counts counts) {
    }

    /** A level and how far it is mended. */
    record LevelRow(int number, String text, Counts counts) {
    }

    /** How many are where. */
    record Counts(String missed, String withoutPlan, String planned, String inProgress, String mended, String inTime,
            String overdue) {
    }

    /** What is done of one level of one unit. */
    record Plan(String unit, String href, int level, String measure, String status, String mendedOn, String due, boolean counted) {
    }

    /** {@return the page of a round that is not closed yet} */
    static MendingPage notBegun() {
        return new MendingPage(false, null, null, List.of(), List.of(), List.of(), List.of(), null, null);
    }

    static MendingPage of(FollowUp figures, Page<PlanRow> plans, String chosen, Frame frame) {
        var at = chosenOf(figures, chosen);
        var code = figures.groups().get(at).code();
        return new MendingPage(true, figures.followUpBy() == null ? null : frame.in(new Text("Allt ska vara åtgärdat senast %s.",
                "All is to be mended by %s.").with(frame.language().day(figures.followUpBy()))), chart(figures, frame),
                figures.groups().stream().map(group -> new Row(name(group, frame), counts(group.mending(), frame))).toList(),
                figures.groups().reversed().stream().map(group -> new Choice(group.code(), name(group, frame),
                        group.code().equals(code))).toList(),
                figures.levels().stream().filter(level -> level.cells().get(at).mending().missed() > 0).map(level ->
                        new LevelRow(level.level(), frame.in(level.wording()), counts(level.cells().get(at).mending(), frame)))
                        .toList(),
                plans.items().stream().map(plan -> plan(figures.round(), plan, frame)).toList(),
                plans.page() > 1 ? href(code, plans.page() - 1) : null,
                (long) plans.page() * plans.limit() < plans.total() ? href(code, plans.page() + 1) : null);
    }

    private static int chosenOf(FollowUp figures, String chosen) {
        for (int i = 0; i < figures.groups().size(); i++) {
            if (figures.groups().get(i).code().equals(chosen)) {
                return i;
            }
        }
        return figures.groups().size() - 1;
    }

    private static RowPlot chart(FollowUp figures, Frame frame) {
        var nation = figures.groups().getLast().mending();
        var sentence = frame.in(new Text("Enheterna når sammanlagt inte %s nivåer. Av dem är %s åtgärdade (%s), %s i tid; %s saknar "
                + "plan och %s är försenade.", "In all %s levels are not met. Of those %s are mended (%s), %s in time; %s have no plan "
                + "and %s are overdue.").with(frame.numerals().count(nation.missed()), frame.numerals().count(nation.mended()),
                frame.numerals().percent(nation.mended(), nation.missed()), frame.numerals().count(nation.mendedInTime()),
                frame.numerals().count(nation.withoutPlan()), frame.numerals().count(nation.overdue())));
        var rows = figures.groups().stream().filter(group -> group.mending().missed() > 0
                && !group.code().equals(Group.NATION)).map(group -> new RowPlot.Row(
                        RegionNames.plain(group.code(), group.name(), frame.language()),
                        (double) group.mending().mended() / group.mending().missed(), null, frame.numerals().percent(
                                group.mending().mended(), group.mending().missed()))).toList();
        return rows.isEmpty() ? null : new RowPlot(new Caption("mended", frame.in(new Text(
                "Andel åtgärdade av de nivåer som inte nås, per region", "Share mended of the levels not met, by region")),
                sentence, null), RowPlot.Mark.BAR, rows, new RowPlot.Line((double) nation.mended() / nation.missed(),
                frame.in(new Text("Riket %s", "Sweden %s").with(frame.numerals().percent(nation.mended(), nation.missed())))),
                Stream.of(0.0, 0.25, 0.5, 0.75, 1.0).map(frame.numerals()::percent).toList(), null);
    }

    private static Counts counts(Mending mending, Frame frame) {
        return new Counts(frame.numerals().count(mending.missed()), counted(mending.withoutPlan(), frame),
                counted(mending.planned(), frame), counted(mending.inProgress(), frame), counted(mending.mended(), frame),
                counted(mending.mendedInTime(), frame), counted(mending.overdue(), frame));
    }

    private static Plan plan(String round, PlanRow plan, Frame frame) {
        return new Plan(plan.name(), Place.inRound(round, "units", plan.unit()), plan.level(), plan.measure(),
                frame.in(StatusWords.of(plan)), plan.mendedOn() == null ? null : frame.language().day(plan.mendedOn()),
                plan.due() == null ? "–" : frame.language().day(plan.due()), plan.counted());
    }

    private static String href(String group, int page) {
        return "?group=" + group + "&page=" + page + "#plans";
    }

    private static String name(FollowUp.GroupRow group, Frame frame) {
        return RegionNames.full(group.code(), group.name(), frame.language());
    }

    private static String counted(long count, Frame frame) {
        return count == 0 ? "–" : frame.numerals().count(count);
    }
}
