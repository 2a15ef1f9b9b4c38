package se.usve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A second, straightforward reading of appendix 6: which levels a unit meets by its answers and rulings alone. Knows
 * nothing of how the generator planned them.
 */
final class Reading {
    private Reading() {
    }

    static boolean meets(int level, DemoUnit unit) {
        JsonNode a = unit.answers().orElseThrow();
        return switch (level) {
            case 1 -> is(a, "3", "WHOLE_PERIOD");
            case 2 -> is(a, "4a", "YES");
            case 3 -> is(a, "6a", "YES");
            case 4 -> is(a, "7a", "YES");
            case 5 -> is(a, "12a", "YES");
            case 6 -> item(a, "13b", "OWN_REGION_CARE_UNITS") && item(a, "13b", "OTHER_REGION_CARE_UNITS") && is(a, "13c", "YES")
                    && (item(a, "13b", "OWN_REGION_UNIVERSITIES") || item(a, "13b", "OTHER_REGION_UNIVERSITIES"))
                    && List.of("YES", "NO_DIRECT_PATIENT_CONTACT").contains(a.path("13b").path("PATIENT_ORGANISATIONS").asText());
            case 7 -> any(a, "14a");
            case 8 -> articles(a) >= 5;
            case 9 -> is(a, "16a", "YES");
            case 10 -> item(a, "17a", "NATIONAL") || item(a, "17a", "INTERNATIONAL");
            case 11 -> is(a, "18a", "YES");
            case 12 -> any(a, "19a");
            case 13 -> is(a, "23", "ALL");
            case 14 -> is(a, "24", "YES") || is(a, "19b", "NO");
            case 15 -> is(a, "25", "YES") || is(a, "19b", "NO");
            case 16 -> a.path("26").path("chosen").size() > 0;
            case 17 -> is(a, "27", "YES");
            case 18 -> (is(a, "29a", "YES") || is(a, "30", "YES")) && approved(18, "30a", unit);
            case 19 -> is(a, "31", "YES");
            case 20 -> a.path("32").path("chosen").size() > 0;
            case 21 -> any(a, "33");
            case 22 -> is(a, "34", "YES") && !a.path("34a").asText().isBlank();
            case 23 -> !directContact(unit) || any(a, "35") && approved(23, "35a", unit);
            case 24 -> is(a, "36", "YES") || is(a, "36", "NO_DIRECT_PATIENT_CONTACT");
            case 25 -> is(a, "37", "YES") && is(a, "37a", "YES");
            case 26 -> is(a.path("38"), "2021", "YES");
            case 27 -> is(a, "39", "YES");
            default -> throw new IllegalArgumentException("No level " + level);
        };
    }

    static boolean directContact(DemoUnit unit) {
        JsonNode a = unit.answers().orElseThrow();
        return !is(a, "36", "NO_DIRECT_PATIENT_CONTACT") && !is(a.path("13b"), "PATIENT_ORGANISATIONS", "NO_DIRECT_PATIENT_CONTACT");
    }

    static int articles(JsonNode answers) {
        return numbers(answers.path("15")).sum();
    }

    static IntStream numbers(JsonNode object) {
        return Stream.of(object).flatMap(JsonNode::valueStream).mapToInt(JsonNode::asInt);
    }

    static boolean is(JsonNode answers, String question, String code) {
        return answers.path(question).asText().equals(code);
    }

    static boolean item(JsonNode answers, String question, String item) {
        return is(answers.path(question), item, "YES");
    }

    private static boolean any(JsonNode answers, String question) {
        return answers.path(question).valueStream().anyMatch(v -> v.asText().equals("YES"));
    }

    private static boolean approved(int level, String question, DemoUnit unit) {
        String text = unit.answers().orElseThrow().path(question).asText();
        PlannedRuling ruling = unit.rulings().get(level);
        return !text.isBlank() && ruling != null && ruling.text().equals(text)
                && ruling.decision() == PlannedRuling.Decision.APPROVED;
    }
}
