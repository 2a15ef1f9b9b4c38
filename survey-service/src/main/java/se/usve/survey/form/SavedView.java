package se.usve.survey.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Section;

/**
 * What the page's script is told when it saved, or could not.
 *
 * @param revision revision of the draft now
 * @param seen     hash of the section's answers now
 * @param saved    when and by whom it was saved, in words
 * @param wrong    what cannot be submitted as it is
 * @param conflict that somebody else saved other answers, in words; absent when that is not so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SavedView(String revision, String seen, String saved, List<QuestionView.Wrong> wrong, String conflict) {

    private static final Text CONFLICT = new Text("%s har sparat andra svar i avsnittet (%s). Inget skrivs över.",
            "%s has saved other answers in this section (%s). Nothing is overwritten.");
    private static final Text GONE = new Text("Utkastet är inskickat eller kastat av någon annan.",
            "The draft was submitted or thrown away by somebody else.");

    static SavedView of(Desk.Papers papers, Section section, Language language) {
        return new SavedView(papers.work().revision(), papers.work().seen(papers.questionnaire(), section),
                SectionWriter.saved(papers.work(), language),
                new SectionWriter(papers, language).wrong(section), null);
    }

    static SavedView conflict(SaveSection.Outcome.Conflict conflict, Language language) {
        return new SavedView(null, null, null, null, who(conflict.theirs(), language));
    }

    /** {@return who saved and when, in words} */
    static String who(Work theirs, Language language) {
        return language.in(theirs.draft()
                .map(draft -> CONFLICT.with(draft.savedBy(), language.time(draft.savedAt()))).orElse(GONE));
    }
}
