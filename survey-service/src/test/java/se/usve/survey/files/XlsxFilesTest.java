package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import se.usve.survey.files.FileRefused.Reason;

/** XLSX as Excel and LibreOffice make it. */
class XlsxFilesTest {

    @Test
    void sharedStringsNumbersBooleansAndRichTextAreReadAsExcelWritesThem() {
        var content = new CraftedXlsx().sheet("Blad1", """
                <row r="1" spans="1:6"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>\
                <c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="XFD1" s="1"/></row>
                <row r="2"><c r="A2"><v>1207</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><v>12</v></c>\
                <c r="D2"><v>1.2E1</v></c><c r="E2" t="s"><v>5</v></c></row>
                <row r="3"><c r="E3" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve"> Rad_x000D_\n</t></r>\
                <r><t>två _x005F_x0041_</t></r><rPh><t>läst</t></rPh></is></c><c r="A3" t="str"><v>B_x000a_</v></c>\
                <c r="C3"><v>11.999999999999998</v></c><c r="B3" t="b"><v>0</v></c></row>
                <row r="4" s="2" customFormat="1"><c r="A4" s="2"/><c r="B4" s="2" t="s"/></row>
                <row r="1048576"><c r="C1048576" t="s"><v>6</v></c></row>""")
                .sharedStrings("""
                        <si><t>Enhet</t></si><si><t>4a</t></si><si><t>15.2018</t></si><si><t>15.2019</t></si>\
                        <si><t>35a</t></si><si><r><t>Mätt </t></r><r><rPr><i/></rPr><t>på</t></r><rPh sb="0" eb="1">\
                        <t>ljud</t></rPh><phoneticPr fontId="1"/></si><si><t xml:space="preserve"> </t></si>""").bytes();
        var rows = FILES.read(content).rows();
        assertEquals("1207 {4a=YES, 15={2018=12, 2019=12}, 35a=Mätt på}",
                rows.getFirst().unit() + " " + rows.getFirst().answers());
        assertEquals("B {4a=NO, 15={2018=12}, 35a= Rad\r\ntvå _x0041_}", rows.get(1).unit() + " " + rows.get(1).answers());
        assertEquals(3, rows.get(1).number());
        assertEquals(2, rows.size());
    }

    @Test
    void inlineStringsWithoutAddressesInOtherNamespacesAreRead() {
        var content = new CraftedXlsx().sheetPart("Svar", """
                <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>\
                <x:c t="inlineStr"><x:is><x:t>unit</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>4a</x:t></x:is></x:c>\
                </x:row><x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c t="inlineStr"><x:is>\
                <x:t>Nej</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>""").bytes();
        var row = FILES.read(content).rows().getFirst();
        assertEquals("2 A {4a=NO}", row.number() + " " + row.unit() + " " + row.answers());
    }

    @Test
    void formulasErrorValuesAndDatesAreErrorsAtTheirCells() {
        var content = new CraftedXlsx().styles("""
                <numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/>\
                <numFmt numFmtId="165" formatCode="[Red]#,##0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
                </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>""")
                .sheet("Svar", CraftedXlsx.rows(new String[] {"unit", "15.2018", "15.2019", "15.2020", "15.2021", "4a", "35a"})
                        + """
                        <row r="2"><c r="A2" t="str"><v>A</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" s="1"><v>44573</v></c>\
                        <c r="D2" s="2"><v>44573.5</v></c><c r="E2" s="3"><v>17</v></c><c r="F2" t="e"><v>#N/A</v></c>\
                        <c r="G2" t="d"><v>2022-01-12</v></c></row>
                        <row r="3"><c r="A3" t="str"><f>UPPER("a")</f><v>A</v></c><c r="B3"><f t="shared" si="7"/><v>3</v></c>\
                        <c r="C3"><v>12.5</v></c><c r="D3"><v>1e300</v></c><c r="E3"><v>-1E-300</v></c></row>""").bytes();
        var rows = FILES.read(content).rows();
        assertEquals(List.of("F2 INVALID_ANSWER", "B2 FORMULA", "C2 INVALID_ANSWER", "D2 INVALID_ANSWER"),
                cellErrors(rows.getFirst()));
        assertEquals("här står datumet 2022-01-12: skriv ett heltal från 0 till 1000000, och formatera cellen som tal",
                rows.getFirst().errors().stream().filter(error -> "C".equals(error.letter())).findFirst().orElseThrow()
                        .message().sv());
        assertTrue(rows.getFirst().errors().stream().anyMatch(error -> error.message().sv().contains("#N/A")));
        assertEquals(Map.of("2021", 17), rows.getFirst().answers().get("15"));
        assertEquals("2022-01-12", rows.getFirst().answers().get("35a"));
        assertEquals(List.of("A3 FORMULA", "B3 FORMULA", "C3 INVALID_ANSWER", "D3 INVALID_ANSWER",
                "E3 INVALID_ANSWER"), cellErrors(rows.get(1)));
    }

    @Test
    void datesMayBeCountedFrom1904() {
        var content = new CraftedXlsx().workbookPr("date1904=\"1\"")
                .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
                .sheet("Svar", CraftedXlsx.rows(new String[] {"unit", "35a"})
                        + "<row><c t=\"str\"><v>A</v></c><c s=\"1\"><v>43111</v></c></row>").bytes();
        assertEquals("2022-01-12", FILES.read(content).rows().getFirst().answers().get("35a"));
    }

