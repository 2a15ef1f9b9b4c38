package se.usve.scoring.ruleset;

import static se.usve.scoring.ruleset.Reading.chosen;
import static se.usve.scoring.ruleset.Reading.is;
import static se.usve.scoring.ruleset.Reading.item;
import static se.usve.scoring.ruleset.Reading.sum;
import static se.usve.scoring.ruleset.Reading.written;

import java.math.BigInteger;
import java.util.Map;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Decision;

/** The levels of 2018–2021 as the report's appendix 6 says them, in plain words of a program. */
final class PlainReadingOf2018 {

    private PlainReadingOf2018() {
    }

    static Outcome outcome(int level, Map<String, Object> a, Map<String, Decision> rulings) {
        boolean met = switch (level) {
            case 1 -> is(a, "3", "WHOLE_PERIOD");
            case 2 -> is(a, "4a", "YES");
            case 3 -> is(a, "6a", "YES");
            case 4 -> is(a, "7a", "YES");
            case 5 -> is(a, "12a", "YES");
            case 6 -> item(a, "13b", "OWN_REGION_CARE_UNITS", "YES") && item(a, "13b", "OTHER_REGION_CARE_UNITS", "YES")
                    && is(a, "13c", "YES")
                    && (item(a, "13b", "OWN_REGION_UNIVERSITIES", "YES")
                            || item(a, "13b", "OTHER_REGION_UNIVERSITIES", "YES"))
                    && (item(a, "13b", "PATIENT_ORGANISATIONS", "YES")
                            || item(a, "13b", "PATIENT_ORGANISATIONS", "NO_DIRECT_PATIENT_CONTACT"));
            case 7 -> item(a, "14a", "REGIONAL", "YES") || item(a, "14a", "NATIONAL", "YES")
                    || item(a, "14a", "INTERNATIONAL", "YES");
            case 8 -> sum(a, "15", 2018, 2021).compareTo(BigInteger.valueOf(5)) >= 0;
            case 9 -> is(a, "16a", "YES");
            case 10 -> item(a, "17a", "NATIONAL", "YES") || item(a, "17a", "INTERNATIONAL", "YES");
            case 11 -> is(a, "18a", "YES");
            case 12 -> item(a, "19a", "WORK_INTEGRATED_LEARNING", "YES") || item(a, "19a", "LECTURES", "YES")
                    || item(a, "19a", "THESIS_SUPERVISION", "YES");
            case 13 -> is(a, "23", "ALL");
            case 14 -> is(a, "24", "YES");
            case 15 -> is(a, "25", "YES");
            case 16 -> chosen(a, "26") > 0;
            case 17 -> is(a, "27", "YES");
            case 18 -> (is(a, "29a", "YES") || is(a, "30", "YES")) && rulings.get("30a") == Decision.APPROVED
                    && written(a, "30a");
            case 19 -> is(a, "31", "YES");
            case 20 -> chosen(a, "32") > 0;
            case 21 -> item(a, "33", "REGIONAL", "YES") || item(a, "33", "NATIONAL", "YES")
                    || item(a, "33", "INTERNATIONAL", "YES");
            case 22 -> is(a, "34", "YES") && written(a, "34a");
            case 23 -> (item(a, "35", "PROM", "YES") || item(a, "35", "PREM", "YES"))
                    && rulings.get("35a") == Decision.APPROVED && written(a, "35a");
            case 24 -> is(a, "36", "YES");
            case 25 -> is(a, "37", "YES") && is(a, "37a", "YES");
            case 26 -> item(a, "38", "2021", "YES");
            case 27 -> is(a, "39", "YES");
            default -> throw new IllegalArgumentException("There are 27 levels");
        };
        boolean exempt = switch (level) {
            case 14, 15 -> is(a, "19b", "NO");
            case 23 -> is(a, "36", "NO_DIRECT_PATIENT_CONTACT")
                    || item(a, "13b", "PATIENT_ORGANISATIONS", "NO_DIRECT_PATIENT_CONTACT");
            case 24 -> is(a, "36", "NO_DIRECT_PATIENT_CONTACT");
            default -> false;
        };
        boolean awaiting = switch (level) {
            case 18 -> (is(a, "29a", "YES") || is(a, "30", "YES")) && written(a, "30a") && rulings.get("30a") == null;
            case 23 -> (item(a, "35", "PROM", "YES") || item(a, "35", "PREM", "YES")) && written(a, "35a")
                    && rulings.get("35a") == null;
            default -> false;
        };
        return exempt ? Outcome.EXEMPT : met ? Outcome.MET : awaiting ? Outcome.AWAITING_ASSESSMENT : Outcome.NOT_MET;
    }
}
