package se.usve.scoring.desk;

import java.util.function.IntFunction;
import se.usve.chassis.pages.Language;
import se.usve.chassis.paging.Page;
import se.usve.chassis.problem.Text;

/**
 * The way through a long list.
 *
 * @param where    which page of how many; empty if there is only one
 * @param previous address of the page before, or null
 * @param next     address of the page after, or null
 */
record Paging(String where, String previous, String next) {

    private static final Text WHERE = new Text("Sida %d av %d", "Page %d of %d");

    static Paging of(Page<?> page, IntFunction<String> href, Language language) {
        var last = (int) Math.max(1, (page.total() + page.limit() - 1) / page.limit());
        return new Paging(last == 1 ? "" : language.in(WHERE.with(page.page(), last)),
                page.page() > 1 ? href.apply(page.page() - 1) : null,
                page.page() < last ? href.apply(page.page() + 1) : null);
    }

    /** {@return the number of the page asked for; 1 if it is none} */
    static int number(String asked) {
        return asked != null && asked.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(asked) : 1;
    }
}
