package se.usve.survey.form;

import java.util.Locale;
import java.util.Optional;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.draft.Draft;
import se.usve.survey.draft.DraftState;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.register.UnitsInRound.Participant;
import se.usve.survey.submission.NewestVersions.Newest;
import se.usve.survey.submission.Submission;

/**
 * A unit in the list.
 *
 * @param id        its id
 * @param href      address of its page
 * @param name      its name
 * @param status    where it stands
 * @param words     the same in words
 * @param progress  answered of asked, empty where there is no draft
 * @param percent   the same in percent, rounded down
 * @param draft     when and by whom the draft was saved, empty where there is none
 * @param submitted when the newest submission came, empty where there is none
 * @param receives  whether its answers are received
 */
record UnitRow(String id, String href, String name, Status status, String words, String progress, int percent,
        String draft, String submitted, boolean receives) {

    /** Where a unit stands. */
    enum Status {
        NOT_BEGUN(new Text("Inte påbörjad", "Not begun"), "○"),
        DRAFT(new Text("Utkast", "Draft"), "◐"),
        SUBMITTED(new Text("Inskickad", "Submitted"), "●"),
        CHANGING(new Text("Inskickad, ändringar pågår", "Submitted, being changed"), "◑"),
        WITHDRAWN(new Text("Återkallad", "Withdrawn"), "△");

        private final Text words;
        private final String sign;

        Status(Text words, String sign) {
            this.words = words;
            this.sign = sign;
        }

        /** {@return a sign that stands beside the words} */
        public String sign() {
            return sign;
        }

        static Status of(boolean draft, Optional<Newest> newest) {
            var submitted = newest.filter(version -> version.kind() == Submission.Kind.SUBMISSION).isPresent();
            if (draft) {
                return submitted ? CHANGING : DRAFT;
            }
            return submitted ? SUBMITTED : newest.isPresent() ? WITHDRAWN : NOT_BEGUN;
        }

        /** {@return the status in words} */
        String in(Language language) {
            return language.in(words);
        }
    }

    private static final Text PROGRESS = new Text("%d av %d frågor", "%d of %d questions");
    private static final Text SAVED = new Text("%s av %s", "%s by %s");
    private static final Text VERSION = new Text("%s, version %d", "%s, version %d");
    private static final Text LATE = new Text(" (sent)", " (late)");

    static UnitRow of(String round, Participant unit, Optional<Draft> draft, Optional<Newest> newest,
            Questionnaire questionnaire, Language language) {
        var state = draft.map(found -> DraftState.of(questionnaire, found.answers()));
        var status = Status.of(draft.isPresent(), newest);
        return new UnitRow(unit.unit(), Desk.unitPath(round, unit.unit()), unit.name(), status, status.in(language),
                state.map(found -> language.in(PROGRESS.with(found.answered(), found.asked()))).orElse(""),
                state.map(found -> 100 * found.answered() / Math.max(1, found.asked())).orElse(0),
                draft.map(found -> language.in(SAVED.with(language.time(found.savedAt()), found.savedBy()))).orElse(""),
                newest.map(version -> language.in(VERSION.with(language.time(version.submittedAt()), version.version()))
                        + (version.late() ? language.in(LATE) : "")).orElse(""),
                unit.receivesAnswers());
    }

    /** {@return whether the id or name contains the words, upper and lower case alike} */
    boolean matches(String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(wanted) || id.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** {@return whether something is left to submit} */
    boolean isLeft() {
        return status != Status.SUBMITTED;
    }
}
