package se.usve.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * With whom a unit that misses level 6 does not collaborate. Together: 28 lack patients, 37 lack industry (Stockholm 1,
 * Östergötland 14), 6 lack a care unit or every university; some lack two (report, level 6).
 */
final class Partners {
    /** One kind of partner that level 6 asks for. */
    enum Lacking { PATIENTS, INDUSTRY, OWN_REGION_CARE_UNITS, OTHER_REGION_CARE_UNITS, UNIVERSITIES }

    /** Units with patients that lack collaboration with them; Uppsala, Örebro, Västerbotten as printed in diagram 5. */
    static final Map<Region, Integer> PATIENTS = Region.counts(6, 1, 4, 4, 6, 6, 1);
    private static final Map<Region, Integer> INDUSTRY = Region.counts(1, 3, 14, 5, 6, 6, 2);
    private static final Map<Region, Integer> CARE_OR_UNIVERSITY = Region.counts(1, 1, 1, 1, 1, 1, 0);

    private final Draw draw;

    Partners(Draw draw) {
        this.draw = draw;
    }

    /** Unit that misses level 6 → what it lacks, at least one thing. */
    Map<Clinic, Set<Lacking>> make(Map<Clinic, Set<Integer>> plan) {
        Map<Clinic, Set<Lacking>> lacking = new LinkedHashMap<>();
        for (Region region : Region.values()) {
            List<Clinic> units = plan.keySet().stream().filter(c -> c.region() == region && plan.get(c).contains(6)).toList();
            units.forEach(c -> lacking.put(c, EnumSet.noneOf(Lacking.class)));
            List<Clinic> patients = draw.some(units.stream().filter(Clinic::directContact).toList(), PATIENTS.get(region));
            patients.forEach(c -> lacking.get(c).add(Lacking.PATIENTS));
            List<Clinic> others = new ArrayList<>(draw.shuffled(minus(units, patients)));
            List<Clinic> care = List.copyOf(others.subList(0, CARE_OR_UNIVERSITY.get(region)));
            care.forEach(c -> lacking.get(c).add(EnumSet.range(Lacking.OWN_REGION_CARE_UNITS, Lacking.UNIVERSITIES)
                    .stream().toList().get(region.ordinal() % 3)));
            // Industry first for those that still lack nothing; what remains of the count overlaps.
            List<Clinic> order = new ArrayList<>(minus(others, care));
            order.addAll(patients);
            order.addAll(care);
            order.subList(0, INDUSTRY.get(region)).forEach(c -> lacking.get(c).add(Lacking.INDUSTRY));
        }
        return lacking;
    }

    private static List<Clinic> minus(List<Clinic> all, List<Clinic> some) {
        Set<Clinic> out = new HashSet<>(some);
        return all.stream().filter(c -> !out.contains(c)).toList();
    }
}
