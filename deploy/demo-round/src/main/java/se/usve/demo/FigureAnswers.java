package se.usve.demo;

import static se.usve.demo.PublishedTables.STAFF_ITEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers to the figure questions, which decide no level and are behind the report's other figures, so that those that it
 * states come out. Drawn apart from the answers that decide levels: those do not change when these do.
 */
final class FigureAnswers {
    /** 2017 first, which is before the period; in the period 1671 half-time seminars and 1923 doctoral degrees (level 4). */
    private static final int FIRST_YEAR = 2017;
    private static final int[] SEMINARS = {386, 398, 421, 409, 443};
    private static final int[] DEGREES = {461, 472, 489, 468, 494};

    /** Experienced supervisors per unit, in tenths: over 10 in Stockholm and Uppsala, 4 to 7 elsewhere (level 5, diagram 4). */
    private static final Map<Region, Integer> SUPERVISORS = Region.counts(112, 109, 50, 54, 59, 42, 66);
    /** 288 of the 292 units gave their number of supervisors; two of those that did not gave no staff either. */
    private static final int NO_SUPERVISORS = 2;

    /** Students per group: 5 to 20, the fewest in Östergötland, the most in Uppsala; 11 in all (appendix 3, diagram 3). */
    private static final Map<Region, Integer> GROUPS = Region.counts(10, 20, 5, 12, 11, 9, 13);
    /** Of the units with students: 83 to 96 per cent with patients of their own, 90 in all (appendix 3, diagram 4). */
    private static final Map<Region, Integer> OWN_PATIENTS = Region.counts(66, 18, 37, 34, 50, 18, 21);
    /** Of the same: 78 to 95 per cent with individual assessments. */
    private static final Map<Region, Integer> ASSESSMENTS = Region.counts(65, 17, 37, 32, 47, 17, 20);
    private static final Map<Region, Integer> NO_WORD_OF_PATIENTS = Region.counts(0, 0, 0, 1, 0, 0, 0);
    /** Of the same: 5 to 74 per cent with students elsewhere, 26 in all, most in Uppsala, then Skåne and Västerbotten. */
    private static final Map<Region, Integer> ELSEWHERE = Region.counts(11, 14, 6, 18, 11, 1, 9);
    private static final Map<Region, Integer> NO_WORD_OF_PLACES = Region.counts(0, 2, 0, 0, 0, 0, 0);
    /**
     * Of the units with a grant: over 95 per cent received one of an excellent funder in Stockholm and Västerbotten; just
     * over a tenth did not apply in Örebro and Skåne, and next to none in the regions but those and Västra Götaland (level 10).
     */
    private static final Map<Region, Integer> RECEIVED = Region.counts(68, 20, 32, 34, 46, 14, 20);
    private static final Map<Region, Integer> NOT_APPLIED = Region.counts(0, 0, 0, 5, 2, 3, 0);

    private final Draw draw;
    private final Map<Clinic, Set<Integer>> plan;
    private final Map<Clinic, Map<Researchers.Question, int[]>> researchers;
    private final Map<Clinic, int[]> seminars;
    private final Map<Clinic, int[]> degrees;
    private final Map<Clinic, Integer> supervisors = new HashMap<>();
    private final Map<Clinic, Integer> groups = new HashMap<>();
    private final Map<String, Set<Clinic>> saying = new HashMap<>();

    FigureAnswers(Draw draw, Map<Clinic, Set<Integer>> plan, Map<Clinic, int[]> staff, Map<Clinic, int[]> articles) {
        this.draw = draw;
        this.plan = plan;
        this.researchers = new Researchers(draw, plan, staff, articles).byUnit();
        this.seminars = perYear(SEMINARS, 0);
        this.degrees = perYear(DEGREES, 1);
        Set<Clinic> silent = new HashSet<>(draw.some(staff.keySet(), NO_SUPERVISORS));
        for (Region region : Region.values()) {
            supervisors(plan.keySet().stream().filter(c -> c.region() == region && staff.containsKey(c) && !silent.contains(c)).toList());
            teaching(region, plan.keySet().stream().filter(c -> c.region() == region && c.placed()).toList());
            funders(region, plan.keySet().stream().filter(c -> c.region() == region && hasGrant(c)).toList());
        }
    }

    void write(Clinic clinic, Sheet sheet) {
        years(sheet.object("half-time-seminars"), seminars.get(clinic));
        years(sheet.object("doctoral-degrees"), degrees.get(clinic));
        if (supervisors.containsKey(clinic)) {
            sheet.object("supervisors").put("EXPERIENCED", supervisors.get(clinic));
        }
        if (hasGrant(clinic)) {
            sheet.choice("excellent-funders", says("received", clinic) ? "RECEIVED"
                    : says("not-applied", clinic) ? "NOT_APPLIED" : "APPLIED");
        }
        if (clinic.placed()) {
            sheet.object("students-per-group").put("STUDENTS", groups.get(clinic));
            if (!says("no-word-of-patients", clinic)) {
                sheet.item("own-patients", "OWN_PATIENTS", says("own-patients", clinic));
                sheet.item("own-patients", "INDIVIDUAL_ASSESSMENTS", says("assessments", clinic));
            }
            if (!says("no-word-of-places", clinic)) {
                sheet.yes("placed-elsewhere", says("elsewhere", clinic));
            }
        }
        researchers.getOrDefault(clinic, Map.of()).forEach((question, numbers) -> {
            if (question != Researchers.Question.STUDENTS || !plan.get(clinic).contains(3)) {
                ObjectNode items = sheet.object(question.id());
                IntStream.range(0, numbers.length).forEach(i -> items.put(STAFF_ITEMS.get(i), numbers[i]));
            }
        });
    }

