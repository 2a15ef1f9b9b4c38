package se.usve.reporting.report;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.LevelCounts;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.figures.SizeClass;
import se.usve.reporting.figures.UnitCounts;
import se.usve.survey.contract.Region;

/**
 * The counts of a round in one grouping, by code of the group.
 *
 * @param grouping          what units are grouped by
 * @param filter            which units were counted
 * @param units             counts of units
 * @param levels            counts of each level
 * @param selfReported      counts of each level by the units' own answers
 * @param unitsByLevelsMet  number of units by how many levels they meet
 * @param unitsByOnlyMissed number of units that miss exactly one level, by that level
 * @param meetingAreas      number of units that meet every level of an area
 * @param respondingByYear  number of units that have answered, by the year they were designated; 0 where it is not known
 */
record RoundFigures(Grouping grouping, UnitFilter filter, Map<String, UnitCounts> units,
        Map<String, Map<Integer, LevelCounts>> levels, Map<String, Map<Integer, SelfReportedCounts>> selfReported,
        Map<String, Map<Integer, Long>> unitsByLevelsMet, Map<String, Map<Integer, Long>> unitsByOnlyMissed,
        Map<String, Map<String, Long>> meetingAreas, Map<String, Map<Integer, Long>> respondingByYear) {

    /**
     * One group as a caller sees it: as the counts of the round, of this group alone.
     *
     * @param code its code
     * @param name its name in Swedish
     */
    record Column(String code, String name, UnitCounts units, Map<Integer, LevelCounts> levels,
            Map<Integer, SelfReportedCounts> selfReported, Map<Integer, Long> unitsByLevelsMet,
            Map<Integer, Long> unitsByOnlyMissed, Map<String, Long> meetingAreas, Map<Integer, Long> respondingByYear) {

        LevelCounts level(int number) {
            return levels.getOrDefault(number, LevelCounts.NONE);
        }

        SelfReportedCounts selfReported(int number) {
            return selfReported.getOrDefault(number, SelfReportedCounts.NONE);
        }
    }

    /** {@return what units add up to that were counted one by one} */
    static RoundFigures of(Grouping grouping, UnitFilter filter, Delta counted) {
        var units = new TreeMap<String, UnitCounts>();
        counted.units().forEach((group, counts) -> {
            if (group.grouping() == grouping) {
                units.put(group.code(), counts);
            }
        });
        return new RoundFigures(grouping, filter, units,
                byCode(grouping, counted.levels(), Group.Level::group, Group.Level::level),
                byCode(grouping, counted.selfReported(), Group.Level::group, Group.Level::level),
                byCode(grouping, counted.unitsByLevelsMet(), Group.Level::group, Group.Level::level),
                byCode(grouping, counted.unitsByOnlyMissed(), Group.Level::group, Group.Level::level),
                byCode(grouping, counted.meetingAreas(), Group.Area::group, Group.Area::area),
                byCode(grouping, counted.respondingByYear(), Group.Level::group, Group.Level::level));
    }

    private static <K, P, V> Map<String, Map<P, V>> byCode(Grouping grouping, SortedMap<K, V> counts,
            Function<K, Group> group, Function<K, P> part) {
        var byCode = new TreeMap<String, Map<P, V>>();
        counts.forEach((key, count) -> {
            if (group.apply(key).grouping() == grouping) {
                byCode.computeIfAbsent(group.apply(key).code(), _ -> new TreeMap<>()).put(part.apply(key), count);
            }
        });
        return byCode;
    }

    /**
     * {@return the groups in sight, in the tables' order, all units counted last, in sight or not}
     *
     * <p>A region sees the nation beside its own figures in every state of the round: that is what it compares with.
     * {@link Sight#mustAllow} has been asked before.
     *
     * @param sight what the caller sees
     */
    List<Column> columns(Sight sight) {
        var shown = switch (sight) {
            case Sight.OwnRegion(var own) when grouping == Grouping.REGION -> List.of(own);
            case Sight.OwnRegion _, Sight.Everything _ -> codes();
        };
        return Stream.concat(shown.stream().map(this::column), Stream.of(all())).toList();
    }

    private List<String> codes() {
        return switch (grouping) {
            case REGION -> filter.codes(Grouping.REGION).isEmpty()
                    ? always(Arrays.stream(Region.values()).map(Region::code).toList())
                    : always(List.copyOf(filter.codes(Grouping.REGION)));
            case SPECIALTY -> used(Comparator.comparing((String code) -> code.equals(Group.UNSPECIFIED))
                    .thenComparing(Collator.getInstance(Locale.of("sv"))::compare));
            case DESIGNATED_YEAR -> used(Comparator.comparing((String code) -> code.equals(Group.UNSPECIFIED))
                    .thenComparing(Comparator.naturalOrder()));
            case SIZE_CLASS -> used(Comparator.comparing(SizeClass::valueOf));
            case PATIENT_CONTACT -> used(Comparator.comparing(PatientContact::valueOf));
        };
    }

    /** A code outside the agreement is shown after them, so that the nation stays the sum of what is seen. */
    private List<String> always(List<String> first) {
        var codes = new ArrayList<>(first);
        used(Comparator.naturalOrder()).stream().filter(code -> !codes.contains(code)).forEach(codes::add);
        return codes;
    }

    private List<String> used(Comparator<String> order) {
        return units.entrySet().stream().filter(e -> !e.getValue().equals(UnitCounts.NONE)).map(Map.Entry::getKey)
                .sorted(order).toList();
    }

    private Column column(String code) {
        return new Column(code, GroupNames.of(grouping, code).sv(), units.getOrDefault(code, UnitCounts.NONE),
                levels.getOrDefault(code, Map.of()), selfReported.getOrDefault(code, Map.of()),
                unitsByLevelsMet.getOrDefault(code, Map.of()), unitsByOnlyMissed.getOrDefault(code, Map.of()),
                meetingAreas.getOrDefault(code, Map.of()), respondingByYear.getOrDefault(code, Map.of()));
    }

    private Column all() {
        return new Column(Group.NATION, GroupNames.ofAll(filter).sv(),
                units.values().stream().reduce(UnitCounts.NONE, UnitCounts::plus),
                sum(levels.values(), LevelCounts::plus), sum(selfReported.values(), SelfReportedCounts::plus),
                sum(unitsByLevelsMet.values(), Long::sum), sum(unitsByOnlyMissed.values(), Long::sum),
                sum(meetingAreas.values(), Long::sum), sum(respondingByYear.values(), Long::sum));
    }

    private static <K, V> Map<K, V> sum(Collection<Map<K, V>> groups, BinaryOperator<V> plus) {
        var sum = new TreeMap<K, V>();
        groups.forEach(group -> group.forEach((part, counts) -> sum.merge(part, counts, plus)));
        return sum;
    }
}
