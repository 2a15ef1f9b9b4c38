package se.usve.reporting.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;

/** What the forms make of a table. */
class FormsTest {

    private static final Instant AS_OF = Instant.parse("2023-05-04T10:00:00.123456Z");

    /** Two regions and two levels; region 24 has no unit, and of it level 2 has no row. */
    private static final Table TABLE = Table.of("levels", new Text("Andel som når nivån: ”test”", "Share that meets"),
            "2018-2021", List.of(Column.ROUND, Column.dimension("level", "Nivå", "Level", "short"),
                    Column.attribute("short", "Lydelse", "Wording"), Column.place("group", "Region", "Region", "groupName"),
                    Column.attribute("groupName", "Namn", "Name"), Column.count("met", "Når", "Meet"),
                    Column.count("of", "Av", "Of"), Column.share("share", "Andel", "Share")),
            List.of(Table.row("2018-2021", 1, new Text("=1+1", "Plan"), "01", "Region Åäö", 1234L, 2000L, 0.617),
                    Table.row("2018-2021", 1, new Text("=1+1", "Plan"), "24", "+46", 0L, 0L, null),
                    Table.row("2018-2021", 2, new Text("@två", "Two"), "01", "Region Åäö", 1L, 3L, 1.0 / 3)))
            .noting(new Text("En not", "A note")).readAt(AS_OF, "PUBLISHED", 2L);

    @Test
    void aCubeHasAPlaceForEveryCombinationAndSaysWhyOneIsEmpty() {
        var cube = Cube.of(TABLE);
        assertEquals(List.of("round", "level", "group", "contents"), cube.axes().stream().map(Cube.Axis::id).toList());
        assertEquals(1 * 2 * 2 * 3, cube.cells().size());
        assertEquals(0.617, cube.at(0, 0, 0, 2).value());
        assertEquals(new Cube.Cell.NotApplicable(), cube.at(0, 0, 1, 2), "a share of nothing");
        assertEquals(new Cube.Cell.Missing(), cube.at(0, 1, 1, 0), "no row of it");
        var part = cube.only(Map.of("level", List.of(1), "contents", List.of(2, 0))).without("level");
        assertEquals(List.of("round", "group", "contents"), part.axes().stream().map(Cube.Axis::id).toList());
        assertEquals(1.0 / 3, part.at(0, 0, 0).value());
        assertEquals(1L, part.at(0, 0, 1).value());
        assertThrows(IllegalArgumentException.class, () -> cube.without("level"));
    }

    @Test
    void aTableOfTooManyCombinationsIsRefusedBeforeItTakesMemory() {
        var rows = new ArrayList<List<Object>>();
        IntStream.range(0, 2000).forEach(i -> rows.add(Table.row("a" + i, "b" + i, 1L)));
        var sparse = Table.of("sparse", new Text("t", "t"), "r", List.of(Column.dimension("a", "a", "a"),
                Column.dimension("b", "b", "b"), Column.count("n", "n", "n")), rows);
        assertEquals(400, assertThrows(ProblemException.class, () -> Cube.of(sparse)).type().status());
    }

    @Test
    void jsonStatHasRolesUnitsSizesAndStatus() {
        var dataset = new JsonStat(Language.EN).dataset(Cube.of(TABLE));
        assertEquals("2.0", dataset.get("version").asText());
        assertEquals("[\"round\"]", dataset.at("/role/time").toString());
        assertEquals("[\"group\"]", dataset.at("/role/geo").toString());
        assertEquals("[\"contents\"]", dataset.at("/role/metric").toString());
        assertEquals("[1,2,2,3]", dataset.get("size").toString());
        assertEquals(12, dataset.get("value").size());
        assertEquals("Region Åäö", dataset.at("/dimension/group/category/label/01").asText());
        assertEquals("Plan", dataset.at("/dimension/level/category/label/1").asText());
        assertTrue(dataset.at("/value/5").isNull());
        assertEquals(".", dataset.at("/status/5").asText());
        assertEquals("..", dataset.at("/status/9").asText());
        assertEquals("share (0–1)", dataset.at("/dimension/contents/category/unit/share/base").asText());
        assertEquals(AS_OF.toString(), dataset.get("updated").asText());
        assertFalse(new JsonStat(Language.SV).description(Cube.of(TABLE)).has("value"));
    }

