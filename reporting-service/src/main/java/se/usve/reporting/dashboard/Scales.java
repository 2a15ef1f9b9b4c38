package se.usve.reporting.dashboard;

import java.util.List;
import se.usve.chassis.pages.Language;

/** What the places on the charts' scales are called. */
public final class Scales {

    private Scales() {
    }

    /** {@return a scale from nothing to all} */
    public static List<String> percent(Language language) {
        var numerals = new Numerals(language);
        return List.of(numerals.percent(0, 4), numerals.percent(1, 4), numerals.percent(2, 4), numerals.percent(3, 4),
                numerals.percent(4, 4));
    }
}
