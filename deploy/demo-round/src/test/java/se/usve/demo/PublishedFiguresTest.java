package se.usve.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.demo.Reading.directContact;
import static se.usve.demo.Reading.is;
import static se.usve.demo.Reading.item;
import static se.usve.demo.Reading.meets;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Questionnaire;

/** What the report printed comes out of the made-up answers, counted by a second reading of the rules. */
class PublishedFiguresTest {
    private static final Questionnaire QUESTIONS = Questionnaires.read("2018-2021");
    private static final List<DemoUnit> ALL = DemoRound.published().units();
    private static final List<DemoUnit> ANSWERED = ALL.stream().filter(u -> u.answers().isPresent()).toList();
    private static final List<String> CODES = List.of("01", "03", "05", "12", "14", "18", "24", "SE");

    private static boolean in(DemoUnit unit, String code) {
        return code.equals("SE") || unit.region().code().equals(code);
    }

    private static long count(String code, Predicate<DemoUnit> condition) {
        return ANSWERED.stream().filter(u -> in(u, code)).filter(condition).count();
    }

    private static Predicate<DemoUnit> answers(Predicate<JsonNode> condition) {
        return u -> condition.test(u.answers().orElseThrow());
    }

    private static boolean meetsAll(DemoUnit unit, int from, int to) {
        return IntStream.rangeClosed(from, to).allMatch(level -> meets(level, unit));
    }

    private static long rounded(double percent) {
        return (long) Math.floor(percent + 0.5);
    }

    @TestFactory
    List<DynamicTest> table3CellByCell() {
        return Rows.of("table3-unit-counts.csv").stream().map(row -> DynamicTest.dynamicTest("level " + row.get("level"), () -> {
            int level = Integer.parseInt(row.get("level"));
            assertAll(CODES.stream().map(code -> () ->
                    assertEquals(Long.parseLong(row.get(code)), count(code, u -> meets(level, u)), "region " + code)));
        })).toList();
    }

    /** The figures come from how the round is made, not from a lucky seed. */
    @Test
    void table3AndTheSixtyOneUnitsHoldWhateverTheSeed() {
        for (long seed = 1; seed <= 15; seed++) {
            List<DemoUnit> answered = Round2018.generate(seed).stream().map(Round2018.Made::unit).filter(u -> u.answers().isPresent()).toList();
            for (Map<String, String> row : Rows.of("table3-unit-counts.csv")) {
                int level = Integer.parseInt(row.get("level"));
                for (String code : CODES) {
                    assertEquals(Long.parseLong(row.get(code)), answered.stream().filter(u -> in(u, code) && meets(level, u)).count(),
                            "seed " + seed + ", level " + level + ", region " + code);
                }
            }
            assertEquals(61, answered.stream().filter(u -> meetsAll(u, 1, 27)).count(), "seed " + seed);
        }
    }

    @Test
    void table2Responses() {
        for (Map<String, String> row : Rows.of("table2-response-rate.csv")) {
            String code = row.get("region_code");
            long units = ALL.stream().filter(u -> in(u, code)).count();
            assertEquals(Long.parseLong(row.get("units")), units, code);
            assertEquals(Long.parseLong(row.get("responded")), count(code, u -> true), code);
            assertEquals(Long.parseLong(row.get("response_percent")), rounded(100.0 * count(code, u -> true) / units), code);
        }
    }

    @Test
    void table4DesignationYearsAmongThoseThatAnswered() {
        for (Map<String, String> row : Rows.of("table4-designation-year.csv")) {
            for (int year = 2015; year <= 2021; year++) {
                int y = year;
                assertEquals(Long.parseLong(row.get(String.valueOf(year))),
                        count(row.get("region_code"), u -> u.designatedYear().orElseThrow() == y), row.get("region_code") + year);
            }
        }
        assertTrue(ALL.stream().filter(u -> u.answers().isEmpty()).allMatch(u -> u.designatedYear().isEmpty()));
    }

    @Test
    void sixtyOneUnitsMeetEveryLevel() {
        assertEquals(61, count("SE", u -> meetsAll(u, 1, 27)));
        assertEquals(21, rounded(100.0 * 61 / 292));
    }