    private static List<String> cellErrors(SentRow row) {
        return row.errors().stream().filter(error -> error.letter() != null
                && (error.code().equals("FORMULA") || error.code().equals("INVALID_ANSWER")))
                .map(error -> error.letter() + error.row() + " " + error.code()).toList();
    }

    /** Filled in as a person does in Excel, by another library: our template opens there, and what it saves is read. */
    @Test
    void theTemplateFilledInByAnotherProgramIsRead() throws IOException {
        var template = Files2018.xlsx(List.of(Files2018.unit("A-1", Map.of()), Files2018.unit("B-2", Map.of())));
        byte[] filled;
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            var sheet = book.getSheet("Svar");
            cell(sheet, 2, "4a").setCellValue("Ja");
            cell(sheet, 2, "15.2018").setCellValue(12.0);
            cell(sheet, 2, "26.OTHER").setCellValue("Ja");
            cell(sheet, 2, "26.otherText").setCellValue("  Möten\nvarje månad ");
            cell(sheet, 2, "3").setCellValue("Det har funnits under hela perioden");
            var rich = new XSSFRichTextString("Fet text");
            var font = book.createFont();
            font.setBold(true);
            rich.applyFont(0, 3, font);
            cell(sheet, 2, "35a").setCellValue(rich);
            var style = book.createCellStyle();
            style.setBorderBottom(BorderStyle.THIN);
            for (int r = 4; r < 400; r++) {
                sheet.createRow(r).createCell(3).setCellStyle(style);
            }
            cell(sheet, 3, "4a").setCellValue(true);
            cell(sheet, 3, "15.2019").setCellValue(LocalDate.of(2022, 1, 2));
            var date = book.createCellStyle();
            date.setDataFormat((short) 14);
            cell(sheet, 3, "15.2019").setCellStyle(date);
            cell(sheet, 3, "15.2020").setCellFormula("1+2");
            book.setSheetOrder("Svar", 0);
            book.setSheetOrder("Listor", 1);
            filled = Files2018.bytes(book::write);
        }
        var rows = FILES.read(filled).rows();
        assertEquals(2, rows.size());
        assertEquals("3 A-1 Kliniken för A-1 01", "%d %s %s %s".formatted(rows.getFirst().number(),
                rows.getFirst().unit(), rows.getFirst().name(), rows.getFirst().region()));
        assertEquals(Map.of("4a", "YES", "3", "WHOLE_PERIOD", "15", Map.of("2018", 12), "35a", "Fet text",
                "26", Map.of("chosen", List.of("OTHER"), "otherText", "  Möten\nvarje månad ")),
                rows.getFirst().answers());
        assertEquals(Map.of("4a", "YES"), rows.get(1).answers());
        assertTrue(rows.get(1).errors().stream().map(error -> error.column() + " " + error.code()).toList()
                .containsAll(List.of("15.2019 INVALID_ANSWER", "15.2020 FORMULA")));
    }

    private static Cell cell(XSSFSheet sheet, int row, String header) {
        for (var cell : sheet.getRow(1)) {
            if (cell.getStringCellValue().equals(header)) {
                var found = sheet.getRow(row).getCell(cell.getColumnIndex());
                return found == null ? sheet.getRow(row).createCell(cell.getColumnIndex()) : found;
            }
        }
        throw new AssertionError("no column " + header);
    }

    @Test
    void theSheetNamedSvarIsReadBeforeOthersElseTheFirstWithAHeader() {
        var header = new String[] {"unit", "4a"};
        var both = new CraftedXlsx().sheet("Fjol", CraftedXlsx.rows(header, new String[] {"X", "Nej"}))
                .sheet("Svar", CraftedXlsx.rows(header, new String[] {"A", "Ja"})).bytes();
        assertEquals("A", FILES.read(both).rows().getFirst().unit());
        var other = new CraftedXlsx().sheet("Om", CraftedXlsx.rows(new String[] {"Hej"}))
                .sheet("Blad2", CraftedXlsx.rows(header, new String[] {"B", "Ja"})).bytes();
        assertEquals("B", FILES.read(other).rows().getFirst().unit());
        var none = new CraftedXlsx().sheet("Om", CraftedXlsx.rows(new String[] {"Hej"})).bytes();
        assertEquals(List.of(Reason.NO_HEADER), assertThrows(FileRefused.class, () -> FILES.read(none)).reasons());
    }

    @Test
    void aFileOfAnotherRoundIsRefused() {
        var other = new AnswerFiles(Files2018.QUESTIONNAIRE, "03-sjalvkoll-2026", FileLimits.DEFAULT);
        var refused = assertThrows(FileRefused.class,
                () -> other.read(Files2018.xlsx(List.of(Files2018.unit("A", Map.of("4a", "YES"))))));
        assertEquals(List.of(Reason.OTHER_ROUND), refused.reasons());
        assertEquals("Filen är gjord för omgången 2018-2021 (enkät 2018-2021), inte för 03-sjalvkoll-2026 (enkät 2018-2021). "
                + "Hämta mallen för rätt omgång.", refused.detail().sv());
    }
}
