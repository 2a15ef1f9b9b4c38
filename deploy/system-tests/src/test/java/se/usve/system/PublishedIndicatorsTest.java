package se.usve.system;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.usve.demo.DemoRound;
import se.usve.demo.DemoUnit;
import se.usve.demo.PlannedRuling;
import se.usve.reporting.indicators.Cell;
import se.usve.reporting.indicators.Computation;
import se.usve.reporting.indicators.Indicators;
import se.usve.reporting.indicators.Respondent;
import se.usve.scoring.contract.Outcome;

/** What the report prints of answers comes out of the demo's answers as the reporting service computes it. */
class PublishedIndicatorsTest {
    private static final List<String> CODES = List.of("01", "03", "05", "12", "14", "18", "24", "SE");
    private static final List<String> REGIONS = CODES.subList(0, 7);
    private static final Indicators INDICATORS = Indicators.of("2018-2021").orElseThrow();
    private static final List<DemoUnit> ANSWERING = DemoRound.published().answering();
    private static final Map<String, Map<String, Cell>> COMPUTED = new HashMap<>();

    /** LOWEST and HIGHEST are of the regions; over and under are of figures printed as such. */
    @TestFactory
    List<DynamicTest> figuresOfTheText() {
        return Published.table("published-indicators").stream().map(row -> DynamicTest.dynamicTest(
                row.get("indicator") + " " + row.get("measure") + " " + row.get("group") + " " + row.get("what"), () -> {
                    Cell cell = cell(row.get("indicator"), row.get("measure"), row.get("group"));
                    BigDecimal printed = new BigDecimal(row.get("printed"));
                    double value = cell.value().doubleValue();
                    BigDecimal found = switch (row.get("what")) {
                        case "part" -> new BigDecimal(cell.part().toString());
                        case "of" -> new BigDecimal(cell.of().toString());
                        case "answered" -> BigDecimal.valueOf(cell.answered());
                        case "asked" -> BigDecimal.valueOf(cell.asked());
                        case "value" -> rounded(value, printed.scale());
                        case "hundreds" -> rounded(value, -2);
                        case "percent" -> rounded(100 * value, printed.scale());
                        case "over" -> value > printed.doubleValue() ? printed : BigDecimal.valueOf(value);
                        case "under" -> value < printed.doubleValue() ? printed : BigDecimal.valueOf(value);
                        default -> throw new IllegalArgumentException(row.get("what"));
                    };
                    assertEquals(0, printed.compareTo(found), row.get("place") + ": " + cell);
                })).toList();
    }

    @Test
    void appendix3Table1CellByCell() {
        for (Map<String, String> row : Published.table("appendix3-table1-knowledge-support-percent")) {
            row.forEach((option, percent) -> {
                if (!option.equals("region_code")) {
                    Cell cell = cell("knowledge-support", option.replace('_', '-'), row.get("region_code"));
                    assertEquals(new BigDecimal(percent), rounded(100 * cell.value().doubleValue(), 0), cell::toString);
                }
            });
        }
    }

    /** Two units gave no numbers: every cell says so. */
    @Test
    void appendix4Table1CellByCellWithWhoAnswered() {
        for (Map<String, String> row : Published.table("appendix4-table1-clinical-staff")) {
            String code = row.get("region_code");
            row.forEach((item, number) -> {
                if (!item.equals("region_code")) {
                    Cell cell = cell("staff", item.replace('_', '-'), code);
                    assertEquals(Long.parseLong(number), cell.value().longValue(), cell::toString);
                    assertEquals(switch (code) {
                        case "SE" -> 2;
                        case "03", "12" -> 1;
                        default -> 0;
                    }, cell.asked() - cell.answered(), cell::toString);
                }
            });
        }
    }

    /** Diagram 2: the medians over 200, and the two extreme values outside its axis. */
    @Test
    void medianSizesOfTheRegions() {
        for (String code : CODES) {
            boolean large = List.of("01", "03", "24").contains(code);
            assertEquals(large, cell("unit-size", "median", code).value().doubleValue() > 200, code);
        }
    }

