package se.usve.reporting.dashboard;

import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;

/**
 * What is to be read of a level besides its short wording.
 *
 * @param full    full wording, or null if it was never told
 * @param comment how it is to be understood, or null
 */
record Wordings(Text full, Text comment) {

    /** Nothing was told. */
    static final Wordings NONE = new Wordings(null, null);

    String fullIn(Language language) {
        return full == null ? null : language.in(full);
    }

    String commentIn(Language language) {
        return comment == null ? null : language.in(comment);
    }
}
