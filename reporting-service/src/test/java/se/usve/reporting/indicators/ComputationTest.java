package se.usve.reporting.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.contract.Outcome;

/** What a figure is made of: unanswered is not zero, and everything left out is told. */
class ComputationTest {

    private static final List<String> GROUPS = List.of("01", "03");

    @Test
    void aShareIsOfTheUnitsThatAnswered() throws IOException {
        var cell = cell("share: {question: 13c, is: ['YES']}",
                unit("01", Map.of("13c", "YES")), unit("01", Map.of("13c", "NO")), unit("01", Map.of()));
        assertEquals(new Cell("01", 0.5, 1L, 2L, 2, 0, 3, null), cell);
    }

    @Test
    void nothingAnsweredIsNoFigure() throws IOException {
        assertNull(cell("share: {question: 13c, is: ['YES']}", unit("01", Map.of())).value());
        assertNull(cell("sum: {question: '15'}", unit("01", Map.of())).value());
        assertNull(cell("mean: {question: '15'}", unit("01", Map.of())).value());
        assertNull(cell("{percentile: 50, of: {question: '15'}}", unit("01", Map.of())).value());
        assertNull(cell("ratio: {question: '15'}\nto: {question: staff}", unit("01", Map.of())).value());
    }

    @Test
    void oneAnswerOfSeveralMayDecideWhatTheOthersLeaveOpen() throws IOException {
        var any = "share: {any: [{question: 17a, item: NATIONAL, is: ['YES']}, {question: 17a, item: INTERNATIONAL, is: ['YES']}]}";
        var all = any.replace("any:", "all:");
        var yes = unit("01", Map.of("17a", Map.of("NATIONAL", "YES")));
        var no = unit("01", Map.of("17a", Map.of("NATIONAL", "NO")));
        assertEquals(new Cell("01", 1.0, 1L, 1L, 1, 0, 2, null), cell(any, yes, no));
        assertEquals(new Cell("01", 0.0, 0L, 1L, 1, 0, 2, null), cell(all, yes, no));
    }

    @Test
    void aNumberLeftOutIsNoZeroAndIsTold() throws IOException {
        var some = unit("01", Map.of("15", Map.of("2018", 5, "2019", 7)));
        var whole = unit("01", Map.of("15", Map.of("2018", 1, "2019", 0, "2020", 0, "2021", 0)));
        var none = unit("01", Map.of("15", Map.of()));
        assertEquals(new Cell("01", 13L, null, null, 2, 1, 3, null), cell("sum: {question: '15'}", some, whole, none));
        assertEquals(new Cell("01", 6.5, 13L, 2L, 2, 1, 3, null), cell("mean: {question: '15'}", some, whole, none));
        assertEquals(3.25, cell("sum: {question: '15'}\nper: 4", some, whole, none).value());
    }

    @Test
    void whatIsNotAskedBecauseThereIsNoneIsZero() throws IOException {
        var none = unit("01", Map.of("6a", "NO"));
        var unanswered = unit("01", Map.of("6a", "YES"));
        var two = unit("01", Map.of("6a", "YES", "doctoral-students", Map.of("NURSES_MEN", 2)));
        assertEquals(new Cell("01", 1.0, 2L, 2L, 2, 0, 3, null),
                cell("mean: {question: doctoral-students, items: [NURSES_MEN]}", none, unanswered, two));
        var more = "sum: [{question: doctoral-students}, {question: active-under-7}]";
        assertEquals(0, cell(more, none).answered(), "it left out all that it was asked");
    }

    @Test
    void aRatioIsOverTheUnitsThatGaveBothNumbers() throws IOException {
        var both = unit("01", Map.of("15", Map.of("2018", 8), "staff", Map.of("NURSES_MEN", 4)));
        var one = unit("01", Map.of("15", Map.of("2018", 100)));
        assertEquals(new Cell("01", 0.5, 2L, 4L, 1, 0, 2, null), cell("""
                ratio: {question: "15", items: ["2018"]}
                to: {question: staff, items: [NURSES_MEN]}
                per: 4""", both, one));
    }

    @Test
    void aLevelCountsExemptAsMetAndSaysWhoWaits() throws IOException {
        var units = new Unit[] {outcome(Outcome.MET), outcome(Outcome.EXEMPT), outcome(Outcome.NOT_MET),
            outcome(Outcome.AWAITING_ASSESSMENT), unit("01", Map.of())};
        assertEquals(new Cell("01", 0.5, 2L, 4L, 4, 0, 5, 1L), cell("level: 23", units));
        assertEquals(new Cell("01", 1 / 3.0, 1L, 3L, 4, 0, 5, 1L), cell("level: 23\nwithout_exempt: true", units));
    }