    /** Wherever a level is met by one answer alone, the indicator's share is the level's in table 3. */
    @Test
    void sharesThatAreALevelAgreeWithTable3() {
        Map<Integer, List<String>> same = Map.of(1, List.of("docent-in-management", "whole-period"), 2, List.of("action-plan", "yes"),
                10, List.of("grants", "any"), 11, List.of("research-support", "yes"), 13, List.of("supervisor-training", "all"),
                17, List.of("routine-for-students", "yes"), 18, List.of("student-feedback", "level"),
                19, List.of("teaching-premises", "yes"), 23, List.of("patient-experience", "level"),
                26, List.of("annual-report", "2021"));
        for (Map<String, String> row : Published.table("table3-unit-counts")) {
            List<String> indicator = same.get(Integer.parseInt(row.get("level")));
            if (indicator != null) {
                assertAll(CODES.stream().map(code -> () -> assertEquals(Long.parseLong(row.get(code)),
                        cell(indicator.get(0), indicator.get(1), code).part().longValue(), indicator + code)));
            }
        }
    }

    @Test
    void aFigureStandsWhereUnitsAnsweredAndTheNationIsTheSumOfTheRegions() {
        assertAll(INDICATORS.all().stream().flatMap(indicator -> indicator.measures().stream().map(measure -> () -> {
            List<Cell> cells = CODES.stream().map(code -> cell(indicator.id(), measure.id(), code)).toList();
            String what = indicator.id() + " " + measure.id() + " " + cells;
            Cell nation = cells.getLast();
            List<Cell> regions = cells.subList(0, REGIONS.size());
            assertTrue(cells.stream().allMatch(c -> c.answered() <= c.asked() && c.partial() <= c.answered()
                    && (c.value() == null || c.answered() > 0)), what);
            assertEquals(regions.stream().mapToLong(Cell::asked).sum(), nation.asked(), what);
            assertEquals(regions.stream().mapToLong(Cell::answered).sum(), nation.answered(), what);
            if (nation.part() != null) {
                assertEquals(regions.stream().mapToDouble(c -> c.part().doubleValue()).sum(), nation.part().doubleValue(), 1e-6, what);
                assertEquals(regions.stream().mapToLong(c -> c.of().longValue()).sum(), nation.of().longValue(), what);
            }
        })));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static Cell cell(String id, String measure, String group) {
        Comparator<Cell> byValue = Comparator.comparing(cell -> cell.value().doubleValue());
        Map<String, Cell> cells = COMPUTED.computeIfAbsent(id, PublishedIndicatorsTest::compute);
        return switch (group) {
            case "LOWEST" -> REGIONS.stream().map(code -> cells.get(measure + " " + code)).min(byValue).orElseThrow();
            case "HIGHEST" -> REGIONS.stream().map(code -> cells.get(measure + " " + code)).max(byValue).orElseThrow();
            default -> cells.get(measure + " " + group);
        };
    }

    private static Map<String, Cell> compute(String id) {
        var indicator = INDICATORS.find(id).orElseThrow();
        var computation = new Computation(indicator);
        ObjectMapper json = new ObjectMapper();
        for (DemoUnit unit : ANSWERING) {
            Map<String, Object> answers = json.convertValue(unit.answers().orElseThrow(), new TypeReference<>() {
            });
            computation.add(List.of(unit.region().code(), "SE"), new Respondent(answers, outcomes(unit, answers)));
        }
        Map<String, Cell> cells = new HashMap<>();
        for (String code : CODES) {
            List<Cell> ofGroup = computation.cells(code);
            for (int i = 0; i < ofGroup.size(); i++) {
                cells.put(indicator.measures().get(i).id() + " " + code, ofGroup.get(i));
            }
        }
        return cells;
    }

    private static Map<Integer, Outcome> outcomes(DemoUnit unit, Map<String, Object> answers) {
        SecondReading reading = new SecondReading(answers, ruling(unit, 18), ruling(unit, 23));
        Map<Integer, Outcome> outcomes = new HashMap<>();
        IntStream.rangeClosed(1, 27).forEach(level -> outcomes.put(level, Outcome.valueOf(reading.outcome(level))));
        return outcomes;
    }

    private static SecondReading.Ruling ruling(DemoUnit unit, int level) {
        PlannedRuling ruling = unit.rulings().get(level);
        return ruling == null ? SecondReading.Ruling.NONE : SecondReading.Ruling.valueOf(ruling.decision().name());
    }
}
