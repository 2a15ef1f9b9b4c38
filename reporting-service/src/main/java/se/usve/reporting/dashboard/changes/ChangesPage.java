package se.usve.reporting.dashboard.changes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;
import se.usve.reporting.dashboard.CauseWords;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.OutcomeMark;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.dashboard.RegionNames;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.Change;
import se.usve.reporting.report.Changes;
import se.usve.reporting.report.LevelTable;
import se.usve.scoring.contract.Cause;

/**
 * What changed between two times, written out in one language.
 *
 * @param from     the first time as it stands in the form
 * @param to       the second time as it stands in the form
 * @param finding  how much changed, or null where no times are chosen
 * @param hidden   whether times are chosen of which the reader sees nothing without signing in
 * @param columns  the groups, the country last
 * @param summary  the levels that moved; a cell a group
 * @param changes  the changes of this page
 * @param previous the way to the changes before, or null
 * @param next     the way to the changes after, or null
 */
record ChangesPage(String from, String to, String finding, boolean hidden, List<String> columns, List<Level> summary, List<Row> changes,
        String previous, String next) {

    /** A level and how it moved in each group. */
    record Level(int number, String text, List<String> cells) {
    }

    /** A change; marks are null where there was or is no outcome, {@code words} where a level moved. */
    record Row(String unit, String href, String region, Integer level, OutcomeMark before, OutcomeMark after, String why,
            String when) {
    }

    /** {@return the page on which no times are chosen} */
    static ChangesPage empty(String from, String to) {
        return new ChangesPage(from, to, null, false, List.of(), List.of(), List.of(), null, null);
    }

    /** {@return the page on which times are chosen when the round was not public} */
    static ChangesPage hidden(String from, String to) {
        return new ChangesPage(from, to, null, true, List.of(), List.of(), List.of(), null, null);
    }

    static ChangesPage of(Changes changes, LevelTable levels, String from, String to, Frame frame) {
        var words = levels.levels().stream().collect(Collectors.toMap(LevelTable.LevelRow::level, row -> frame.in(row.wording())));
        var moved = changes.summary().stream().collect(Collectors.groupingBy(Changes.Summary::level,
                Collectors.toMap(Changes.Summary::group, one -> one)));
        var groups = levels.groups();
        return new ChangesPage(from, to, finding(changes, frame), false, groups.stream().map(group ->
                RegionNames.narrow(group.code(), group.name(), frame.language())).toList(),
                moved.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(level -> new Level(level.getKey(),
                        words.getOrDefault(level.getKey(), ""), groups.stream().map(group ->
                                cell(level.getValue().get(group.code()), frame)).toList())).toList(),
                changes.items().stream().map(change -> row(changes.round(), change, frame)).toList(),
                changes.page() > 1 ? href(from, to, changes.page() - 1) : null,
                (long) changes.page() * changes.limit() < changes.total() ? href(from, to, changes.page() + 1) : null);
    }

    private static String finding(Changes changes, Frame frame) {
        var nation = changes.summary().stream().filter(one -> one.group().equals(Group.NATION)).toList();
        return frame.in(new Text("%s ändringar. I riket når enheterna sammanlagt %s nivåer som de inte nådde, och %s som de nådde "
                + "nås inte längre.", "%s changes. In the country the units meet %s levels that they did not, and %s that they met "
                + "are not met any more.").with(frame.numerals().count(changes.total()),
                frame.numerals().count(nation.stream().mapToLong(Changes.Summary::gained).sum()),
                frame.numerals().count(nation.stream().mapToLong(Changes.Summary::lost).sum())));
    }

    private static String cell(Changes.Summary one, Frame frame) {
        if (one == null) {
            return "–";
        }
        var gained = one.gained() == 0 ? "" : "+" + frame.numerals().count(one.gained());
        var lost = one.lost() == 0 ? "" : "\u2212" + frame.numerals().count(one.lost());
        return gained.isEmpty() || lost.isEmpty() ? gained + lost : gained + " " + lost;
    }

    private static Row row(String round, Change change, Frame frame) {
        var region = RegionNames.plain(change.region(), change.region(), frame.language());
        return new Row(change.name(), Place.inRound(round, "units", change.unit()), change.fromRegion() == null ? region
                : RegionNames.plain(change.fromRegion(), change.fromRegion(), frame.language()) + " → " + region, change.level(),
                change.before() == null ? null : OutcomeMark.of(change.before(), frame.language()),
                change.after() == null ? null : OutcomeMark.of(change.after(), frame.language()), frame.in(why(change.cause())),
                frame.language().time(change.at()));
    }

    private static Text why(Change.Why why) {
        return switch (why) {
            case REGISTRATION -> new Text("Enheten tillkom, lämnade omgången eller bytte region",
                    "The unit joined, left the round or moved to another region");
            case UNKNOWN -> CauseWords.of(null);
            default -> CauseWords.of(Cause.valueOf(why.name()));
        };
    }

    private static String href(String from, String to, int page) {
        return "?from=" + from + "&to=" + to + "&page=" + page;
    }
}
