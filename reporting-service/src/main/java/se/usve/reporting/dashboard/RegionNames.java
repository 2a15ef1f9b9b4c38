package se.usve.reporting.dashboard;

import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.GroupNames;

/** Names of groups for narrow columns, with soft hyphens where they may be broken, and the country's in both languages. */
public final class RegionNames {

    private static final Map<String, Text> SHORT = Map.of(
            "01", new Text("Stock\u00adholm", "Stock\u00adholm"), "03", new Text("Uppsala", "Uppsala"),
            "05", new Text("Öster\u00adgötland", "Öster\u00adgötland"), "12", new Text("Skåne", "Skåne"),
            "14", new Text("Västra Götaland", "Västra Götaland"), "18", new Text("Örebro län", "Örebro"),
            "24", new Text("Väster\u00adbotten", "Väster\u00adbotten"), Group.NATION, GroupNames.NATION);

    private RegionNames() {
    }

    /** {@return the name for a narrow column} */
    public static String narrow(String code, String name, Language language) {
        var known = SHORT.get(code);
        return known == null ? name : language.in(known);
    }

    /** {@return the name for a line of its own} */
    public static String full(String code, String name, Language language) {
        return code.equals(Group.NATION) ? language.in(GroupNames.NATION) : name;
    }

    /** {@return the name in a chart: short, not to be broken} */
    public static String plain(String code, String name, Language language) {
        return narrow(code, name, language).replace("\u00ad", "");
    }
}
