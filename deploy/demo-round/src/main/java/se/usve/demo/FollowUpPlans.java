package se.usve.demo;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.usve.demo.FollowUpPlan.Status;
import se.usve.demo.Round2018.Made;

/**
 * How the regions mend what their units missed in 2018–2021. All of it is made up: most is mended by the day that the report
 * sets, some later, some is late still, and of some nothing is told. Regions differ, and so do levels: premises and training
 * for all supervisors take longer than a routine.
 */
final class FollowUpPlans {
    /** By which every region is to have told that every level is met (report, chapter 8). */
    static final LocalDate DEADLINE = LocalDate.of(2024, 8, 31);

    private static final LocalDate FIRST_DUE = LocalDate.of(2023, 10, 31);
    private static final LocalDate LATE_FROM = LocalDate.of(2024, 9, 2);
    /** For what waits for something to be built or decided. */
    private static final LocalDate FAR_OFF = LocalDate.of(2028, 12, 31);
    private static final Set<Integer> SLOW = Set.of(11, 13, 19);

    /** What becomes of a region's missed levels, in per cent: nothing told, planned, begun, mended late; the rest in time. */
    private static final Map<Region, List<Integer>> MIX = Map.of(
            Region.STOCKHOLM, List.of(3, 3, 6, 8), Region.UPPSALA, List.of(8, 10, 15, 12),
            Region.OSTERGOTLAND, List.of(4, 5, 8, 8), Region.SKANE, List.of(14, 10, 15, 15),
            Region.VASTRA_GOTALAND, List.of(4, 6, 10, 10), Region.OREBRO, List.of(6, 8, 16, 15),
            Region.VASTERBOTTEN, List.of(5, 5, 12, 10));

    private final Draw draw;
    private final Map<Integer, List<Map<String, String>>> measures;

    FollowUpPlans(Draw draw) {
        this.draw = draw;
        this.measures = Rows.of("follow-up-measures.csv").stream()
                .collect(groupingBy(row -> Integer.valueOf(row.get("level"))));
    }

    /** In order of region, unit and level; none where the region tells nothing. */
    List<FollowUpPlan> make(List<Made> units) {
        List<FollowUpPlan> plans = new ArrayList<>();
        for (Made made : units) {
            for (int level : new TreeSet<>(made.misses())) {
                plan(made.unit(), level).ifPresent(plans::add);
            }
        }
        return plans;
    }

    private Optional<FollowUpPlan> plan(DemoUnit unit, int level) {
        List<Integer> mix = MIX.get(unit.region());
        int lot = draw.below(100) - (SLOW.contains(level) ? 15 : 0);
        Map<String, String> measure = draw.oneOf(measures.get(level));
        String responsible = draw.oneOf(responsible(level));
        LocalDate due = FIRST_DUE.plusMonths(1 + draw.below(10)).withDayOfMonth(1).minusDays(1);
        int nothing = mix.get(0);
        int planned = nothing + mix.get(1);
        int begun = planned + mix.get(2);
        int late = begun + mix.get(3);
        if (lot >= 0 && lot < nothing) {
            return Optional.empty();
        }
        Status status = lot < 0 ? Status.IN_PROGRESS : lot < planned ? Status.PLANNED : lot < begun ? Status.IN_PROGRESS : Status.MENDED;
        Optional<LocalDate> mended = status != Status.MENDED ? Optional.empty()
                : Optional.of(lot < late ? LATE_FROM.plusDays(draw.below(180)) : inTime(due));
        LocalDate day = status == Status.PLANNED && draw.chance(0.4) ? FAR_OFF : due;
        return Optional.of(new FollowUpPlan(unit.id(), unit.region(), level, measure.get("measure"), responsible, day, status,
                mended, mended.map(_ -> measure.get("evidence"))));
    }

    /** From two months before its day to three weeks after it, but by the day of all. */
    private LocalDate inTime(LocalDate due) {
        LocalDate day = due.minusDays(60).plusDays(draw.below(81));
        return day.isAfter(DEADLINE) ? DEADLINE : day;
    }

    private static List<String> responsible(int level) {
        return level == 1 ? List.of("Verksamhetschefen")
                : level <= 11 ? List.of("FoUU-ansvarig vid enheten", "Forskningssamordnaren", "Verksamhetschefen")
                : level <= 19 ? List.of("Studierektor vid enheten", "Utbildningsansvarig läkare", "Universitetslektorn vid enheten")
                : List.of("Kvalitetssamordnaren", "Verksamhetschefen", "Utvecklingsledaren vid enheten");
    }
}