    @Test
    void justUnderAThirdMeetEveryEducationLevelNoneInVasterbottenOverHalfInStockholm() {
        long national = count("SE", u -> meetsAll(u, 12, 19));
        assertTrue(national * 3 < 292 && national * 3 > 0.95 * 292, national + " of 292");
        assertEquals(0, count("24", u -> meetsAll(u, 12, 19)));
        assertEquals(43, count("01", u -> meetsAll(u, 12, 19)));
    }

    @Test
    void collaborationInResearch() {
        assertEquals(268, count("SE", Reading::directContact));
        assertEquals(Map.of("03", 20L, "18", 19L, "24", 23L),
                Map.of("03", count("03", Reading::directContact), "18", count("18", Reading::directContact), "24", count("24", Reading::directContact)));
        Predicate<DemoUnit> patients = answers(a -> item(a, "13b", "PATIENT_ORGANISATIONS"));
        assertEquals(28, count("SE", patients.negate().and(Reading::directContact)));
        assertEquals(22, count("24", patients));
        assertEquals(19, count("03", patients));
        assertEquals(13, count("18", patients));
        Predicate<DemoUnit> industry = answers(a -> is(a, "13c", "YES"));
        assertEquals(255, count("SE", industry));
        assertEquals(71, count("01", industry));
        assertEquals(27, count("05", industry));
        assertEquals(286, count("SE", answers(a -> item(a, "13b", "OWN_REGION_CARE_UNITS") && item(a, "13b", "OTHER_REGION_CARE_UNITS")
                && item(a, "13b", "OWN_REGION_UNIVERSITIES") && item(a, "13b", "OTHER_REGION_UNIVERSITIES"))));
        for (String code : CODES) {
            assertTrue(count(code, industry.negate()) > 0 && count(code, patients.negate().and(Reading::directContact)) > 0,
                    "In every region some unit lacks each: " + code);
        }
    }

    @Test
    void unitsWithoutPatientContactSayTheSameEverywhere() {
        assertEquals(24, count("SE", answers(a -> is(a, "36", "NO_DIRECT_PATIENT_CONTACT")
                && is(a.path("13b"), "PATIENT_ORGANISATIONS", "NO_DIRECT_PATIENT_CONTACT"))));
        assertEquals(176, count("SE", u -> directContact(u) && meets(23, u)));
        assertEquals(66, rounded(100.0 * 176 / 268));
    }

    @Test
    void studentsAndTheLevelsThatPresumeThem() {
        Predicate<DemoUnit> placed = answers(a -> is(a, "19b", "YES"));
        assertEquals(271, count("SE", placed));
        assertEquals(254, count("SE", placed.and(u -> meets(14, u))));
        assertEquals(271 - 14, count("SE", placed.and(u -> meets(15, u))));
        Predicate<DemoUnit> none = u -> !meets(12, u);
        assertEquals(2, count("12", none.and(placed.negate()).and(u -> !meets(17, u))));
        assertEquals(2, count("SE", none));
        assertEquals(0, count("SE", placed.and(answers(a -> !item(a, "19a", "WORK_INTEGRATED_LEARNING")))));
        assertEquals(31, count("SE", answers(a -> is(a, "31", "INSUFFICIENT"))));
        assertEquals(3, count("SE", answers(a -> is(a, "31", "NO") && is(a, "19b", "NO"))));
        assertEquals(3, count("SE", answers(a -> is(a, "31", "NO"))));
    }

    @Test
    void smallerFiguresOfTheText() {
        assertEquals(14, count("SE", answers(a -> is(a, "3", "PART_OF_PERIOD"))));
        assertEquals(4, count("SE", answers(a -> is(a, "3", "NO"))));
        assertEquals(37, count("SE", answers(a -> is(a, "18a", "INSUFFICIENT"))));
        assertEquals(0, count("SE", answers(a -> is(a, "18a", "NO"))));
        assertEquals(65, count("01", u -> meets(18, u)));
        assertEquals(5, count("03", u -> !meets(27, u)));
        assertEquals(1, count("12", u -> !meets(27, u)));
        assertEquals(96, rounded(100.0 * count("SE", answers(a -> item(a, "33", "REGIONAL"))) / 292));
        assertEquals(98, rounded(100.0 * count("SE", answers(a -> item(a, "33", "NATIONAL"))) / 292));
        Predicate<DemoUnit> international = answers(a -> item(a, "14a", "INTERNATIONAL"));
        assertEquals(21, count("SE", international.negate()));
        assertEquals(3, count("18", international.negate()));
        assertEquals(6, count("12", international.negate()));
        for (String code : List.of("01", "24")) {
            double share = 100.0 * count(code, answers(a -> item(a, "17a", "INTERNATIONAL"))) / count(code, u -> true);
            assertTrue(share >= 65 && share <= 74, code + ": " + share);
        }
        for (String code : List.of("05", "18")) {
            assertTrue(100.0 * count(code, answers(a -> item(a, "17a", "INTERNATIONAL"))) / count(code, u -> true) <= 30, code);
        }
    }