    private static void years(ObjectNode answer, int[] numbers) {
        for (int y = 0; y < numbers.length; y++) {
            answer.put(String.valueOf(FIRST_YEAR + y), numbers[y]);
        }
    }

    private boolean hasGrant(Clinic clinic) {
        return !plan.get(clinic).contains(10);
    }

    /** More where there are many doctoral students; none in the period at a unit that misses level 4. */
    private Map<Clinic, int[]> perYear(int[] totals, int least) {
        List<Clinic> units = List.copyOf(plan.keySet());
        double[] weights = units.stream().mapToDouble(c -> (0.5 + of(c, Researchers.Question.STUDENTS))
                * StrictMath.exp(0.3 * draw.normal())).toArray();
        int inPeriod = Arrays.stream(totals).skip(1).sum();
        int[] rows = Allotment.of(weights, each(units, c -> plan.get(c).contains(4) ? 0 : least),
                each(units, c -> plan.get(c).contains(4) ? 0 : inPeriod), inPeriod);
        double[][] shape = units.stream().map(_ -> IntStream.range(1, totals.length)
                .mapToDouble(_ -> StrictMath.exp(0.3 * draw.normal())).toArray()).toArray(double[][]::new);
        int[][] table = Apportionment.of(shape, rows, Arrays.copyOfRange(totals, 1, totals.length));
        int[] before = Allotment.of(weights, totals[0]);
        Map<Clinic, int[]> found = new LinkedHashMap<>();
        for (int u = 0; u < units.size(); u++) {
            found.put(units.get(u), IntStream.concat(IntStream.of(before[u]), Arrays.stream(table[u])).toArray());
        }
        return found;
    }

    /** At least one, as every unit says that it has one; no more than those who actively conduct research since long. */
    private void supervisors(List<Clinic> units) {
        int total = (SUPERVISORS.get(units.getFirst().region()) * units.size() + 5) / 10;
        int[] numbers = Allotment.of(units.stream().mapToDouble(c -> of(c, Researchers.Question.ACTIVE_OVER_7)
                        * StrictMath.exp(0.3 * draw.normal())).toArray(), each(units, _ -> 1),
                each(units, c -> of(c, Researchers.Question.ACTIVE_OVER_7)), total);
        IntStream.range(0, numbers.length).forEach(u -> supervisors.put(units.get(u), numbers[u]));
    }

    private void teaching(Region region, List<Clinic> placed) {
        int[] sizes = Allotment.of(placed.stream().mapToDouble(_ -> StrictMath.exp(0.3 * draw.normal())).toArray(),
                each(placed, _ -> 2), each(placed, _ -> 45), GROUPS.get(region) * placed.size());
        IntStream.range(0, sizes.length).forEach(u -> groups.put(placed.get(u), sizes[u]));
        List<Clinic> patients = besides(placed, "no-word-of-patients", NO_WORD_OF_PATIENTS.get(region));
        say("own-patients", patients, OWN_PATIENTS.get(region));
        say("assessments", patients, ASSESSMENTS.get(region));
        say("elsewhere", besides(placed, "no-word-of-places", NO_WORD_OF_PLACES.get(region)), ELSEWHERE.get(region));
    }

    private void funders(Region region, List<Clinic> granted) {
        say("received", granted, RECEIVED.get(region));
        say("not-applied", granted.stream().filter(c -> !says("received", c)).toList(), NOT_APPLIED.get(region));
    }

    private List<Clinic> besides(List<Clinic> units, String silent, int count) {
        say(silent, units, count);
        return units.stream().filter(c -> !says(silent, c)).toList();
    }

    private void say(String what, Collection<Clinic> units, int count) {
        saying.merge(what, Set.copyOf(draw.some(units, count, c -> StrictMath.exp(-0.5 * c.weakness()))),
                (some, more) -> Stream.concat(some.stream(), more.stream()).collect(HashSet::new, Set::add, Set::addAll));
    }

    private boolean says(String what, Clinic clinic) {
        return saying.getOrDefault(what, Set.of()).contains(clinic);
    }

    private int of(Clinic clinic, Researchers.Question question) {
        return researchers.containsKey(clinic) ? Arrays.stream(researchers.get(clinic).get(question)).sum() : 0;
    }

    private static int[] each(List<Clinic> units, ToIntFunction<Clinic> number) {
        return units.stream().mapToInt(number).toArray();
    }
}
