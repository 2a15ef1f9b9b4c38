package se.usve.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Cube;
import se.usve.reporting.export.Table;

/** What the expressions choose, and how what is chosen is laid out. */
class SelectionTest {

    private static final Cube CUBE = cube();

    private static Cube cube() {
        var rows = new ArrayList<List<Object>>();
        for (var round : List.of("2014-2017", "2018-2021", "2022-2025")) {
            for (var region : List.of("01", "03", "12", "SE")) {
                for (int level = 1; level <= 12; level++) {
                    rows.add(Table.row(round, region, level, 100L * level + rows.size(), level == 12 ? null : 1.0 / level));
                }
            }
        }
        return Cube.of(Table.of("levels", new Text("Nivåer \"så\"", "Levels"), "r", List.of(Column.ROUND,
                Column.dimension("region", "Region", "Region"), Column.dimension("level", "Nivå", "Level"),
                Column.count("met", "Når; nivån", "Met"), Column.share("share", "Andel", "Share")), rows))
                .renamed(id -> Character.toUpperCase(id.charAt(0)) + id.substring(1));
    }

    private static List<String> chosen(String variable, String... expressions) {
        var codes = Map.of("Round", List.of("*"), "Level", List.of("*"), "Contents", List.of("*"));
        var all = new HashMap<>(codes);
        all.keySet().removeIf(variable::equalsIgnoreCase);
        if (variable.equals("time")) {
            all.remove("Round");
        }
        all.put(variable, List.of(expressions));
        var axis = Selection.axis(CUBE, variable).orElseThrow().id();
        return new Selection(all).of(CUBE, 10_000).axis(axis).orElseThrow().categories().stream()
                .map(Cube.Category::code).toList();
    }

    @Test
    void expressionsChooseByTheSpecification() {
        assertEquals(List.of("01", "SE"), chosen("Region", "SE", "01"));
        assertEquals(List.of("01", "03", "12", "SE"), chosen("region", "*"));
        assertEquals(List.of("01", "03"), chosen("Region", "top(2)"));
        assertEquals(List.of("03", "12"), chosen("Region", "TOP(2,1)"));
        assertEquals(List.of("SE"), chosen("Region", "bottom(1)"));
        assertEquals(List.of("01", "03"), chosen("Region", "0*"));
        assertEquals(List.of("12"), chosen("Region", "*2"));
        assertEquals(List.of("1", "10", "11", "12"), chosen("Level", "1*"));
        assertEquals(List.of("10", "11", "12"), chosen("Level", "1?"));
        assertEquals(List.of("11", "12"), chosen("Level", "from(11)"));
        assertEquals(List.of("1", "2"), chosen("Level", "to(2)"));
        assertEquals(List.of("4", "5", "6"), chosen("Level", "range(6,4)"));
        assertEquals(List.of("2018-2021", "2022-2025"), chosen("Round", "top(2)"), "the newest of time");
        assertEquals(List.of("2014-2017"), chosen("Round", "bottom(1)"));
        assertEquals(List.of("2022-2025"), chosen("time", "top(1)"));
    }

    @Test
    void everythingThatIsNotThereIsToldAtOnce() {
        var problem = assertThrows(ProblemException.class, () -> new Selection(Map.of("Region", List.of("99", "top(0)"),
                "Size", List.of("*"), "Round", List.of("range(2018-2021)"), "Contents", List.of("m**?x"))).of(CUBE, 10_000));
        assertEquals(400, problem.type().status());
        assertEquals(List.of("/valuecodes[Contents]", "/valuecodes[Level]", "/valuecodes[Region]", "/valuecodes[Region]",
                "/valuecodes[Round]", "/valuecodes[Size]"),
                problem.violations().stream().map(Violation::pointer).sorted().toList());
    }

    @Test
    void aVariableThatIsLeftOutIsItsTotal() {
        var part = new Selection(Map.of("Round", List.of("2018-2021"), "Level", List.of("1"), "Contents", List.of("met")))
                .of(CUBE, 10);
        assertEquals(List.of("Round", "Level", "Contents"), part.axes().stream().map(Cube.Axis::id).toList());
        var whole = new Selection(Map.of()).of(CUBE, 10_000);
        assertEquals(whole.at(1, 3, 0, 0), part.at(0, 0, 0));
    }

    @Test
    void moreCellsThanAllowedAreForbidden() {
        assertEquals(403, assertThrows(ProblemException.class,
                () -> new Selection(Map.of()).of(CUBE, CUBE.cells().size() - 1)).type().status());
        assertEquals(CUBE.cells().size(), new Selection(Map.of()).of(CUBE, CUBE.cells().size()).cells().size());
    }

    @Test
    void csvHasAColumnForEachCombinationOfTheHeading() {
        var part = new Selection(Map.of("Region", List.of("01", "SE"), "Level", List.of("1", "12"),
                "Round", List.of("top(1)"), "Contents", List.of("*"))).of(CUBE, 100);
        var parameters = new Parameters();
        var text = new DelimitedText(Layout.of(part, List.of(), List.of(), parameters),
                OutputOptions.of(List.of("useCodes", "SeparatorSemicolon"), OutputFormat.CSV, parameters), Language.SV).write();
        assertEquals("""
                Region;Level;2022-2025 met;2022-2025 share
                01;1;196;1.0
                01;12;1307;.
                SE;1;232;1.0
                SE;12;1343;.
                """.replace("\n", "\r\n"), new String(text, StandardCharsets.UTF_8));
        var turned = new DelimitedText(Layout.of(part, List.of("Contents"), List.of("Level"), parameters),
                OutputOptions.of(List.of("IncludeTitle"), OutputFormat.CSV, parameters), Language.SV).write();
        assertTrue(new String(turned, StandardCharsets.UTF_8).startsWith("\"Nivåer \"\"så\"\"\"\r\n"
                + "Tabellinnehåll,Region,1 2022-2025,12 2022-2025\r\nNår; nivån,01,196,1307\r\n"));
        parameters.mustBeValid();
        OutputOptions.of(List.of("UseCodes", "UseTexts", "Nonsense"), OutputFormat.XLSX, parameters);
        Layout.of(part, List.of("Level"), List.of("Level", "Nowhere"), parameters);
        assertEquals(4, assertThrows(ProblemException.class, parameters::mustBeValid).violations().size());
    }

    @Test
    void aPxFileHasItsKeywordsAndACellForEveryCombination() {
        var part = new Selection(Map.of("Region", List.of("*"), "Level", List.of("3", "12"), "Round", List.of("top(2)"),
                "Contents", List.of("*"))).of(CUBE, 100);
        var text = new String(new PxFile(Layout.of(part, List.of(), List.of(), new Parameters()), Language.SV).write(),
                StandardCharsets.UTF_8);
        assertTrue(text.contains("STUB=\"Region\",\"Nivå\";"), text);
        assertTrue(text.contains("HEADING=\"Omgång\",\"Tabellinnehåll\";"), text);
        assertTrue(text.contains("TITLE=\"Nivåer 'så'\";"), "the format has no way to write a quotation mark");
        assertTrue(text.contains("CODES(\"Omgång\")=\"2018-2021\",\r\n\"2022-2025\";"), text);
        assertTrue(text.contains("ELIMINATION(\"Region\")=\"SE\";"), text);
        var data = text.substring(text.indexOf("DATA=") + 5);
        assertTrue(data.contains("0.333333333333333"), data);
        assertEquals(4 * 2 * 2 * 2, Pattern.compile("\"[.]+\"|[0-9.]+").matcher(data).results().count());
        assertTrue(data.endsWith(";\r\n"));
    }
}
