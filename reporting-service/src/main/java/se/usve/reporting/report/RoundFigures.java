package se.usve.reporting.report;

import io.quarkus.security.ForbiddenException;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.LevelCounts;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.figures.UnitCounts;

/**
 * The counts of a round in one grouping, as stored: by code of the group.
 *
 * @param grouping         what units are grouped by
 * @param units            counts of units
 * @param levels           counts of each level
 * @param selfReported     counts of each level by the units' own answers
 * @param unitsByLevelsMet number of units by how many levels they meet
 */
record RoundFigures(Grouping grouping, Map<String, UnitCounts> units, Map<String, Map<Integer, LevelCounts>> levels,
        Map<String, Map<Integer, SelfReportedCounts>> selfReported,
        Map<String, Map<Integer, Long>> unitsByLevelsMet) {

    /** Code of the group that is all units. */
    static final String NATION = "SE";

    /**
     * One group as a caller sees it.
     *
     * @param code             its code
     * @param name             its name in Swedish
     * @param units            counts of units
     * @param levels           counts of each level
     * @param selfReported     counts of each level by the units' own answers
     * @param unitsByLevelsMet number of units by how many levels they meet
     */
    record Column(String code, String name, UnitCounts units, Map<Integer, LevelCounts> levels,
            Map<Integer, SelfReportedCounts> selfReported, Map<Integer, Long> unitsByLevelsMet) {

        LevelCounts level(int number) {
            return levels.getOrDefault(number, LevelCounts.NONE);
        }

        SelfReportedCounts selfReported(int number) {
            return selfReported.getOrDefault(number, SelfReportedCounts.NONE);
        }
    }

    /**
     * {@return the groups in sight, in the tables' order, the nation last as the sum of all groups, in sight or not}
     *
     * <p>A region sees the nation beside its own figures in every state of the round: that is what it compares with.
     *
     * @param sight what the caller sees
     * @throws ForbiddenException if the caller sees one region only and the groups are not regions: a specialty may
     *                            be one unit of another region
     */
    List<Column> columns(Sight sight) {
        var shown = switch (sight) {
            case Sight.Everything _ -> codes();
            case Sight.OwnRegion _ when grouping != Grouping.REGION -> throw new ForbiddenException();
            case Sight.OwnRegion(var own) -> List.of(own);
        };
        return Stream.concat(shown.stream().map(this::column), Stream.of(nation())).toList();
    }

    private List<String> codes() {
        return switch (grouping) {
            case REGION -> {
                var codes = new ArrayList<>(Arrays.stream(Region.values()).map(Region::code).toList());
                // A code outside the agreement is shown after them, so that the nation stays the sum of what is seen.
                units.keySet().stream().filter(code -> isUsed(code) && !codes.contains(code)).sorted()
                        .forEach(codes::add);
                yield codes;
            }
            case SPECIALTY -> units.keySet().stream().filter(this::isUsed)
                    .sorted(Comparator.comparing((String code) -> code.equals(Group.UNSPECIFIED))
                            .thenComparing(Collator.getInstance(Locale.of("sv"))::compare)).toList();
        };
    }

    private boolean isUsed(String code) {
        return !units.get(code).equals(UnitCounts.NONE);
    }

    private Column column(String code) {
        return new Column(code, nameOf(code), units.getOrDefault(code, UnitCounts.NONE),
                levels.getOrDefault(code, Map.of()), selfReported.getOrDefault(code, Map.of()),
                unitsByLevelsMet.getOrDefault(code, Map.of()));
    }

    private Column nation() {
        return new Column(NATION, nameOf(NATION), units.values().stream().reduce(UnitCounts.NONE, UnitCounts::plus),
                sum(levels.values(), LevelCounts::plus), sum(selfReported.values(), SelfReportedCounts::plus),
                sum(unitsByLevelsMet.values(), Long::sum));
    }

    private static <V> Map<Integer, V> sum(Collection<Map<Integer, V>> groups, BinaryOperator<V> plus) {
        var sum = new TreeMap<Integer, V>();
        groups.forEach(group -> group.forEach((number, counts) -> sum.merge(number, counts, plus)));
        return sum;
    }

    private static String nameOf(String code) {
        return switch (code) {
            case NATION -> "Riket";
            case Group.UNSPECIFIED -> "Ej angiven";
            default -> Region.ofCode(code).map(Region::title).orElse(code);
        };
    }
}