    @Test
    void meansOverLevels() {
        assertEquals(95, rounded(meanShare("SE", 2, 11)));
        assertEquals(87, Math.floor(meanShare("SE", 12, 19)), "printed as 87 in the summary and 88 in chapter 4");
        assertEquals(92, rounded(meanShare("SE", 20, 27)));
        Map<String, Long> printed = Map.of("01", 97L, "03", 86L, "05", 94L, "12", 87L, "14", 94L, "18", 90L, "24", 89L, "SE", 92L);
        printed.forEach((code, mean) -> assertEquals(mean, rounded(meanShare(code, 1, 27)), code));
        assertEquals(59, rounded(100.0 * count("SE", u -> meets(13, u)) / 292));
        assertEquals(68, rounded(100.0 * count("SE", u -> meets(23, u)) / 292));
    }

    private static double meanShare(String code, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToDouble(l -> 100.0 * count(code, u -> meets(l, u)) / count(code, u -> true))
                .average().orElseThrow();
    }

    @Test
    void articles() {
        assertEquals(5, count("12", answers(a -> a.path("15").isMissingNode())));
        List<DemoUnit> reported = ANSWERED.stream().filter(answers(a -> a.has("15"))).toList();
        assertEquals(287, reported.size());
        assertEquals(1, count("03", answers(a -> a.has("15") && Reading.articles(a) == 0)));
        int[] totals = reported.stream().mapToInt(u -> Reading.articles(u.answers().orElseThrow())).sorted().toArray();
        assertEquals(0, totals[0]);
        assertTrue(totals[1] >= 5);
        percentiles(totals, 16, 135, 477);
        percentiles(Arrays.copyOfRange(totals, 1, totals.length), 16, 135, 477);
        int[] perYear = IntStream.rangeClosed(2018, 2021).map(y -> reported.stream()
                .mapToInt(u -> u.answers().orElseThrow().path("15").path(String.valueOf(y)).asInt()).sum()).toArray();
        assertEquals(13_700, perYear[0], 50);
        assertTrue(perYear[0] < perYear[1] && perYear[1] < perYear[2] && perYear[2] < perYear[3], Arrays.toString(perYear));
        assertTrue(perYear[3] > 17_000 && perYear[3] < 17_100);
        assertTrue(Arrays.stream(perYear).average().orElseThrow() > 15_000 && Arrays.stream(perYear).average().orElseThrow() < 15_500);
    }

    /** Whatever definition of a percentile is used: nearest rank, and interpolation with n-1, n or n+1 intervals. */
    private static void percentiles(int[] sorted, int... tenthMedianNinetieth) {
        double[] shares = {0.1, 0.5, 0.9};
        for (int p = 0; p < 3; p++) {
            int n = sorted.length;
            assertEquals(tenthMedianNinetieth[p], sorted[(int) Math.ceil(shares[p] * n) - 1]);
            for (double at : new double[] {shares[p] * (n - 1), shares[p] * n - 0.5, shares[p] * (n + 1) - 1}) {
                double value = sorted[(int) at] + (at - (int) at) * (sorted[(int) at + 1] - sorted[(int) at]);
                assertEquals(tenthMedianNinetieth[p], value, 1e-9);
            }
        }
    }

    @Test
    void waysOfUsingKnowledgeSupport() {
        for (Map<String, String> row : Rows.of("appendix3-table1-knowledge-support-percent.csv")) {
            String code = row.get("region_code");
            row.forEach((option, percent) -> {
                if (!option.equals("region_code")) {
                    long chosen = count(code, answers(a -> a.path("32").path("chosen").valueStream()
                            .anyMatch(c -> c.asText().equalsIgnoreCase(option))));
                    assertEquals(Long.parseLong(percent), rounded(100.0 * chosen / count(code, u -> true)), code + " " + option);
                }
            });
        }
    }

