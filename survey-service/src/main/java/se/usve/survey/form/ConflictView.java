package se.usve.survey.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import se.usve.chassis.pages.Language;
import se.usve.survey.questionnaire.Section;

/**
 * Somebody else saved other answers to a section meanwhile: theirs and mine, and a form that keeps mine.
 *
 * @param unit        the unit's name
 * @param unitHref    address of the unit's page
 * @param href        address of the section's page
 * @param title       the section's heading
 * @param who         who saved and when, in words
 * @param differences the answers that differ
 * @param fields      what I posted, to post it again knowing what they wrote
 */
record ConflictView(String unit, String unitHref, String href, String title, String who, List<Difference> differences,
        List<Field> fields) {

    /** Fields that say what the page had seen; now it has seen theirs. */
    private static final Set<String> SEEN = Set.of("revision", "seen");

    /** A field of the form. */
    record Field(String name, String value) {
    }

    static ConflictView of(Desk.Papers papers, Section section, SaveSection.Outcome.Conflict conflict,
            Map<String, List<String>> posted, Language language) {
        var theirs = conflict.theirs();
        var words = new AnswerWords(language);
        var differences = papers.questionnaire().questionsOf(section).stream()
                .filter(question -> !Objects.equals(theirs.answers().get(question.id()),
                        conflict.mine().get(question.id())))
                .map(question -> Difference.of(question, theirs.answers().get(question.id()),
                        conflict.mine().get(question.id()), words)).toList();
        var fields = new ArrayList<Field>();
        posted.forEach((name, values) -> {
            if (!SEEN.contains(name)) {
                values.forEach(value -> fields.add(new Field(name, value)));
            }
        });
        fields.add(new Field("revision", theirs.revision()));
        fields.add(new Field("seen", theirs.seen(papers.questionnaire(), section)));
        return new ConflictView(papers.unit().name(), papers.href(), papers.href(section), language.in(section.title()),
                SavedView.who(theirs, language), differences, fields);
    }
}
