package se.usve.chassis.pages;

import se.usve.chassis.problem.Text;

/**
 * Who looks at a page.
 *
 * @param language the page's language
 * @param name     who is signed in, or null
 * @param path     the page's address, where the other language is a link away; may have a query
 * @param home     the path of the first page
 * @param site     what pages these are
 */
public record Viewer(Language language, String name, String path, String home, Site site) {

    /** {@return the code of the page's language} */
    public String code() {
        return language.code();
    }

    /** {@return the address of this page in the other language} */
    public String translated() {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + (language == Language.SV ? "en" : "sv");
    }

    /** {@return what the paths of pages below the first one begin with} */
    public String base() {
        return home.equals("/") ? "" : home;
    }

    /** {@return the words in the page's language} */
    public String in(Text text) {
        return language.in(text);
    }
}