    @Test
    void staffByRegionAndProfession() {
        for (Map<String, String> row : Rows.of("appendix4-table1-clinical-staff.csv")) {
            String code = row.get("region_code");
            row.forEach((item, number) -> {
                if (!item.equals("region_code")) {
                    int sum = ANSWERED.stream().filter(u -> in(u, code)).mapToInt(u -> u.answers().orElseThrow()
                            .path("staff").path(item.toUpperCase(Locale.ROOT)).asInt()).sum();
                    assertEquals(Integer.parseInt(number), sum, code + " " + item);
                }
            });
        }
    }

    @Test
    void staffPerUnit() {
        int[] sizes = sizes("SE");
        assertEquals(290, sizes.length);
        assertEquals(1, count("12", answers(a -> !a.has("staff"))));
        assertEquals(1, count("03", answers(a -> !a.has("staff"))));
        assertEquals(181, median(sizes));
        assertEquals(10, sizes[0]);
        assertEquals(2578, sizes[289]);
        assertEquals(2091, sizes[288]);
        assertEquals(2578, Arrays.stream(sizes("01")).max().orElseThrow());
        assertEquals(2091, Arrays.stream(sizes("14")).max().orElseThrow());
        List.of("01", "03", "24").forEach(code -> assertTrue(median(sizes(code)) > 200, code + " " + median(sizes(code))));
        List.of("05", "12", "14", "18").forEach(code -> assertTrue(median(sizes(code)) <= 200, code + " " + median(sizes(code))));
    }

    private static int[] sizes(String code) {
        return ANSWERED.stream().filter(u -> in(u, code)).map(u -> u.answers().orElseThrow()).filter(a -> a.has("staff"))
                .mapToInt(a -> Reading.numbers(a.path("staff")).sum()).sorted().toArray();
    }

