package se.usve.demo;

import static se.usve.demo.PublishedTables.STAFF_ITEMS;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Who conducts research on 31 December 2021, per unit, profession and sex. Active doctoral students and those with a
 * doctoral degree who actively conduct research are together 8500 (the report's "about 8 500"), so many in each region that
 * the articles per researcher and year are 1.8 in all, 2.5 in Västerbotten, and next most in Uppsala and Stockholm (chapter 4,
 * level 8). The rest keeps to what appendix 4 says in words: physicians are the absolute majority, among nurses it is just
 * under one per cent, among physiotherapists and psychologists more than the mean; among physicians a tenth more men than
 * women; men with a degree of 7 years or more are more often active; most who have a degree conduct research; physicians are
 * oftener than others active without time set aside.
 *
 * <p>Chapter 4 also says that about 10 per cent of the physicians conduct research. That cannot hold beside 8500 researchers
 * of whom physicians are the absolute majority, so it is read as the doctoral students among them.
 */
final class Researchers {
    /** Active doctoral students and active researchers together. */
    private static final Map<Region, Integer> TOTALS = Region.counts(2405, 677, 775, 1350, 2092, 351, 850);

    /** Who conducts research, by item of {@link PublishedTables#STAFF_ITEMS}: doctoral students and degrees of both ages. */
    private static final int[] CONDUCTING = {3542, 3897, 265, 39, 530, 90, 425, 155, 295, 62};
    private static final int[] PHYSICIAN_STUDENTS = {1100, 833};
    private static final int[] PHYSICIANS_UNDER_7 = {750, 750};
    private static final int STUDENTS = 2700;
    private static final int UNDER_7 = 1900;
    private static final int OVER_7 = 4700;
    private static final int ACTIVE_UNDER_7 = 1500;
    private static final int ACTIVE_OVER_7 = 4300;
    private static final int DEGREES_UNDER_7 = 2375;
    private static final int DEGREES_OVER_7 = 5660;
    /** Of the active, with at least 20 per cent of their time set aside, by item. */
    private static final double[] TIME_UNDER_7 = {0.52, 0.52, 0.75, 0.76, 0.78, 0.74, 0.74, 0.78, 0.76, 0.78};
    private static final double[] TIME_OVER_7 = {0.55, 0.55, 0.72, 0.76, 0.76, 0.70, 0.72, 0.77, 0.73, 0.78};

    /** A question, in the order of the questionnaire; each is part of the one that it names. */
    enum Question {
        PHD_UNDER_7("phd-under-7"), PHD_OVER_7("phd-7-or-more"), STUDENTS("doctoral-students"),
        RESEARCH_UNDER_7("research-under-7"), RESEARCH_OVER_7("research-7-or-more"),
        ACTIVE_UNDER_7("active-under-7"), TIME_UNDER_7("time-under-7"),
        ACTIVE_OVER_7("active-7-or-more"), TIME_OVER_7("time-7-or-more");

        private final String id;

        Question(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private final List<Unit> units;

    /**
     * @param staff    the units that give figures, with their staff by item
     * @param articles the articles of those that tell of them
     */
    Researchers(Draw draw, Map<Clinic, Set<Integer>> plan, Map<Clinic, int[]> staff, Map<Clinic, int[]> articles) {
        this.units = staff.entrySet().stream().map(one -> new Unit(one.getKey(), one.getValue(),
                !plan.get(one.getKey()).contains(3), intensity(draw, one.getValue(), articles.get(one.getKey())))).toList();
        divide();
    }

    /** Unit that gives figures → number per question and item. */
    Map<Clinic, Map<Question, int[]>> byUnit() {
        Map<Clinic, Map<Question, int[]>> found = new LinkedHashMap<>();
        units.forEach(unit -> found.put(unit.clinic, unit.numbers));
        return found;
    }

    /** How much research there is in relation to the staff: units with many articles have more, but not in proportion. */
    private static double intensity(Draw draw, int[] staff, int[] articles) {
        double perHead = articles == null ? 1 : (Arrays.stream(articles).sum() + 5.0) / Arrays.stream(staff).sum();
        return StrictMath.pow(perHead, 0.35) * StrictMath.exp(0.15 * draw.normal());
    }

    private void divide() {
        int[][] conducting = conducting();
        int[][] national = {conducting[0], proportional(conducting[1], ACTIVE_UNDER_7),
            proportional(conducting[2], ACTIVE_OVER_7)};
        int[][] regions = regions(national);
        int n = STAFF_ITEMS.size();
        for (Region region : Region.values()) {
            List<Unit> own = units.stream().filter(unit -> unit.clinic.region() == region).toList();
            for (int item = 0; item < n; item++) {
                int i = item;
                int[] totals = regions[region.ordinal()];
                give(own, Question.ACTIVE_OVER_7, i, totals[2 * n + i], unit -> unit.weight(i),
                        unit -> unit.mainItem() == i ? 1 : 0, unit -> (unit.staff[i] + 1) / 2);
                give(own, Question.STUDENTS, i, totals[i], unit -> unit.hasStudents ? unit.weight(i) : 0, _ -> 0,
                        unit -> unit.hasStudents ? (unit.room(i) + 1) / 2 : 0);
                give(own, Question.ACTIVE_UNDER_7, i, totals[n + i], unit -> unit.weight(i), _ -> 0,
                        unit -> (unit.room(i) + 1) / 2);
            }
        }
        more(Question.RESEARCH_UNDER_7, Question.ACTIVE_UNDER_7, conducting[1]);
        more(Question.RESEARCH_OVER_7, Question.ACTIVE_OVER_7, conducting[2]);
        more(Question.PHD_UNDER_7, Question.RESEARCH_UNDER_7, proportional(conducting[1], DEGREES_UNDER_7));
        more(Question.PHD_OVER_7, Question.RESEARCH_OVER_7, proportional(conducting[2], DEGREES_OVER_7));
        some(Question.TIME_UNDER_7, Question.ACTIVE_UNDER_7, TIME_UNDER_7);
        some(Question.TIME_OVER_7, Question.ACTIVE_OVER_7, TIME_OVER_7);
    }

    /** Doctoral students, degrees of less than 7 years, and of more, by item. */
    private static int[][] conducting() {
        int[] others = Arrays.copyOfRange(CONDUCTING, 2, CONDUCTING.length);
        double[][] even = IntStream.range(0, others.length).mapToObj(_ -> new double[] {1, 1, 1}).toArray(double[][]::new);
        int students = STUDENTS - Arrays.stream(PHYSICIAN_STUDENTS).sum();
        int under = UNDER_7 - Arrays.stream(PHYSICIANS_UNDER_7).sum();
        int over = Arrays.stream(others).sum() - students - under;
        int[][] rest = Apportionment.of(even, others, new int[] {students, under, over});
        int[][] conducting = new int[3][CONDUCTING.length];
        for (int i = 0; i < CONDUCTING.length; i++) {
            conducting[0][i] = i < 2 ? PHYSICIAN_STUDENTS[i] : rest[i - 2][0];
            conducting[1][i] = i < 2 ? PHYSICIANS_UNDER_7[i] : rest[i - 2][1];
            conducting[2][i] = CONDUCTING[i] - conducting[0][i] - conducting[1][i];
        }
        return conducting;
    }

    private static int[] proportional(int[] like, int total) {
        return Allotment.of(Arrays.stream(like).asDoubleStream().toArray(), total);
    }

    /** Region → the three kinds of researchers, each by item. */
    private int[][] regions(int[][] national) {
        int[] columns = Arrays.stream(national).flatMapToInt(Arrays::stream).toArray();
        double[][] weights = new double[Region.values().length][columns.length];
        for (Region region : Region.values()) {
            for (int c = 0; c < columns.length; c++) {
                int item = c % STAFF_ITEMS.size();
                weights[region.ordinal()][c] = 1 + units.stream().filter(unit -> unit.clinic.region() == region)
                        .mapToInt(unit -> unit.staff[item]).sum();
            }
        }
        return Apportionment.of(weights, Arrays.stream(Region.values()).mapToInt(TOTALS::get).toArray(), columns);
    }

    private void give(List<Unit> to, Question question, int item, int total, ToDoubleFunction<Unit> weight,
            ToIntFunction<Unit> least, ToIntFunction<Unit> most) {
        int[] parts = Allotment.of(to.stream().mapToDouble(weight).toArray(), to.stream().mapToInt(least).toArray(),
                to.stream().mapToInt(most).toArray(), total);
        for (int u = 0; u < parts.length; u++) {
            to.get(u).numbers.get(question)[item] = parts[u];
        }
    }

    /** All of a part, and others up to the totals. */
    private void more(Question question, Question part, int[] totals) {
        for (int item = 0; item < totals.length; item++) {
            int i = item;
            give(units, question, i, totals[i], unit -> unit.numbers.get(part)[i] + 0.02 * unit.staff[i],
                    unit -> unit.numbers.get(part)[i], unit -> unit.numbers.get(part)[i] + unit.room(i));
        }
    }

    /** A share of a whole. */
    private void some(Question question, Question whole, double[] shares) {
        for (int item = 0; item < shares.length; item++) {
            int i = item;
            int all = units.stream().mapToInt(unit -> unit.numbers.get(whole)[i]).sum();
            give(units, question, i, (int) StrictMath.rint(shares[i] * all), unit -> unit.numbers.get(whole)[i], _ -> 0,
                    unit -> unit.numbers.get(whole)[i]);
        }
    }

    private static final class Unit {
        private final Clinic clinic;
        private final int[] staff;
        private final boolean hasStudents;
        private final double intensity;
        private final Map<Question, int[]> numbers = new EnumMap<>(Question.class);

        Unit(Clinic clinic, int[] staff, boolean hasStudents, double intensity) {
            this.clinic = clinic;
            this.staff = staff;
            this.hasStudents = hasStudents;
            this.intensity = intensity;
            for (Question question : Question.values()) {
                numbers.put(question, new int[staff.length]);
            }
        }

        private double weight(int item) {
            return staff[item] * intensity;
        }

        /** Staff of the item that are of no kind yet: nobody is of two. */
        private int room(int item) {
            return staff[item] - numbers.get(Question.STUDENTS)[item]
                    - largest(item, Question.ACTIVE_UNDER_7, Question.RESEARCH_UNDER_7, Question.PHD_UNDER_7)
                    - largest(item, Question.ACTIVE_OVER_7, Question.RESEARCH_OVER_7, Question.PHD_OVER_7);
        }

        private int largest(int item, Question... questions) {
            return Arrays.stream(questions).mapToInt(question -> numbers.get(question)[item]).max().orElseThrow();
        }

        /** Of what kind its supervisor is sure to be: every unit has one. */
        private int mainItem() {
            int physicians = staff[0] >= staff[1] ? 0 : 1;
            return staff[physicians] > 0 ? physicians
                    : IntStream.range(0, staff.length).reduce((a, b) -> staff[b] > staff[a] ? b : a).orElseThrow();
        }
    }
}
