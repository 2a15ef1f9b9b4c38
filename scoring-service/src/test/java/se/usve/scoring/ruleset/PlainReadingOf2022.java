package se.usve.scoring.ruleset;

import static se.usve.scoring.ruleset.Reading.is;
import static se.usve.scoring.ruleset.Reading.item;
import static se.usve.scoring.ruleset.Reading.sum;
import static se.usve.scoring.ruleset.Reading.written;

import java.math.BigInteger;
import java.util.Map;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Decision;

/**
 * The levels of 2022–2025 as the published description of them says them, asked by the questions of our questionnaire, in
 * plain words of a program.
 */
final class PlainReadingOf2022 {

    private PlainReadingOf2022() {
    }

    static Outcome outcome(int level, Map<String, Object> a, Map<String, Decision> rulings) {
        boolean met = switch (level) {
            case 1 -> is(a, "3", "WHOLE_PERIOD");
            case 2 -> is(a, "4a", "YES");
            case 3 -> is(a, "6a", "YES");
            case 4 -> is(a, "7a", "YES");
            case 5 -> is(a, "12a", "YES") && is(a, "12d", "YES");
            case 6 -> item(a, "14a", "REGIONAL", "YES") || item(a, "14a", "NATIONAL", "YES")
                    || item(a, "14a", "INTERNATIONAL", "YES");
            case 7 -> sum(a, "15", 2022, 2025).compareTo(BigInteger.valueOf(5)) >= 0;
            case 8 -> item(a, "17a", "NATIONAL", "YES") || item(a, "17a", "INTERNATIONAL", "YES");
            case 9 -> item(a, "19a", "WORK_INTEGRATED_LEARNING", "YES") || item(a, "19a", "LECTURES", "YES")
                    || item(a, "19a", "THESIS_SUPERVISION", "YES");
            case 10 -> is(a, "23", "ALL");
            case 11 -> is(a, "24", "YES");
            case 12 -> is(a, "27", "YES");
            case 13 -> (is(a, "29a", "YES") || is(a, "30", "YES")) && written(a, "30a")
                    && rulings.get("30a") == Decision.APPROVED;
            case 14 -> item(a, "33", "REGIONAL", "YES") || item(a, "33", "NATIONAL", "YES")
                    || item(a, "33", "INTERNATIONAL", "YES");
            case 15 -> is(a, "34", "YES") && written(a, "34a");
            case 16 -> (item(a, "35", "PROM", "YES") || item(a, "35", "PREM", "YES")) && written(a, "35a")
                    && rulings.get("35a") == Decision.APPROVED;
            case 17 -> is(a, "39", "YES");
            default -> throw new IllegalArgumentException("There are 17 levels");
        };
        boolean exempt = switch (level) {
            case 11 -> is(a, "19b", "NO");
            case 15 -> is(a, "34", "NO_RELEVANT_REGISTER");
            case 16 -> is(a, "35p", "NO");
            default -> false;
        };
        boolean awaiting = switch (level) {
            case 13 -> (is(a, "29a", "YES") || is(a, "30", "YES")) && written(a, "30a") && rulings.get("30a") == null;
            case 16 -> (item(a, "35", "PROM", "YES") || item(a, "35", "PREM", "YES")) && written(a, "35a")
                    && rulings.get("35a") == null;
            default -> false;
        };
        return exempt ? Outcome.EXEMPT : met ? Outcome.MET : awaiting ? Outcome.AWAITING_ASSESSMENT : Outcome.NOT_MET;
    }
}
