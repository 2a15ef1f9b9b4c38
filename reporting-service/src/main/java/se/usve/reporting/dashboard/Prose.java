package se.usve.reporting.dashboard;

import se.usve.chassis.pages.Language;
import se.usve.reporting.report.Levels.Level;

/** What is to be read of a level besides its short wording; the scoring service may not have told it. */
final class Prose {

    private Prose() {
    }

    /** {@return the full wording, or null} */
    static String full(Level level, Language language) {
        return level == null || level.full() == null ? null : language.in(level.full());
    }

    /** {@return how it is to be understood, or null} */
    static String comment(Level level, Language language) {
        return level == null || level.comment() == null ? null : language.in(level.comment());
    }
}
