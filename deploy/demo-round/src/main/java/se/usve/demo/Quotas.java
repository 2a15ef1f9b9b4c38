package se.usve.demo;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Which units give the answers that decide no level by themselves but that the report counts: studies, grants,
 * guidelines, ways of using knowledge support, and how level 1 was missed.
 */
final class Quotas {
    /** Units without international studies: 21; Skåne 6 and Örebro 3 printed (level 7), the rest ours. */
    private static final Map<Region, Integer> WITHOUT_INTERNATIONAL_STUDIES = Region.counts(3, 1, 2, 6, 5, 3, 1);
    /** Units with international grants: 65-74 per cent in Stockholm and Västerbotten, at most 30 in Östergötland and Örebro. */
    private static final Map<Region, Integer> INTERNATIONAL_GRANTS = Region.counts(47, 11, 12, 21, 28, 7, 17);
    /** 280 of 292 (96 per cent) took part in regional guidelines and 286 (98) in national ones (level 21). */
    private static final int WITHOUT_REGIONAL_GUIDELINES = 12;
    private static final int WITHOUT_NATIONAL_GUIDELINES = 6;
    /** Of the 18 units that miss level 1, 14 had a responsible person part of the period. */
    private static final int NEVER_RESPONSIBLE_PERSON = 4;

    private final Draw draw;
    private final Map<Clinic, Set<Integer>> plan;

    final Set<Clinic> withoutInternationalStudies = new HashSet<>();
    final Set<Clinic> internationalGrants = new HashSet<>();
    final Set<Clinic> withoutRegionalGuidelines = new HashSet<>();
    final Set<Clinic> withoutNationalGuidelines = new HashSet<>();
    final Set<Clinic> neverResponsiblePerson;
    final Map<Clinic, Set<String>> knowledge = new LinkedHashMap<>();

    Quotas(Draw draw, PublishedTables tables, Map<Clinic, Set<Integer>> plan) {
        this.draw = draw;
        this.plan = plan;
        for (Region region : Region.values()) {
            List<Clinic> units = plan.keySet().stream().filter(c -> c.region() == region).toList();
            fill(withoutInternationalStudies, units, WITHOUT_INTERNATIONAL_STUDIES.get(region), misses(7), Quotas::weak);
            internationalGrants.addAll(draw.some(where(units, misses(10).negate()), INTERNATIONAL_GRANTS.get(region),
                    c -> 1 / weak(c)));
            knowledge(tables, region, units);
        }
        Set<Clinic> all = plan.keySet();
        fill(withoutRegionalGuidelines, all, WITHOUT_REGIONAL_GUIDELINES, misses(21), Quotas::weak);
        fill(withoutNationalGuidelines, where(all, misses(21).or(c -> !withoutRegionalGuidelines.contains(c))),
                WITHOUT_NATIONAL_GUIDELINES, misses(21), Quotas::weak);
        neverResponsiblePerson = Set.copyOf(draw.some(where(all, misses(1)), NEVER_RESPONSIBLE_PERSON, Quotas::weak));
    }

    /** Those who must be in the set, then others up to the count. */
    private void fill(Set<Clinic> set, Collection<Clinic> from, int count, Predicate<Clinic> must, ToDoubleFunction<Clinic> weight) {
        List<Clinic> given = where(from, must);
        set.addAll(given);
        set.addAll(draw.some(where(from, must.negate()), count - given.size(), weight));
    }

    /** Question 32: the printed share of each option, and at least one option for every unit (level 20 is met by all). */
    private void knowledge(PublishedTables tables, Region region, List<Clinic> units) {
        units.forEach(u -> knowledge.put(u, new TreeSet<>()));
        for (String option : tables.knowledge().get(region).keySet()) {
            draw.some(units, tables.knowledgeCount(region, option), c -> 1 / weak(c)).forEach(c -> knowledge.get(c).add(option));
        }
        for (Clinic unit : units) {
            if (knowledge.get(unit).isEmpty()) {
                Clinic giver = units.stream().filter(c -> knowledge.get(c).size() > 4).findFirst().orElseThrow();
                String option = knowledge.get(giver).iterator().next();
                knowledge.get(giver).remove(option);
                knowledge.get(unit).add(option);
            }
        }
    }

    private Predicate<Clinic> misses(int level) {
        return c -> plan.get(c).contains(level);
    }

    private static List<Clinic> where(Collection<Clinic> clinics, Predicate<Clinic> condition) {
        return clinics.stream().filter(condition).toList();
    }

    private static double weak(Clinic clinic) {
        return StrictMath.exp(0.7 * clinic.weakness());
    }
}