    private static double median(int[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    /** By the service's own check: nothing wrong, and no part is larger than what it is a part of. */
    @Test
    void everyAnswerIsLegalAndNoneContradictsAnother() {
        for (DemoUnit unit : ANSWERED) {
            var checked = CheckedAnswers.of(QUESTIONS, new ObjectMapper().convertValue(unit.answers().orElseThrow(),
                    new TypeReference<Map<String, Object>>() { }));
            assertEquals(List.of(), checked.violations(), unit.id());
            assertEquals(List.of(), checked.warnings(), unit.id());
        }
    }

    /** Chapter 4, level 5. */
    @Test
    void supervisors() {
        assertEquals(288, count("SE", answers(a -> a.has("supervisors"))));
        assertTrue(sum("SE", "supervisors") > 2000 && sum("SE", "supervisors") < 2200, "more than 2 000");
        for (String code : CODES.subList(0, 7)) {
            double mean = sum(code, "supervisors") / (double) count(code, answers(a -> a.has("supervisors")));
            assertTrue(List.of("01", "03").contains(code) ? mean > 10 : mean >= 4 && mean <= 7, code + " " + mean);
        }
        assertEquals(0, count("SE", answers(a -> a.has("supervisors") && Reading.numbers(a.path("supervisors")).sum() == 0)));
    }

    /** Chapter 4, level 4, and the axes of appendix 3, diagrams 1 and 2. */
    @Test
    void seminarsAndDegrees() {
        for (String question : List.of("half-time-seminars", "doctoral-degrees")) {
            assertEquals(question.equals("doctoral-degrees") ? 1923 : 1671, IntStream.rangeClosed(2018, 2021)
                    .mapToLong(year -> sum("SE", question, String.valueOf(year))).sum());
            for (String code : CODES.subList(0, 7)) {
                assertTrue(IntStream.rangeClosed(2017, 2021).allMatch(year -> sum(code, question, String.valueOf(year)) <= 200));
            }
        }
        assertEquals(287, count("SE", answers(a -> IntStream.rangeClosed(2018, 2021).mapToObj(String::valueOf).anyMatch(year ->
                a.path("half-time-seminars").path(year).asInt() + a.path("doctoral-degrees").path(year).asInt() > 0))));
    }

    /** Chapter 4, level 8: 1.8 articles per researcher and year, 2.5 in Västerbotten, then Uppsala and Stockholm. */
    @Test
    void researchersAndTheirArticles() {
        assertEquals(8500, researchers("SE"));
        assertEquals(1.8, perResearcher("SE"), 0.05);
        assertEquals(2.5, perResearcher("24"), 0.05);
        List<String> order = CODES.subList(0, 7).stream()
                .sorted((one, other) -> Double.compare(perResearcher(other), perResearcher(one))).toList();
        assertEquals(List.of("24", "03", "01"), order.subList(0, 3));
    }

    /** Appendix 4, in words. */
    @Test
    void whoConductsResearch() {
        assertTrue(conducting("PHYSICIANS") > 3 * (conducting("") - conducting("PHYSICIANS")), "the absolute majority are physicians");
        assertEquals(1, rounded(100.0 * conducting("NURSES") / sum("NURSES")));
        assertTrue(100.0 * conducting("NURSES") / sum("NURSES") < 1);
        assertEquals(10, rounded(100.0 * sum("SE", "doctoral-students", "PHYSICIANS_WOMEN", "PHYSICIANS_MEN") / sum("PHYSICIANS")));
        double mean = conducting("") / (double) sum("");
        assertTrue(conducting("PHYSIOTHERAPISTS") / (double) sum("PHYSIOTHERAPISTS") > mean);
        assertTrue(conducting("PSYCHOLOGISTS") / (double) sum("PSYCHOLOGISTS") > mean);
        assertEquals(1.10, conducting("PHYSICIANS_MEN") / (double) conducting("PHYSICIANS_WOMEN"), 0.005);
        for (String profession : List.of("NURSES", "PHYSIOTHERAPISTS", "PSYCHOLOGISTS", "BIOMEDICAL_ANALYSTS")) {
            assertTrue(conducting(profession + "_WOMEN") > conducting(profession + "_MEN"), profession);
        }
        for (String half : List.of("under-7", "7-or-more")) {
            assertTrue(sum("SE", "research-" + half) > 0.75 * sum("SE", "phd-" + half), "most with a degree conduct research");
            double physicians = timed(half, "PHYSICIANS_WOMEN", "PHYSICIANS_MEN");
            assertTrue(physicians < timed(half, "NURSES_WOMEN", "PHYSIOTHERAPISTS_WOMEN", "PSYCHOLOGISTS_WOMEN"), half);
        }
    }

    private static double timed(String half, String... items) {
        return sum("SE", "time-" + half, items) / (double) sum("SE", "active-" + half, items);
    }

    /** Chapter 4, level 10, of the units with a grant. */
    @Test
    void excellentFunders() {
        for (String code : CODES.subList(0, 7)) {
            long granted = count(code, u -> meets(10, u));
            assertEquals(granted, count(code, answers(a -> a.has("excellent-funders"))), code);
            double received = 100.0 * count(code, answers(a -> is(a, "excellent-funders", "RECEIVED"))) / granted;
            double notApplied = 100.0 * count(code, answers(a -> is(a, "excellent-funders", "NOT_APPLIED"))) / granted;
            assertEquals(List.of("01", "24").contains(code), received > 95, code + " " + received);
            assertEquals(List.of("12", "18").contains(code), notApplied > 10 && notApplied < 14, code + " " + notApplied);
            assertTrue(!List.of("01", "03", "05", "24").contains(code) || notApplied < 1, code + " " + notApplied);
        }
    }

    /** Appendix 3, diagrams 3 to 5. */
    @Test
    void studentsAtTheUnits() {
        List<Long> sizes = CODES.stream().map(code -> rounded(sum(code, "students-per-group")
                / (double) count(code, answers(a -> a.has("students-per-group"))))).toList();
        assertEquals(List.of(20L, 5L, 11L), List.of(sizes.get(1), sizes.get(2), sizes.get(7)));
        assertTrue(sizes.stream().allMatch(size -> size >= 5 && size <= 20), sizes.toString());
        assertEquals(List.of(83L, 96L, 90L), lowestHighestAll("own-patients", "OWN_PATIENTS"));
        assertEquals(List.of(78L, 95L), lowestHighestAll("own-patients", "INDIVIDUAL_ASSESSMENTS").subList(0, 2));
        assertEquals(List.of(5L, 74L, 26L), lowestHighestAll("placed-elsewhere", null));
        List<String> order = CODES.subList(0, 7).stream().sorted((one, other) -> Double.compare(
                said(other, "placed-elsewhere", null), said(one, "placed-elsewhere", null))).toList();
        assertEquals(List.of("03", "12", "24"), order.subList(0, 3));
    }

    private static List<Long> lowestHighestAll(String question, String item) {
        List<Long> regions = CODES.subList(0, 7).stream().map(code -> rounded(said(code, question, item))).sorted().toList();
        return List.of(regions.getFirst(), regions.getLast(), rounded(said("SE", question, item)));
    }

    private static double said(String code, String question, String item) {
        return 100.0 * count(code, answers(a -> item == null ? is(a, question, "YES") : item(a, question, item)))
                / count(code, answers(a -> a.has(question)));
    }

    /** What the regions tell of mending is of levels that their units miss, and told of most of them. */
    @Test
    void followUpsAreOfWhatIsMissed() {
        Map<String, DemoUnit> units = ANSWERED.stream().collect(Collectors.toMap(DemoUnit::id, u -> u));
        List<FollowUpPlan> plans = DemoRound.published().followUps();
        for (FollowUpPlan plan : plans) {
            assertTrue(!meets(plan.level(), units.get(plan.unit())), plan.toString());
            assertEquals(units.get(plan.unit()).region(), plan.region());
            assertEquals(plan.status() == FollowUpPlan.Status.MENDED, plan.mendedOn().isPresent() && plan.evidence().isPresent());
        }
        assertEquals(plans.size(), plans.stream().map(plan -> plan.unit() + " " + plan.level()).distinct().count());
        long missed = IntStream.rangeClosed(1, 27).mapToLong(level -> count("SE", u -> !meets(level, u))).sum();
        long inTime = plans.stream().filter(plan -> plan.mendedOn().filter(day -> !day.isAfter(FollowUpPlans.DEADLINE)).isPresent()).count();
        assertTrue(plans.size() < missed && plans.size() > 0.9 * missed, plans.size() + " of " + missed);
        assertTrue(inTime > 0.5 * missed && inTime < 0.8 * missed, inTime + " of " + missed);
    }

    private static long sum(String code, String question, String... items) {
        return ANSWERED.stream().filter(u -> in(u, code)).map(u -> u.answers().orElseThrow().path(question)).mapToLong(answer ->
                items.length == 0 ? Reading.numbers(answer).sum() : Arrays.stream(items).mapToInt(i -> answer.path(i).asInt()).sum()).sum();
    }

    private static long researchers(String code) {
        return sum(code, "doctoral-students") + sum(code, "active-under-7") + sum(code, "active-7-or-more");
    }

    /** Articles a year of the units that tell of both. */
    private static double perResearcher(String code) {
        List<JsonNode> both = ANSWERED.stream().filter(u -> in(u, code)).map(u -> (JsonNode) u.answers().orElseThrow())
                .filter(a -> a.has("15") && a.has("active-7-or-more")).toList();
        return both.stream().mapToInt(Reading::articles).sum() / 4.0 / both.stream().mapToInt(a ->
                Reading.numbers(a.path("doctoral-students")).sum() + Reading.numbers(a.path("active-under-7")).sum()
                        + Reading.numbers(a.path("active-7-or-more")).sum()).sum();
    }

    /** Staff of the items whose name begins so. */
    private static long sum(String items) {
        return sum("SE", "staff", named(items));
    }

    private static long conducting(String items) {
        return List.of("doctoral-students", "research-under-7", "research-7-or-more").stream()
                .mapToLong(question -> sum("SE", question, named(items))).sum();
    }

    private static String[] named(String items) {
        return PublishedTables.STAFF_ITEMS.stream().filter(item -> item.startsWith(items)).toArray(String[]::new);
    }

    @Test
    void unitsWeakInOneAreaTendToBeWeakInTheOthers() {
        List<DemoUnit> weak = ANSWERED.stream().filter(u -> missed(u, 1, 11) >= 2).toList();
        List<DemoUnit> strong = ANSWERED.stream().filter(u -> missed(u, 1, 11) == 0).toList();
        assertTrue(weak.size() > 10);
        assertTrue(meanMissed(weak, 12, 27) > 1.5 * meanMissed(strong, 12, 27),
                meanMissed(weak, 12, 27) + " against " + meanMissed(strong, 12, 27));
    }

    private static long missed(DemoUnit unit, int from, int to) {
        return IntStream.rangeClosed(from, to).filter(level -> !meets(level, unit)).count();
    }

    private static double meanMissed(List<DemoUnit> units, int from, int to) {
        return units.stream().mapToLong(u -> missed(u, from, to)).average().orElseThrow();
    }
}
