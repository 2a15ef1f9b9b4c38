package se.usve.survey.form;

import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.draft.Draft;
import se.usve.survey.draft.DraftState;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Section;

/** Writes a section's page from what there is on the desk. */
final class SectionWriter {

    private static final Text PLACE = new Text("Avsnitt %d av %d", "Section %d of %d");
    private static final Text SAVED = new Text("Sparat %s av %s.", "Saved %s by %s.");
    private static final Text SUBMITTED = new Text("Inskickat %s. Ändringar sparas som ett utkast tills de skickas in.",
            "Submitted %s. Changes are kept as a draft until they are submitted.");
    private static final Text CARRIED = new Text("Hämtat från omgång %s, version %d. Bekräfta eller ändra svaret.",
            "Carried over from round %s, version %d. Confirm or change the answer.");

    private final Desk.Papers papers;
    private final Language language;

    SectionWriter(Desk.Papers papers, Language language) {
        this.papers = papers;
        this.language = language;
    }

    /**
     * {@return the page}
     *
     * @param whole   whether to tell what is missing too, and not only what is wrong
     * @param dropped questions whose answers went when it was saved
     */
    SectionView write(Section section, boolean whole, List<Question> dropped) {
        var sections = papers.questionnaire().sections();
        var number = sections.indexOf(section) + 1;
        var questions = questions(section, whole);
        return new SectionView(papers.unit().name(), papers.href(), papers.href(section),
                language.in(PLACE.with(number, sections.size())), language.in(section.title()),
                section.intro().map(language::in).orElse(null), questions,
                wrong(questions),
                (int) questions.stream().filter(question -> question.carried() != null).count(), names(dropped),
                papers.work().revision(), papers.work().seen(papers.questionnaire(), section),
                saved(papers.work(), language),
                number == sections.size(), papers.unit().receivesAnswers());
    }

    /** {@return when and by whom the draft was saved, or that there is a submission; empty where there is nothing} */
    static String saved(Work work, Language language) {
        return work.draft().map(draft -> language.in(SAVED.with(language.time(draft.savedAt()), draft.savedBy())))
                .or(() -> work.submitted().map(submission ->
                        language.in(SUBMITTED.with(language.time(submission.submittedAt())))))
                .orElse("");
    }

    /** {@return the questions of a section with what is wrong, or else also with what is missing} */
    List<QuestionView> questions(Section section, boolean whole) {
        var answers = papers.work().answers();
        var state = DraftState.of(papers.questionnaire(), answers);
        var found = whole ? Stream.of(state.wrong(), state.missing()).flatMap(List<Violation>::stream).toList()
                : state.wrong();
        var writer = new QuestionWriter(papers.questionnaire(), new QuestionWriter.Filled(answers, found,
                papers.work().carriedOver(), papers.work().draft().flatMap(Draft::basedOn).map(origin ->
                        language.in(CARRIED.with(origin.round(), origin.version()))).orElse("")), language);
        return papers.questionnaire().questionsOf(section).stream().map(writer::write).toList();
    }

    /** {@return links to all in a section that cannot be submitted as it is} */
    List<QuestionView.Wrong> wrong(Section section) {
        return wrong(questions(section, false));
    }

    private List<QuestionView.Wrong> wrong(List<QuestionView> questions) {
        return questions.stream().flatMap(question -> QuestionWriter.wrong(question, language).stream()).toList();
    }

    private String names(List<Question> dropped) {
        var words = new AnswerWords(language);
        return String.join(", ", dropped.stream().map(words::name).toList());
    }
}
