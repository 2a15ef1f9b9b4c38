package se.usve.demo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which levels each responding unit misses, such that table 3 holds in every cell, 61 units miss none, and just under
 * a third miss none of the education levels (chapter 4).
 *
 * <p>Every unit that must miss something first gets one level of the right area; what then remains of each level's
 * count goes to weak units. Draws that lead nowhere are made again, from the same seed.
 */
final class FailurePlan {
    private static final int ATTEMPTS = 500;
    /** Units that meet all 27 levels: 61 in all; the split between regions is ours. */
    private static final Map<Region, Integer> MEET_ALL = Region.counts(30, 1, 8, 4, 14, 4, 0);
    /**
     * Units that meet all of levels 12-19: 96 of 292. "None in Västerbotten, a little over half in Stockholm": table 3
     * itself forces at least 42 of 72 there, and at least 7 in Örebro.
     */
    private static final Map<Region, Integer> MEET_EDUCATION = Region.counts(43, 3, 15, 7, 20, 8, 0);

    private final Draw draw;
    private final PublishedTables tables;

    FailurePlan(Draw draw, PublishedTables tables) {
        this.draw = draw;
        this.tables = tables;
    }

    static boolean education(int level) {
        return level >= 12 && level <= 19;
    }

    /** Responding unit → levels it misses. */
    Map<Clinic, Set<Integer>> make(List<Clinic> clinics) {
        Map<Clinic, Set<Integer>> plan = new LinkedHashMap<>();
        for (Region region : Region.values()) {
            plan.putAll(make(region, clinics.stream().filter(c -> c.responds() && c.region() == region).toList()));
        }
        return plan;
    }

    private Map<Clinic, Set<Integer>> make(Region region, List<Clinic> clinics) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return attempt(region, clinics);
            } catch (Draw.DeadEnd e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("No plan found for " + region.nameSv(), e);
                }
            }
        }
        throw new AssertionError("unreachable");
    }

    private Map<Clinic, Set<Integer>> attempt(Region region, List<Clinic> clinics) {
        Map<Clinic, Set<Integer>> plan = new LinkedHashMap<>();
        clinics.forEach(c -> plan.put(c, new TreeSet<>()));
        Map<Integer, Integer> left = new TreeMap<>();
        IntStream.rangeClosed(1, PublishedTables.LEVELS).forEach(level -> left.put(level, tables.missing(region, level)));
        for (Clinic clinic : clinics) {
            given(clinic).forEach(level -> miss(clinic, level, plan, left));
        }
        Map<Clinic, Double> rank = new HashMap<>();
        clinics.forEach(c -> rank.put(c, c.weakness() + 0.7 * draw.normal()));
        List<Clinic> strongest = clinics.stream().filter(c -> plan.get(c).isEmpty())
                .sorted(Comparator.comparing(rank::get)).toList();
        List<Clinic> educating = strongest.subList(0, MEET_EDUCATION.get(region));
        Set<Clinic> spotless = new HashSet<>(educating.subList(0, MEET_ALL.get(region)));
        List<Clinic> lacking = clinics.stream().filter(c -> !educating.contains(c)).toList();

        for (Clinic clinic : draw.shuffled(lacking)) {
            if (plan.get(clinic).isEmpty()) {
                miss(clinic, oneLevelFor(clinic, left, true), plan, left);
            }
        }
        for (Clinic clinic : draw.shuffled(educating)) {
            if (!spotless.contains(clinic)) {
                miss(clinic, oneLevelFor(clinic, left, false), plan, left);
            }
        }
        for (int level : List.copyOf(left.keySet())) {
            List<Clinic> candidates = (education(level) ? lacking : clinics).stream()
                    .filter(c -> !spotless.contains(c) && applies(level, c) && !plan.get(c).contains(level)).toList();
            for (Clinic clinic : draw.some(candidates, left.get(level), c -> weight(level, c))) {
                miss(clinic, level, plan, left);
            }
        }
        // The 28 units that lack collaboration with patients all have patients (report, level 6).
        long withContact = plan.entrySet().stream().filter(e -> e.getValue().contains(6) && e.getKey().directContact()).count();
        if (withContact < Partners.PATIENTS.get(region)) {
            throw new Draw.DeadEnd("Too few units with patients miss level 6");
        }
        return plan;
    }

    /** What the report's text says of particular units: no students, and the three with no premises for teaching. */
    private static List<Integer> given(Clinic clinic) {
        return switch (clinic.students()) {
            case NONE -> List.of(12, 13, 17, 18, 19);
            case TAUGHT_WITHOUT_PREMISES -> List.of(19);
            case TAUGHT_ONLY, PLACED -> List.of();
        };
    }

    private int oneLevelFor(Clinic clinic, Map<Integer, Integer> left, boolean education) {
        List<Integer> open = left.keySet().stream()
                .filter(level -> education(level) == education && left.get(level) > 0 && applies(level, clinic)).toList();
        return draw.some(open, 1, level -> left.get(level) * weight(level, clinic)).getFirst();
    }

    private static void miss(Clinic clinic, int level, Map<Clinic, Set<Integer>> plan, Map<Integer, Integer> left) {
        if (left.merge(level, -1, Integer::sum) < 0 || !plan.get(clinic).add(level)) {
            throw new Draw.DeadEnd("Level " + level + " is used up");
        }
    }

    /** Whether the unit can miss the level at all: some are exempt, and only a unit without any students misses level 12. */
    private static boolean applies(int level, Clinic clinic) {
        return switch (level) {
            case 12 -> clinic.students() == Clinic.Students.NONE;
            case 14, 15 -> clinic.placed();
            case 23, 24 -> clinic.directContact();
            default -> true;
        };
    }

    private static double weight(int level, Clinic clinic) {
        double tilt = switch (level) {
            // "Some units formed in 2018 or later answered: part of the period" (footnote 13).
            case 1 -> clinic.designatedYear().orElseThrow() >= 2018 ? 4 : 1;
            // Radiology, pathology and laboratories see no point in one named supervisor (report, level 14).
            case 14 -> clinic.specialty().profile() == Specialty.Profile.IMAGING || !clinic.directContact() ? 6 : 1;
            case 6 -> clinic.directContact() ? 1 : 0.3;
            default -> 1;
        };
        return tilt * StrictMath.exp(0.9 * clinic.weakness());
    }
}
