package se.usve.survey.form;

import se.usve.chassis.problem.Text;

/**
 * Who looks at a page.
 *
 * @param language the page's language
 * @param name     who is signed in, or null
 * @param path     the page's path, where the other language is a link away
 */
record Viewer(Language language, String name, String path) {

    /** {@return the code of the page's language} */
    public String code() {
        return language.code();
    }

    /** {@return which version of the style sheet and script there is} */
    public String assets() {
        return Assets.VERSION;
    }

    /** {@return the words in the page's language} */
    String in(Text text) {
        return language.in(text);
    }
}
