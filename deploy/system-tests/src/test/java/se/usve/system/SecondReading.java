package se.usve.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The rules of the round 2018–2021 read a second time, straight from appendix 6 of the report, without anything of the
 * scoring service: one line of Java for each line of the appendix. Slow, flat and easy to check against the print.
 */
final class SecondReading {

    enum Ruling { NONE, APPROVED, REJECTED }

    private final Map<String, Object> answers;
    private final Ruling courseExample;
    private final Ruling patientExample;

    SecondReading(Map<String, Object> answers, Ruling courseExample, Ruling patientExample) {
        this.answers = answers;
        this.courseExample = courseExample;
        this.patientExample = patientExample;
    }

    /** The outcome of a level, 1–27, as the API spells it. */
    String outcome(int level) {
        return switch (level) {
            case 1 -> met(is("3", "WHOLE_PERIOD"));
            case 2 -> met(is("4a", "YES"));
            case 3 -> met(is("6a", "YES"));
            case 4 -> met(is("7a", "YES"));
            case 5 -> met(is("12a", "YES"));
            case 6 -> met(item("13b", "OWN_REGION_CARE_UNITS", "YES")
                    && item("13b", "OTHER_REGION_CARE_UNITS", "YES")
                    && is("13c", "YES")
                    && (item("13b", "OWN_REGION_UNIVERSITIES", "YES") || item("13b", "OTHER_REGION_UNIVERSITIES", "YES"))
                    && (item("13b", "PATIENT_ORGANISATIONS", "YES")
                            || item("13b", "PATIENT_ORGANISATIONS", "NO_DIRECT_PATIENT_CONTACT")));
            case 7 -> met(anyYes("14a"));
            case 8 -> met(articles() >= 5);
            case 9 -> met(is("16a", "YES"));
            case 10 -> met(item("17a", "NATIONAL", "YES") || item("17a", "INTERNATIONAL", "YES"));
            case 11 -> met(is("18a", "YES"));
            case 12 -> met(anyYes("19a"));
            case 13 -> met(is("23", "ALL"));
            case 14 -> is("19b", "NO") ? "EXEMPT" : met(is("24", "YES"));
            case 15 -> is("19b", "NO") ? "EXEMPT" : met(is("25", "YES"));
            case 16 -> met(anyChosen("26"));
            case 17 -> met(is("27", "YES"));
            case 18 -> assessed(is("29a", "YES") || is("30", "YES"), "30a", courseExample);
            case 19 -> met(is("31", "YES"));
            case 20 -> met(anyChosen("32"));
            case 21 -> met(anyYes("33"));
            case 22 -> met(is("34", "YES") && hasText("34a"));
            case 23 -> noPatients() ? "EXEMPT"
                    : assessed(item("35", "PROM", "YES") || item("35", "PREM", "YES"), "35a", patientExample);
            case 24 -> is("36", "NO_DIRECT_PATIENT_CONTACT") ? "EXEMPT" : met(is("36", "YES"));
            case 25 -> met(is("37", "YES") && is("37a", "YES"));
            case 26 -> met(item("38", "2021", "YES"));
            case 27 -> met(is("39", "YES"));
            default -> throw new IllegalArgumentException("No level " + level);
        };
    }

    private static String met(boolean met) {
        return met ? "MET" : "NOT_MET";
    }

    private String assessed(boolean others, String text, Ruling ruling) {
        if (!others || !hasText(text)) {
            return "NOT_MET";
        }
        return switch (ruling) {
            case APPROVED -> "MET";
            case REJECTED -> "NOT_MET";
            case NONE -> "AWAITING_ASSESSMENT";
        };
    }

    private boolean noPatients() {
        return is("36", "NO_DIRECT_PATIENT_CONTACT")
                || item("13b", "PATIENT_ORGANISATIONS", "NO_DIRECT_PATIENT_CONTACT");
    }

    private boolean is(String question, String code) {
        return code.equals(answers.get(question));
    }

    private boolean item(String question, String item, String code) {
        return answers.get(question) instanceof Map<?, ?> items && code.equals(items.get(item));
    }

    private boolean anyYes(String question) {
        return answers.get(question) instanceof Map<?, ?> items && items.values().stream().anyMatch(
                Predicate.<Object>isEqual("YES"));
    }

    private boolean anyChosen(String question) {
        return answers.get(question) instanceof Map<?, ?> answer
                && answer.get("chosen") instanceof Collection<?> chosen && !chosen.isEmpty();
    }

    private boolean hasText(String question) {
        return answers.get(question) instanceof String text && !text.isBlank();
    }

    private long articles() {
        return List.of("2018", "2019", "2020", "2021").stream().mapToLong(year ->
                answers.get("15") instanceof Map<?, ?> years && years.get(year) instanceof Number count
                        ? count.longValue() : 0).sum();
    }
}
