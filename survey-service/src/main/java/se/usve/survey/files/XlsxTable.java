package se.usve.survey.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a table from XLSX: the sheet named Svar, or else the first that can be seen and has a header.
 *
 * <p>Our own reading of the XML, as the libraries at hand trust the file too far: fastexcel-reader 0.20.2 makes room
 * for as many columns as a cell's address names (one cell {@code ZZZZZZ1} fills the heap), looks through all array
 * formulas for each cell, and knows neither the escapes of texts nor dates of type {@code d}.
 */
final class XlsxTable {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String MAIN = ".main+xml";
    private static final int MOST_SHEETS = 200;

    private record Sheet(String name, String part, boolean visible) {
    }

    private final XlsxParts parts;
    private final FileLimits limits;
    private final List<Sheet> sheets;
    private final CellReader cells;

    private XlsxTable(XlsxParts parts, FileLimits limits) {
        this.parts = parts;
        this.limits = limits;
        var workbook = workbookPart();
        var folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        var targets = required(parts.read(folder + "_rels/" + workbook.substring(folder.length()) + ".rels",
                xml -> targets(xml, folder)));
        this.sheets = required(parts.read(workbook, xml -> sheets(xml, targets)));
        this.cells = new CellReader(
                parts.read(targets.getOrDefault("*sharedStrings", ""),
                        xml -> SharedStrings.read(xml, limits)).orElse(List.of()),
                parts.read(targets.getOrDefault("*styles", ""), DateStyles::read).orElseGet(DateStyles::none),
                required(parts.read(workbook, XlsxTable::countsFrom1904)));
    }

    /**
     * Reads the table of a file.
     *
     * @throws FileRefused if it cannot be read
     */
    static Table read(byte[] content, FileLimits limits) {
        try (var parts = new XlsxParts(content, limits)) {
            return new XlsxTable(parts, limits).table();
        }
    }

    private Table table() {
        var origin = sheets.stream().filter(sheet -> sheet.name().equals(XlsxLayout.ORIGIN)).findFirst()
                .flatMap(this::origin);
        return sheets.stream().filter(sheet -> sheet.name().equals(XlsxLayout.ANSWERS)).findFirst()
                .flatMap(sheet -> table(sheet, origin))
                .or(() -> sheets.stream()
                        .filter(sheet -> sheet.visible() && !sheet.name().equals(XlsxLayout.ANSWERS))
                        .flatMap(sheet -> table(sheet, origin).stream()).findFirst())
                .orElseThrow(Table::noHeader);
    }

    private Optional<Table> table(Sheet sheet, Optional<Origin> origin) {
        return required(parts.read(sheet.part(), xml -> new SheetReader(xml, cells, limits).table(origin)));
    }

    private Optional<Origin> origin(Sheet sheet) {
        var said = new HashMap<String, String>();
        required(parts.read(sheet.part(), xml -> new SheetReader(xml, cells, limits).rows())).forEach(row ->
                said.put(row.at(0).text(), row.at(1).text()));
        return said.containsKey(XlsxLayout.ROUND)
                ? Optional.of(new Origin(said.get(XlsxLayout.ROUND), said.getOrDefault(XlsxLayout.QUESTIONNAIRE, "")))
                : Optional.empty();
    }

    private String workbookPart() {
        var workbook = required(parts.read(CONTENT_TYPES, xml -> {
            var found = "xl/workbook.xml";
            boolean spreadsheet = false;
            while (xml.next()) {
                var type = xml.starts("Override") || xml.starts("Default") ? xml.attribute("ContentType") : "";
                if (type.contains("macroEnabled") || type.contains("vbaProject")) {
                    throw XlsxParts.macros();
                }
                if (type.contains("spreadsheetml.sheet") && type.endsWith(MAIN)) {
                    spreadsheet = true;
                    found = xml.starts("Override") ? xml.attribute("PartName") : found;
                }
            }
            return spreadsheet ? Optional.of(found) : Optional.<String>empty();
        }));
        return workbook.map(part -> part.startsWith("/") ? part.substring(1) : part).orElseThrow(FileRefused::broken);
    }

    /** {@return the parts the workbook names, by id, and by {@code *} and the last word of their type} */
    private static Map<String, String> targets(XmlPart xml, String folder) throws IOException {
        var targets = new HashMap<String, String>();
        while (xml.next()) {
            if (xml.starts("Relationship")) {
                var target = xml.attribute("Target");
                var part = target.startsWith("/") ? target.substring(1) : folder + target;
                var type = xml.attribute("Type");
                targets.put(xml.attribute("Id"), part);
                targets.putIfAbsent("*" + type.substring(type.lastIndexOf('/') + 1), part);
            }
        }
        return targets;
    }

    private static List<Sheet> sheets(XmlPart xml, Map<String, String> targets) throws IOException {
        var sheets = new ArrayList<Sheet>();
        while (xml.next()) {
            if (sheets.size() > MOST_SHEETS) {
                throw new IOException("More sheets than anybody has");
            }
            if (xml.starts("sheet") && targets.containsKey(xml.attribute("id"))) {
                sheets.add(new Sheet(xml.attribute("name"), targets.get(xml.attribute("id")),
                        !xml.attribute("state").endsWith("idden")));
            }
        }
        return sheets;
    }

    private static boolean countsFrom1904(XmlPart xml) throws IOException {
        while (xml.next()) {
            if (xml.starts("workbookPr")) {
                return xml.attribute("date1904").equals("1") || xml.attribute("date1904").equals("true");
            }
        }
        return false;
    }

    private static <T> T required(Optional<T> part) {
        return part.orElseThrow(FileRefused::broken);
    }
}
