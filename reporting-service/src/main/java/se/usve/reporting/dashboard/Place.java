package se.usve.reporting.dashboard;

import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;

/** The pages one goes to from every other, in the order they are offered. */
public enum Place {
    OVERVIEW("", new Text("Översikt", "Overview")),
    UNITS("units", new Text("Enheter", "Units")),
    DISTRIBUTION("distribution", new Text("Fördelning", "Distribution")),
    FOLLOW_UP("follow-up", new Text("Uppföljning", "Follow-up")),
    PROGRESS("progress", new Text("Svarsläge", "Responses")),
    ASSESSMENT("assessment", new Text("Bedömning", "Assessment")),
    CHANGES("changes", new Text("Ändringar", "Changes")),
    TABLES("tables", new Text("Tabeller", "Tables")),
    TREND("/trend", new Text("Över tid", "Over time")),
    ABOUT("/about", new Text("Om siffrorna", "About the figures"));

    private final String path;
    private final Text words;

    Place(String path, Text words) {
        this.path = path;
        this.words = words;
    }

    public Text words() {
        return words;
    }

    /** {@return whether it shows one round} */
    public boolean isOfARound() {
        return !path.startsWith("/");
    }

    /** {@return its address, in that round if it is of one} */
    public String in(String round) {
        return isOfARound() ? inRound(round, path) : path;
    }

    /** {@return the address of a page of a round; an empty part is left out} */
    public static String inRound(String round, String... parts) {
        var address = Pages.path("/rounds", round);
        return parts.length == 0 || parts[0].isEmpty() ? address : Pages.path(address, parts);
    }
}
