package se.usve.survey.form;

import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;

/**
 * A question as a page shows it, in one language.
 *
 * @param id        its id
 * @param number    its number as printed in the survey, or empty if it has none
 * @param text      the question
 * @param note      what to know about it, or null
 * @param kind      how it is answered
 * @param optional  whether it may be left unanswered
 * @param condition when it is asked, or null if it is asked of all
 * @param controls  what there is to fill in; several for one that is answered part by part
 * @param grid      the same in a table, for counts; else null
 * @param other     where to write what OTHER is; else null
 * @param answered  whether it has an answer, right or wrong
 * @param carried   where its answer was carried over from and waits to be confirmed, or null
 * @param error     what is wrong with it as a whole, or null
 */
record QuestionView(String id, String number, String text, String note, Kind kind, boolean optional,
        Condition condition, List<Control> controls, Grid grid, Control other, boolean answered, String carried, String error) {

    /** How a question is answered. */
    enum Kind {
        ONE_OF, SOME_OF, EACH, COUNTS, WORDS
    }

    /**
     * When a question is asked.
     *
     * @param sentence the same in words
     * @param field    the field of the answer it hangs on, if that is on the same page; else empty
     * @param values   the values of that field, with spaces between
     * @param holds    whether it is asked, as the answers stand
     */
    record Condition(String sentence, String field, String values, boolean holds) {
    }

    /** A link to something that is wrong. */
    record Wrong(String target, String label, String message) {
    }

    /** {@return the id of the element of the question} */
    public String anchor() {
        return "q-" + id;
    }

    /** {@return what a link to it is called: its number, or its words where it has none} */
    String label(Language language) {
        return number.isEmpty() ? text : language.in(new Text("Fråga %s", "Question %s").with(number));
    }

    /** {@return whether it is answered in words} */
    public boolean isWords() {
        return kind == Kind.WORDS;
    }

    /** {@return whether there is nothing to fill in: what it hangs on stands elsewhere and says that it is not asked} */
    public boolean isClosed() {
        return condition != null && !condition.holds() && condition.field().isEmpty();
    }

    /** {@return the ids of the elements that tell more of the question, for {@code aria-describedby}; null if none} */
    public String describedBy() {
        var ids = new StringBuilder();
        if (note != null) {
            ids.append(anchor()).append("-note ");
        }
        if (condition != null) {
            ids.append(anchor()).append("-when ");
        }
        if (carried != null) {
            ids.append(anchor()).append("-carried ");
        }
        if (error != null) {
            ids.append(anchor()).append("-error ");
        }
        return ids.isEmpty() ? null : ids.toString().strip();
    }
}
