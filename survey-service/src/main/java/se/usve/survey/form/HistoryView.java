package se.usve.survey.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.submission.Submission;

/**
 * What a unit has submitted, the newest first, with what each version changed.
 *
 * @param unit     the unit's name
 * @param round    what the round is called
 * @param unitHref address of the unit's page
 * @param versions the versions
 * @param more     whether there are older ones than those shown
 */
record HistoryView(String unit, String round, String unitHref, List<Version> versions, boolean more) {

    /**
     * A submission or withdrawal.
     *
     * @param title       its number and what it is, in words
     * @param at          when
     * @param by          by whom
     * @param reason      why, or null if that was not told
     * @param late        whether it came after the last day of the collection
     * @param receipt     address of its receipt, null for a withdrawal
     * @param against     number of the version it is compared with, empty for the first
     * @param differences what it changed; every answer of the first
     */
    record Version(String title, String at, String by, String reason, boolean late, String receipt, String against,
            List<Difference> differences) {
    }

    private static final Text SUBMISSION = new Text("Version %d", "Version %d");
    private static final Text WITHDRAWAL = new Text("Version %d: återkallelse", "Version %d: withdrawal");

    /**
     * {@return the page}
     *
     * @param newest the versions, the newest first; the one that comes before the shown ones too, if there is one
     * @param shown  how many of them to show
     */
    static HistoryView of(Desk.Papers papers, List<Submission> newest, int shown, Language language) {
        var versions = new ArrayList<Version>();
        for (int i = 0; i < Math.min(shown, newest.size()); i++) {
            versions.add(version(papers, newest.get(i), before(newest, i), language));
        }
        return new HistoryView(papers.unit().name(), RoundView.name(papers.round().id()), papers.href(), versions,
                newest.size() > shown);
    }

    /** A withdrawal took no answer away from the version that followed: it is compared with the answers before. */
    private static Submission before(List<Submission> newest, int i) {
        return newest.subList(i + 1, newest.size()).stream()
                .filter(version -> version.kind() == Submission.Kind.SUBMISSION).findFirst().orElse(null);
    }

    private static Version version(Desk.Papers papers, Submission version, Submission before, Language language) {
        var number = String.valueOf(version.version());
        var withdrawal = version.kind() == Submission.Kind.WITHDRAWAL;
        return new Version(language.in((withdrawal ? WITHDRAWAL : SUBMISSION).with(version.version())),
                language.time(version.submittedAt()), version.submittedBy(), version.reason(), version.late(),
                withdrawal ? null : papers.href("receipts", number),
                before == null ? "" : String.valueOf(before.version()),
                withdrawal ? List.of()
                        : Difference.between(before == null ? Map.of() : before.values(), version.values(),
                                papers.questionnaire(), language));
    }
}