    @Test
    void aWorkbookHasNumbersAsNumbersAndNoTextThatCalculates() throws IOException {
        var bytes = new Spreadsheet(new Text("Bok", "Book"), List.of(TABLE, TABLE)).write();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertEquals(4, book.getNumberOfSheets());
            assertEquals("Omslag", book.getSheetName(0));
            assertEquals("Noter", book.getSheetName(1));
            assertEquals("1 Andel som når nivån  ”test”", book.getSheetName(2));
            var sheet = book.getSheetAt(2);
            assertEquals("Nivå", sheet.getRow(0).getCell(1).getStringCellValue());
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertEquals(0.617, sheet.getRow(1).getCell(7).getNumericCellValue());
            assertEquals("0.0%", sheet.getRow(1).getCell(7).getCellStyle().getDataFormatString());
            assertEquals(1234, sheet.getRow(1).getCell(5).getNumericCellValue());
            assertEquals("=1+1", sheet.getRow(1).getCell(2).getStringCellValue());
            assertEquals("01", sheet.getRow(1).getCell(3).getStringCellValue(), "the leading zero stays");
            book.forEach(each -> {
                assertEquals(0, each.getNumMergedRegions());
                each.forEach(row -> row.forEach(cell -> assertTrue(cell.getCellType() != CellType.FORMULA)));
            });
            assertTrue(sheet.getColumnWidth(4) > sheet.getColumnWidth(6), "columns are as wide as their text");
        }
        assertArrayEquals(bytes, new Spreadsheet(new Text("Bok", "Book"), List.of(TABLE, TABLE)).write());
    }

    @Test
    void aPrintedPageIsTaggedEmbedsItsFontAndHasTheSameBytesAgain() throws IOException {
        var page = """
                <html lang="sv"><head><title>Åäö é – ≥</title><meta name="subject" content="Prov"/><style>body { font-family: 'Liberation Sans'; }</style></head>
                <body><h1>Å ä ö</h1><p>Västra Götaland, 96,5\u00a0%% <b>fet å</b></p><img alt="nej" src="http://127.0.0.1:9/x.png"/>
                </body></html>""".formatted();
        var bytes = Printer.print(page, AS_OF);
        try (var document = Loader.loadPDF(bytes)) {
            assertTrue(new PDFTextStripper().getText(document).contains("Å ä ö"));
            assertTrue(new PDFTextStripper().getText(document).contains("fet å"));
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertTrue(document.getDocumentCatalog().getStructureTreeRoot() != null);
            assertEquals("sv", document.getDocumentCatalog().getLanguage());
            for (var name : document.getPage(0).getResources().getFontNames()) {
                var font = document.getPage(0).getResources().getFont(name);
                assertTrue(font.isEmbedded() && font.getName().contains("Liberation"), font.getName());
            }
        }
        assertArrayEquals(bytes, Printer.print(page, AS_OF));
    }

    @Test
    void printedFiguresAreRoundedHalfUpAndWrittenAsInSwedishText() {
        assertEquals("96,5\u00a0%", Figure.percent(0.9645, 1, Language.SV));
        assertEquals("96.5%", Figure.percent(0.9645, 1, Language.EN));
        assertEquals("97\u00a0%", Figure.percent(0.965, 0, Language.SV));
        assertEquals("−1,5", Figure.decimal(-1.5, 1, Language.SV));
        assertEquals(".", Figure.of(Column.share("s", "s", "s"), null, Language.SV));
    }
}
