package se.usve.survey.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An XLSX file put together part by part, as other programs or ill-willed people put theirs together. */
final class CraftedXlsx {

    static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder targets = new StringBuilder();
    private String type = MAIN;
    private String workbookPr = "";
    private int count;

    /** Adds a sheet with these rows, {@code <row>…</row>}. */
    CraftedXlsx sheet(String name, String rows) {
        return sheetPart(name, """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C3"/>\
                <sheetData>%s</sheetData><pageMargins left="0.7"/></worksheet>""".formatted(rows));
    }

    /** Adds a sheet that is this XML. */
    CraftedXlsx sheetPart(String name, String xml) {
        count++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(name, count, count));
        targets.append("<Relationship Id=\"rId%d\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                .formatted(count, count));
        return part("xl/worksheets/sheet" + count + ".xml", xml);
    }

    CraftedXlsx sharedStrings(String items) {
        targets.append("<Relationship Id=\"ss\" Type=\"http://x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>");
        return part("xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + items + "</sst>");
    }

    CraftedXlsx styles(String xml) {
        targets.append("<Relationship Id=\"st\" Type=\"http://x/styles\" Target=\"styles.xml\"/>");
        return part("xl/styles.xml", "<styleSheet>" + xml + "</styleSheet>");
    }

    CraftedXlsx type(String contentType) {
        this.type = contentType;
        return this;
    }

    CraftedXlsx workbookPr(String attributes) {
        this.workbookPr = "<workbookPr " + attributes + "/>";
        return this;
    }

    CraftedXlsx part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    CraftedXlsx part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        part("[Content_Types].xml", """
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%s"/></Types>""".formatted(type));
        part("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">%s<sheets>%s</sheets></workbook>"""
                .formatted(workbookPr, sheets));
        part("xl/_rels/workbook.xml.rels", "<Relationships>" + targets + "</Relationships>");
        try {
            var out = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(out)) {
                for (var part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the rows of a sheet of text cells} */
    static String rows(String[]... rows) {
        var xml = new StringBuilder();
        for (var row : rows) {
            xml.append("<row>");
            for (var cell : row) {
                xml.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
            }
            xml.append("</row>");
        }
        return xml.toString();
    }
}
