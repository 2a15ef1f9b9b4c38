package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Rulings;

/**
 * Random units, also half-answered and odd ones, judged twice: by the rule set, and by a plain reading of appendix 6
 * that knows nothing of criteria.
 */
class SecondReadingTest {

    private static final int UNITS = 20_000;

    @Test
    void theRuleSetSaysWhatAPlainReadingOfAppendix6Says() {
        var rules = Levels.of2018();
        var random = new Random(20182021);
        var seen = new HashMap<Integer, Map<Outcome, Integer>>();
        for (int unit = 0; unit < UNITS; unit++) {
            var answers = randomAnswers(random);
            var rulings = randomRulings(random);
            for (var level : rules.levels()) {
                var outcome = level.judge(new Answers(answers), Rulings.of(rulings)).outcome();
                assertEquals(read(level.number(), answers, rulings), outcome,
                        () -> "level " + level.number() + " of " + answers + ", ruled " + rulings);
                seen.computeIfAbsent(level.number(), _ -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
            }
        }
        // The generator must reach what it is to test.
        for (var level : rules.levels()) {
            var outcomes = seen.get(level.number()).keySet();
            assertTrue(outcomes.containsAll(List.of(Outcome.MET, Outcome.NOT_MET)), "level " + level.number());
            assertEquals(List.of(14, 15, 23, 24).contains(level.number()), outcomes.contains(Outcome.EXEMPT));
            assertEquals(List.of(18, 23).contains(level.number()), outcomes.contains(Outcome.AWAITING_ASSESSMENT));
        }
    }

    private static Outcome read(int level, Map<String, Object> a, Map<String, Decision> rulings) {
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
            case 8 -> articles(a) >= 5;
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

    private static boolean is(Map<String, Object> answers, String question, String code) {
        return code.equals(answers.get(question));
    }

    private static boolean item(Map<String, Object> answers, String question, String item, String code) {
        return answers.get(question) instanceof Map<?, ?> items && code.equals(items.get(item));
    }

    private static boolean written(Map<String, Object> answers, String question) {
        return answers.get(question) instanceof String text && !text.trim().isEmpty();
    }

    private static int chosen(Map<String, Object> answers, String question) {
        return answers.get(question) instanceof Map<?, ?> map && map.get("chosen") instanceof List<?> list ? list.size() : 0;
    }

    private static int articles(Map<String, Object> answers) {
        int sum = 0;
        for (var year : List.of("2018", "2019", "2020", "2021")) {
            sum += answers.get("15") instanceof Map<?, ?> years && years.get(year) instanceof Integer number ? number : 0;
        }
        return sum;
    }

    private static Map<String, Decision> randomRulings(Random random) {
        var rulings = new HashMap<String, Decision>();
        for (var question : List.of("30a", "35a")) {
            if (random.nextInt(3) > 0) {
                rulings.put(question, random.nextBoolean() ? Decision.APPROVED : Decision.REJECTED);
            }
        }
        return rulings;
    }

    private static Map<String, Object> randomAnswers(Random random) {
        var answers = new HashMap<String, Object>();
        for (var question : List.of("4a", "6a", "7a", "12a", "13c", "16a", "19b", "24", "25", "27", "29a", "30", "34",
                "37", "37a", "39")) {
            perhaps(random, answers, question, one(random, "YES", "YES", "NO"));
        }
        perhaps(random, answers, "3", one(random, "WHOLE_PERIOD", "PART_OF_PERIOD", "NO"));
        perhaps(random, answers, "18a", one(random, "YES", "INSUFFICIENT", "NO"));
        perhaps(random, answers, "23", one(random, "ALL", "SOME", "NONE"));
        perhaps(random, answers, "31", one(random, "YES", "INSUFFICIENT", "NO"));
        perhaps(random, answers, "36", one(random, "YES", "NO", "NO_DIRECT_PATIENT_CONTACT"));
        perhaps(random, answers, "13b", items(random, "OWN_REGION_CARE_UNITS", "OTHER_REGION_CARE_UNITS",
                "OWN_REGION_UNIVERSITIES", "OTHER_REGION_UNIVERSITIES", "PATIENT_ORGANISATIONS"));
        perhaps(random, answers, "14a", items(random, "REGIONAL", "NATIONAL", "INTERNATIONAL"));
        perhaps(random, answers, "17a", items(random, "NATIONAL", "INTERNATIONAL"));
        perhaps(random, answers, "19a", items(random, "WORK_INTEGRATED_LEARNING", "LECTURES", "THESIS_SUPERVISION"));
        perhaps(random, answers, "33", items(random, "REGIONAL", "NATIONAL", "INTERNATIONAL"));
        perhaps(random, answers, "35", items(random, "PROM", "PREM"));
        perhaps(random, answers, "38", items(random, "2018", "2019", "2020", "2021"));
        var articles = new HashMap<String, Object>();
        for (var year : List.of("2018", "2019", "2020", "2021")) {
            perhaps(random, articles, year, random.nextInt(4));
        }
        perhaps(random, answers, "15", articles);
        perhaps(random, answers, "26", chosen(random));
        perhaps(random, answers, "32", chosen(random));
        for (var question : List.of("30a", "34a", "35a")) {
            perhaps(random, answers, question, one(random, "Ett exempel.", "Ett annat exempel.", " \n "));
        }
        return answers;
    }

    /** Most often answered as given, sometimes not at all, now and then in a form the survey would refuse. */
    private static void perhaps(Random random, Map<String, Object> answers, String question, Object answer) {
        int dice = random.nextInt(20);
        if (dice > 1) {
            answers.put(question, answer);
        } else if (dice == 1) {
            answers.put(question, one(random, 17.5, true, List.of("YES"), "?"));
        }
    }

    private static Map<String, Object> items(Random random, String... items) {
        var answers = new HashMap<String, Object>();
        for (var item : items) {
            perhaps(random, answers, item, item.equals("PATIENT_ORGANISATIONS")
                    ? one(random, "YES", "NO", "NO_DIRECT_PATIENT_CONTACT") : one(random, "YES", "NO"));
        }
        return answers;
    }

    private static Map<String, Object> chosen(Random random) {
        return Map.of("chosen", one(random, List.of(), List.of("OTHER"), List.of("PROCESS_MAP", "OTHER")));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
