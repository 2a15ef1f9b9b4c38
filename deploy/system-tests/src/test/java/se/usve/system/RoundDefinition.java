package se.usve.system;

import java.util.Map;

/** What a round of a test is defined by, as the API takes it: collected all this year, about four years. */
final class RoundDefinition {

    private RoundDefinition() {
    }

    /** {@return a round by the rules of 2018–2021 about the years from that one on: the dashboard shows the newest first} */
    static Map<String, Object> since(int year) {
        return since(year, "2018-2021");
    }

    /** {@return the same by other rules} */
    static Map<String, Object> since(int year, String ruleSet) {
        return Map.of("questionnaire", "2018-2021", "ruleSet", ruleSet,
                "collection", Map.of("opens", "2026-01-01", "closes", "2026-12-31"),
                "period", Map.of("from", year + "-01-01", "to", year + 3 + "-12-31"));
    }
}
