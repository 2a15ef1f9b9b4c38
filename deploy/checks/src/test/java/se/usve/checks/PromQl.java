package se.usve.checks;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an expression of Prometheus reads. Whether it is one at all, promtool says. */
final class PromQl {

    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    /** A name that is no function: those are followed by a bracket. Numbers with a unit begin with a digit. */
    private static final Pattern NAMES = Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on",
            "ignoring", "group_left", "group_right", "inf", "nan", "Inf", "NaN");

    private PromQl() {}

    /** The names of the series it reads. */
    static Set<String> metricsOf(String expression) {
        String bare = STRINGS.matcher(expression).replaceAll("\"\"");
        bare = SELECTORS.matcher(bare).replaceAll("");
        bare = LABELS.matcher(bare).replaceAll("");
        Set<String> names = new TreeSet<>();
        NAMES.matcher(bare).results().map(found -> found.group()).filter(name -> !WORDS.contains(name)).forEach(names::add);
        return names;
    }
}
