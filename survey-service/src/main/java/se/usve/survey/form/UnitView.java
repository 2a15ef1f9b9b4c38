package se.usve.survey.form;

import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.draft.DraftState;
import se.usve.survey.questionnaire.Section;

/**
 * A unit's page: the sections with how far they have come.
 *
 * @param name       the unit's name
 * @param round      what the round is called
 * @param href       address of the page
 * @param status     where the unit stands, in words
 * @param sum        answered of asked, in words
 * @param percent    the same in percent, rounded down
 * @param saved      when and by whom the draft was saved, or when it was submitted; empty where there is neither
 * @param sections   the sections
 * @param wrong      how many answers are wrong
 * @param carried    how many answers wait to be confirmed
 * @param draft      revision of the draft, empty if there is none
 * @param prefills   whether earlier answers can be asked for
 * @param submitted  number of the submission that counts, empty if there is none
 * @param open       whether answers are received
 * @param message    something that did not work, or null
 */
record UnitView(String name, String round, String href, String status, String sum, int percent, String saved,
        List<Row> sections, int wrong, int carried, String draft, boolean prefills, String submitted, boolean open,
        String message) {

    /** How far a section has come. */
    enum Stage {
        EMPTY(new Text("Inte påbörjat", "Not begun"), "○"),
        BEGUN(new Text("Påbörjat", "Begun"), "◐"),
        DONE(new Text("Klart", "Done"), "✓"),
        WRONG(new Text("Att rätta", "To be mended"), "!");

        private final Text words;
        private final String sign;

        Stage(Text words, String sign) {
            this.words = words;
            this.sign = sign;
        }

        /** {@return a sign that stands beside the words} */
        public String sign() {
            return sign;
        }
    }

    /** A section: answered of asked, and where it stands, in words. */
    record Row(String title, String href, String progress, Stage stage, String words) {
    }

    private static final Text SUM = new Text("%d av %d frågor besvarade", "%d of %d questions answered");
    private static final Text PROGRESS = new Text("%d av %d besvarade", "%d of %d answered");

    static UnitView of(Desk.Papers papers, UnitRow.Status status, String message, Language language) {
        var work = papers.work();
        var state = DraftState.of(papers.questionnaire(), work.answers());
        return new UnitView(papers.unit().name(), RoundView.name(papers.round().id()), papers.href(),
                status.in(language),
                language.in(SUM.with(state.answered(), state.asked())),
                100 * state.answered() / Math.max(1, state.asked()), SectionWriter.saved(work, language),
                papers.questionnaire().sections().stream().map(section -> row(papers, section, state, language))
                        .toList(),
                state.wrong().size(), work.carriedOver().size(), work.revision(),
                papers.unit().receivesAnswers() && work.submitted().isEmpty(),
                work.submitted().map(submission -> String.valueOf(submission.version())).orElse(""),
                papers.unit().receivesAnswers(), message);
    }

    private static Row row(Desk.Papers papers, Section section, DraftState state, Language language) {
        var progress = DraftState.ofSection(papers.questionnaire(), section, papers.work().answers());
        var ids = papers.questionnaire().questionsOf(section).stream().map(question -> question.id()).toList();
        var wrong = state.wrong().stream().anyMatch(found -> ids.contains(FieldErrors.questionOf(found)));
        var missing = state.missing().stream().anyMatch(found -> ids.contains(FieldErrors.questionOf(found)));
        var stage = wrong ? Stage.WRONG
                : progress.answered() == 0 ? Stage.EMPTY
                : missing ? Stage.BEGUN : Stage.DONE;
        return new Row(language.in(section.title()), papers.href(section),
                language.in(PROGRESS.with(progress.answered(), progress.asked())), stage, language.in(stage.words));
    }
}
