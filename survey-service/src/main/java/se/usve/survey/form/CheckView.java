package se.usve.survey.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.draft.DraftState;
import se.usve.survey.draft.SubmitDraft;
import se.usve.survey.questionnaire.Section;

/**
 * What is left before a unit's answers can be submitted.
 *
 * @param unit      the unit's name
 * @param round     what the round is called
 * @param unitHref  address of the unit's page
 * @param sum       answered of asked, in words
 * @param parts     what is missing, wrong or not confirmed, section by section; empty if nothing is
 * @param left      how many such things there are
 * @param warnings  what can be submitted but deserves a second look
 * @param revision  revision of the draft, empty if there is none
 * @param resubmits whether there is an earlier submission, so that a reason is asked for
 * @param open      whether answers are received
 * @param moved     what was submitted since the draft was begun, in words, or null
 * @param newest    version of the unit's newest submission or withdrawal
 * @param message   something that did not work, or null
 */
record CheckView(String unit, String round, String unitHref, String sum, List<Part> parts, int left,
        List<String> warnings, String revision, boolean resubmits, boolean open, String moved,
        long newest, String message) {

    /** What is left in a section. */
    record Part(String title, String href, List<QuestionView.Wrong> left) {
    }

    private static final Text SUM = new Text("%d av %d frågor är besvarade.", "%d of %d questions are answered.");
    private static final Text UNCONFIRMED = new Text("Hämtat svar som inte är bekräftat",
            "Carried-over answer that is not confirmed");

    static CheckView of(Desk.Papers papers, String message, Language language) {
        var state = DraftState.of(papers.questionnaire(), papers.work().answers());
        var writer = new SectionWriter(papers, language);
        var parts = new ArrayList<Part>();
        for (var section : papers.questionnaire().sections()) {
            var left = left(writer, section, language);
            if (!left.isEmpty()) {
                parts.add(new Part(language.in(section.title()), papers.href(section), left));
            }
        }
        return new CheckView(papers.unit().name(), RoundView.name(papers.round().id()), papers.href(),
                language.in(SUM.with(state.answered(), state.asked())), parts,
                parts.stream().mapToInt(part -> part.left().size()).sum(),
                state.warnings().stream().map(warning -> language.in(warning.message())).toList(),
                papers.work().revision(), papers.unit().submissionVersion() > 0, papers.unit().receivesAnswers(),
                moved(papers, language), papers.unit().submissionVersion(), message);
    }

    /** {@return whether it can be submitted} */
    public boolean isReady() {
        return left == 0 && open && moved == null && !revision.isEmpty();
    }

    private static String moved(Desk.Papers papers, Language language) {
        return papers.work().draft().filter(draft -> draft.restsOn() != papers.unit().submissionVersion())
                .map(_ -> language.in(SubmitDraft.since(papers.work().submitted()))).orElse(null);
    }

    private static List<QuestionView.Wrong> left(SectionWriter writer, Section section, Language language) {
        return writer.questions(section, true).stream().flatMap(question -> Stream.concat(
                QuestionWriter.wrong(question, language).stream(),
                question.carried() == null ? Stream.empty() : Stream.of(new QuestionView.Wrong(question.anchor(),
                        question.label(language), language.in(UNCONFIRMED))))).toList();
    }
}
