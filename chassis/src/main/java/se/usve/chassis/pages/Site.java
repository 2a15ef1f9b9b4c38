package se.usve.chassis.pages;

import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;

/**
 * What a service's pages are, for those that every set of pages has. A service with pages produces one.
 *
 * @param name          what the set is called, beside the mark
 * @param styles        its style sheets besides the common ones, by file name
 * @param scripts       its scripts, by file name
 * @param toHome        the words of a link to its first page
 * @param keptWhat      what is kept of somebody's work when they sign out
 * @param signInAdvice  with whom to sign in, and whom to ask for the right to
 * @param signInCommand the local stack's command that prints a link to sign in by
 * @param tried         what has been tried of the pages' accessibility, for the statutory statement
 * @param contact       whom to tell of shortcomings, for the same
 * @param version       changes when a style sheet or script does
 */
public record Site(Text name, List<String> styles, List<String> scripts, Text toHome, Text keptWhat, Text signInAdvice,
        String signInCommand, Text tried, Text contact, String version) {

    private static final List<String> BASE = List.of("core.css", "base.css");

    /** As the canonical constructor, for the files as they are. */
    public Site(Text name, List<String> styles, List<String> scripts, Text toHome, Text keptWhat, Text signInAdvice,
            String signInCommand, Text tried, Text contact) {
        this(name, Stream.concat(BASE.stream(), styles.stream()).toList(), scripts, toHome, keptWhat, signInAdvice,
                signInCommand, tried, contact, Assets.version(
                        Stream.of(BASE.stream(), styles.stream(), scripts.stream()).flatMap(each -> each).toList()));
    }
}