    @Test
    void optionsChosenAreCountedAlsoWhenNoneIs() throws IOException {
        var chosen = unit("01", Map.of("32", Map.of("chosen", List.of("PROCESS_MAP"))));
        var none = unit("01", Map.of("32", Map.of("chosen", List.of())));
        assertEquals(new Cell("01", 0.5, 1L, 2L, 2, 0, 3, null),
                cell("share: {question: '32', chosen: PROCESS_MAP}", chosen, none, unit("01", Map.of())));
    }

    @Test
    void anAnswerOfAnotherFormIsNone() throws IOException {
        assertEquals(0, cell("share: {question: 13c, is: ['YES']}", unit("01", Map.of("13c", 7))).answered());
        assertEquals(0, cell("sum: {question: '15'}", unit("01", Map.of("15", "many"))).answered());
        assertEquals(0, cell("share: {question: '32', chosen: OTHER}", unit("01", Map.of("32", "OTHER"))).answered());
    }

    /** Percentiles, means and sums of made-up numbers, against the plainest way to compute each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void figuresOfSeededUnitsAreWhatAPlainCountGives(long seed) throws IOException {
        var random = new Random(seed);
        var units = new ArrayList<Unit>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            var years = new HashMap<String, Object>();
            for (var year : List.of("2018", "2019", "2020", "2021")) {
                if (random.nextInt(5) > 0) {
                    years.put(year, random.nextInt(50));
                }
            }
            units.add(unit(GROUPS.get(random.nextInt(2)), random.nextInt(6) == 0 ? Map.of() : Map.of("15", years)));
        }
        for (var group : List.of("01", "03", "SE")) {
            var numbers = units.stream().filter(u -> u.in(group)).map(Unit::articles).filter(a -> !a.isEmpty())
                    .mapToInt(years -> years.stream().mapToInt(y -> y).sum()).sorted().toArray();
            var all = units.toArray(Unit[]::new);
            var sum = cells("sum: {question: '15'}", all).get(group);
            assertEquals(numbers.length, sum.answered());
            assertEquals(units.stream().filter(u -> u.in(group) && !u.articles().isEmpty() && u.articles().size() < 4).count(),
                    sum.partial());
            assertEquals(units.stream().filter(u -> u.in(group)).count(), sum.asked());
            if (numbers.length == 0) {
                continue;
            }
            assertEquals((long) Arrays.stream(numbers).sum(), sum.value());
            assertEquals(Arrays.stream(numbers).average().orElseThrow(),
                    cells("mean: {question: '15'}", all).get(group).value().doubleValue(), 1e-9);
            for (int percent : new int[] {0, 10, 25, 50, 90, 100}) {
                double at = percent / 100.0 * (numbers.length - 1);
                int low = (int) Math.floor(at + 1e-9);
                double expected = low + 1 < numbers.length ? numbers[low] + (at - low) * (numbers[low + 1] - numbers[low])
                        : numbers[low];
                assertEquals(expected, cells("percentile: " + percent + "\nof: {question: '15'}", all).get(group).value()
                        .doubleValue(), 1e-6, percent + " of " + numbers.length);
            }
        }
    }

    private record Unit(String group, Respondent answered) {
        boolean in(String wanted) {
            return wanted.equals("SE") || wanted.equals(group);
        }

        List<Integer> articles() {
            return answered.answers().get("15") instanceof Map<?, ?> years
                    ? years.values().stream().map(Integer.class::cast).toList() : List.of();
        }
    }

    private static Unit unit(String group, Map<String, Object> answers) {
        return new Unit(group, new Respondent(answers, Map.of()));
    }

    private static Unit outcome(Outcome outcome) {
        return new Unit("01", new Respondent(Map.of(), Map.of(23, outcome)));
    }

    private static Cell cell(String measure, Unit... units) throws IOException {
        return cells(measure, units).get("01");
    }

    private static Map<String, Cell> cells(String measure, Unit... units) throws IOException {
        var mapper = new YAMLMapper();
        JsonNode node = mapper.readTree(measure);
        var file = mapper.readTree("""
                questionnaire: "2018-2021"
                rule_set: "2018-2021"
                indicators:
                  - id: one
                    title: {sv: a, en: b}
                    place: {sv: a, en: b}
                    measures:
                      - {id: x, sv: a, en: b}
                """);
        ((ObjectNode) file.at("/indicators/0/measures/0"))
                .setAll((ObjectNode) node);
        var computation = new Computation(IndicatorFile.read(file).all().getFirst());
        for (var unit : units) {
            computation.add(List.of(unit.group(), "SE"), unit.answered());
        }
        var cells = new HashMap<String, Cell>();
        List.of("01", "03", "SE").forEach(group -> cells.put(group, computation.cells(group).getFirst()));
        return cells;
    }
}
