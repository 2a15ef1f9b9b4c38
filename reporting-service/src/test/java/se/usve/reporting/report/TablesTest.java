package se.usve.reporting.report;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.RoundChanged.State;

/** The tables of a published round of random units, against figures counted here from the same units. */
@QuarkusTest
@RealStack
class TablesTest {

    private static final String ROUND = "/reporting/v1/rounds/tables";
    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final int LEVELS = 4;

    /** A unit as the test made it; outcomes are null where it did not answer. */
    private record Unit(String id, String region, String specialty, Outcome... outcomes) {
        boolean in(String group) {
            return group.equals("SE") || group.equals(region) || group.equals(specialty)
                    || group.equals("UNSPECIFIED") && specialty == null;
        }

        boolean meets(int level) {
            return outcomes[level - 1] == Outcome.MET || outcomes[level - 1] == Outcome.EXEMPT;
        }

        long levelsMet() {
            return IntStream.rangeClosed(1, LEVELS).filter(this::meets).count();
        }
    }

    private static final List<Unit> UNITS = units();
    private static boolean published;

    @Inject
    Topics topics;
    @Inject
    ObjectMapper json;

    private static List<Unit> units() {
        var random = new Random(2018);
        var units = new ArrayList<Unit>();
        for (int i = 0; i < 90; i++) {
            // Region 24 has no unit, and 18 has one that did not answer.
            var region = i == 0 ? "18" : REGIONS.get(random.nextInt(5));
            var specialty = random.nextInt(6) == 0 ? null : List.of("Ögonsjukvård", "Onkologi", "Åldrande").get(i % 3);
            units.add(i % 10 == 0 ? new Unit("t%02d".formatted(i), region, specialty, (Outcome[]) null)
                    : new Unit("t%02d".formatted(i), region, specialty, random.ints(LEVELS, 0, 9)
                            .mapToObj(o -> o < 4 ? Outcome.values()[o] : Outcome.MET).toArray(Outcome[]::new)));
        }
        return units;
    }

    @BeforeEach
    void publishOnce() {
        if (published) {
            return;
        }
        published = true;
        var events = new Events("tables", "tables-rules");
        topics.publish(events.round(3, State.PUBLISHED),
                events.ruleSet(1, "Docent; \"ledning\"", "=Plan, med formel", "Tredje", "Fjärde"));
        for (var unit : UNITS) {
            topics.publish(unit.outcomes() == null
                    ? List.of(events.unit(unit.id(), 1, unit.region(), unit.specialty()))
                    : events.answering(unit.id(), unit.region(), unit.specialty(), unit.outcomes()));
        }
        // One that answered and is not registered: it counts nowhere.
        topics.publish(events.submission("stranger", 1), events.result("stranger", 1, Outcome.MET));
        topics.awaitApplied();
    }

    @Test
    void everyCellOfTheLevelsIsTheCountOfItsUnits() throws IOException {
        var table = read("/levels");
        assertEquals(List.of("01", "03", "05", "12", "14", "18", "24", "SE"), texts(table.get("groups"), "code"));
        assertEquals("Region Stockholm", table.at("/groups/0/name").asText());
        assertEquals("Riket", table.at("/groups/7/name").asText());
        assertEquals("RESPONDING", table.get("denominator").asText());
        assertEquals(LEVELS, table.get("levels").size());
        assertEquals("Docent; \"ledning\"", table.at("/levels/0/short/sv").asText());
        checkCells(table, u -> u.outcomes() != null);
        checkCells(read("/levels?groupBy=specialty"), u -> u.outcomes() != null);
        assertEquals(List.of("Onkologi", "Åldrande", "Ögonsjukvård", "UNSPECIFIED", "SE"),
                texts(read("/levels?groupBy=specialty").get("groups"), "code"), "in Swedish order");
        checkCells(read("/levels?denominator=ALL"), u -> true);
    }

    private void checkCells(JsonNode table, Predicate<Unit> counted) {
        for (var group : table.get("groups")) {
            var units = UNITS.stream().filter(u -> u.in(group.get("code").asText())).toList();
            var scored = units.stream().filter(u -> u.outcomes() != null).toList();
            var of = units.stream().filter(counted).count();
            assertEquals(units.size(), group.get("units").asInt());
            assertEquals(scored.size(), group.get("responding").asInt());
            assertEquals(scored.stream().filter(u -> u.levelsMet() == LEVELS).count(), group.get("meetingAll").asLong());
            double shares = 0;
            for (var level : table.get("levels")) {
                int number = level.get("level").asInt();
                var cell = cell(level, group.get("code").asText());
                var met = scored.stream().filter(u -> u.meets(number)).count();
                var waiting = scored.stream().filter(u -> u.outcomes()[number - 1] == Outcome.AWAITING_ASSESSMENT).count();
                var notMet = scored.stream().filter(u -> u.outcomes()[number - 1] == Outcome.NOT_MET).count();
                assertEquals(met, cell.get("met").asLong());
                assertEquals(scored.stream().filter(u -> u.outcomes()[number - 1] == Outcome.EXEMPT).count(),
                        cell.get("exempt").asLong());
                assertEquals(notMet, cell.get("notMet").asLong());
                assertEquals(waiting, cell.get("awaiting").asLong());
                assertEquals(of - met - notMet - waiting, cell.get("unanswered").asLong());
                assertEquals(of, cell.get("of").asLong());
                if (of == 0) {
                    assertTrue(cell.get("share").isNull() && cell.get("best").isNull(), "a share of none is no number");
                } else {
                    assertEquals((double) met / of, cell.get("share").asDouble());
                    assertEquals((double) (met + waiting) / of, cell.get("best").asDouble());
                    shares += (double) met / of;
                }
            }
            if (of == 0) {
                assertTrue(group.get("meanShare").isNull());
            } else {
                assertEquals(shares / LEVELS, group.get("meanShare").asDouble(), 1e-12);
            }
        }
    }

    private static JsonNode cell(JsonNode level, String group) {
        for (var cell : level.get("cells")) {
            if (cell.get("group").asText().equals(group)) {
                return cell;
            }
        }
        throw new AssertionError("No cell of " + group);
    }

    @Test
    void responseRatesCountTheUnitsThatSentASubmission() throws IOException {
        for (var group : read("/response-rates").get("groups")) {
            var units = UNITS.stream().filter(u -> u.in(group.get("code").asText())).toList();
            var responding = units.stream().filter(u -> u.outcomes() != null).count();
            assertEquals(units.size(), group.get("units").asInt());
            assertEquals(responding, group.get("responding").asLong());
            if (units.isEmpty()) {
                assertTrue(group.get("share").isNull());
            } else {
                assertEquals((double) responding / units.size(), group.get("share").asDouble());
            }
        }
    }

    @Test
    void theDistributionCountsUnitsByHowManyLevelsTheyMeet() throws IOException {
        var groups = read("/distribution").get("groups");
        assertEquals(8, groups.size());
        for (var group : groups) {
            var expected = new HashMap<Integer, Integer>();
            UNITS.stream().filter(u -> u.in(group.get("code").asText()) && u.outcomes() != null)
                    .forEach(u -> expected.merge((int) u.levelsMet(), 1, Integer::sum));
            var found = new HashMap<Integer, Integer>();
            group.get("units").forEach(u -> found.put(u.get("levelsMet").asInt(), u.get("count").asInt()));
            assertEquals(expected, found);
        }
    }

    @Test
    void unitsAreListedByRegionLevelAndOutcome() throws IOException {
        assertEquals(ids(u -> true), listed("?limit=1000"));
        assertEquals(ids(u -> u.region().equals("12")), listed("?limit=1000&region=12"));
        assertEquals(ids(u -> u.outcomes() != null && u.outcomes()[1] == Outcome.NOT_MET),
                listed("?limit=1000&level=2&outcome=NOT_MET"));
        assertEquals(ids(u -> u.outcomes() != null && Arrays.asList(u.outcomes()).contains(Outcome.EXEMPT)),
                listed("?limit=1000&outcome=EXEMPT"));
        assertEquals(ids(u -> u.outcomes() != null), listed("?limit=1000&level=4"));
        assertEquals(List.of(), listed("?level=5"));

        var paged = new ArrayList<String>();
        for (int page = 1; page <= 9; page++) {
            var read = read("/units?limit=11&page=" + page);
            assertEquals(UNITS.size(), read.get("total").asInt());
            paged.addAll(texts(read.get("items"), "unit"));
        }
        assertEquals(ids(u -> true), paged.stream().sorted().toList(), "pages hold every unit once");
    }

    @Test
    void aUnitShowsItsOutcomes() {
        var unit = UNITS.get(1);
        RestAssured.get(ROUND + "/units/" + unit.id()).then().statusCode(200).body(
                "name", equalTo("Enhet t01"), "region", equalTo(unit.region()), "submissionVersion", equalTo(1),
                "outcomes.'1'", equalTo(unit.outcomes()[0].name()), "outcomes.size()", equalTo(LEVELS),
                "levelsMet", equalTo((int) unit.levelsMet()), "submittedAt", equalTo("2022-03-01T09:00:00Z"));
        RestAssured.get(ROUND + "/units/t00").then().statusCode(200)
                .body("outcomes", nullValue(), "submissionVersion", nullValue());
        RestAssured.get(ROUND + "/units/stranger").then().statusCode(404)
                .contentType("application/problem+json").body("type", equalTo("urn:usve:problem:not-found"));
    }

    @Test
    void csvHoldsTheSameFiguresAsJson() throws IOException {
        var table = read("/levels");
        var response = RestAssured.given().accept("text/csv").get(ROUND + "/levels").then().statusCode(200)
                .header("Content-Disposition", containsString("levels-tables.csv"))
                .contentType(startsWith("text/csv")).extract();
        var bytes = response.asByteArray();
        assertTrue(bytes[0] == 'r', "no byte order mark");
        var records = parse(new String(bytes, StandardCharsets.UTF_8), ',');
        assertEquals(8 * LEVELS, records.size());
        checkSame(table, records, '.');
        assertEquals("Docent; \"ledning\"", records.getFirst().getField("short"));
        assertEquals("'=Plan, med formel", records.get(8).getField("short"), "no spreadsheet takes it for a formula");
        assertEquals("Region Örebro län", records.get(5).getField("groupName"));
    }

    @Test
    void swedishCsvHasByteOrderMarkSemicolonsAndDecimalCommas() throws IOException {
        var bytes = RestAssured.get(ROUND + "/levels?format=csv-sv").then().statusCode(200).extract().asByteArray();
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(bytes, 3));
        var text = new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("round;level;area;short;group;"));
        assertEquals(text.chars().filter(c -> c == '\n').count(), text.split("\r\n", -1).length - 1);
        checkSame(read("/levels"), parse(text, ';'), ',');
    }

    private static void checkSame(JsonNode table, List<NamedCsvRecord> records, char point) {
        for (var row : records) {
            var cell = cell(table.get("levels").get(Integer.parseInt(row.getField("level")) - 1), row.getField("group"));
            for (var count : List.of("met", "exempt", "notMet", "awaiting", "unanswered", "of")) {
                assertEquals(cell.get(count).asText(), row.getField(count));
            }
            for (var share : List.of("share", "best")) {
                if (cell.get(share).isNull()) {
                    assertEquals("", row.getField(share));
                } else {
                    assertEquals(cell.get(share).asDouble(), Double.parseDouble(row.getField(share).replace(point, '.')));
                }
            }
        }
    }

    @Test
    void theOtherTablesAreCsvToo() throws IOException {
        var rates = parse(RestAssured.get(ROUND + "/response-rates?format=csv").asString(), ',');
        assertEquals(8, rates.size());
        assertEquals("90", rates.getLast().getField("units"));
        var distribution = parse(RestAssured.get(ROUND + "/distribution?format=csv").asString(), ',');
        assertEquals(UNITS.stream().filter(u -> u.outcomes() != null).count(), distribution.stream()
                .filter(r -> r.getField("group").equals("SE")).mapToLong(r -> Long.parseLong(r.getField("units"))).sum());
        var units = parse(RestAssured.get(ROUND + "/units?format=csv&limit=1000").asString(), ',');
        assertEquals(UNITS.stream().mapToInt(u -> u.outcomes() == null ? 1 : LEVELS).sum(), units.size());
        for (var row : units) {
            var unit = UNITS.stream().filter(u -> u.id().equals(row.getField("unit"))).findFirst().orElseThrow();
            assertEquals(unit.outcomes() == null ? ""
                    : unit.outcomes()[Integer.parseInt(row.getField("level")) - 1].name(), row.getField("outcome"));
        }
    }

    @Test
    void aRoundKeepsTheLevelsItsUnitsWereScoredByWhenTheRuleSetGetsANewVersion() {
        var scored = new Events("scored-by-first", "rules-of-two");
        var fresh = new Events("not-scored-yet", "rules-of-two");
        topics.publish(scored.round(1, State.PUBLISHED), fresh.round(1, State.PUBLISHED),
                scored.ruleSet(1, "Första lydelsen"), scored.ruleSet(2, "Ny lydelse", "En nivå till"));
        topics.publish(scored.answering("u", "01", null, Outcome.MET));
        topics.awaitApplied();
        RestAssured.get("/reporting/v1/rounds/scored-by-first/levels").then().statusCode(200)
                .body("levels.short.sv", equalTo(List.of("Första lydelsen")), "groups[0].meanShare", equalTo(1.0f));
        RestAssured.get("/reporting/v1/rounds/not-scored-yet/levels").then().statusCode(200)
                .body("levels.short.sv", equalTo(List.of("Ny lydelse", "En nivå till")));
    }

    @Test
    void aFormThatIsNotThereIsRefusedWithAListOfThoseThatAre() {
        RestAssured.given().accept("application/xml")
                .get(ROUND + "/levels").then().statusCode(406).contentType("application/problem+json")
                .body("detail", containsString("application/json, text/csv"));
        RestAssured.get(ROUND + "/levels?format=ods").then().statusCode(400).contentType("application/problem+json")
                .body("errors[0].message", containsString("json, csv, csv-sv, xlsx, pdf, json-stat2"));
        RestAssured.given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get(ROUND + "/levels").then().statusCode(200).contentType("application/json");
        RestAssured.given().accept("text/csv;q=0.5, application/json;q=0.9")
                .get(ROUND + "/levels").then().statusCode(200).contentType("application/json");
    }

    @Test
    void everyTableHasEveryForm() throws IOException {
        for (var path : List.of("/levels", "/levels?groupBy=specialty", "/self-reported", "/response-rates",
                "/distribution", "/units?limit=20")) {
            var and = path.contains("?") ? "&" : "?";
            var rows = parse(RestAssured.get(ROUND + path + and + "format=csv").asString(), ',');
            try (var book = new XSSFWorkbook(RestAssured.get(ROUND + path + and + "format=xlsx").then().statusCode(200)
                    .header("Content-Disposition", endsWith("-tables.xlsx\"")).extract().asInputStream())) {
                assertEquals(rows.size(), book.getSheetAt(2).getLastRowNum(), path);
            }
            var stat = json.readTree(RestAssured.given().accept("application/json;profile=json-stat2").get(ROUND + path)
                    .then().statusCode(200).extract().asByteArray());
            var cells = 1;
            for (var size : stat.get("size")) {
                cells *= size.asInt();
            }
            assertEquals(cells, stat.get("value").size(), path);
            assertEquals("[\"round\"]", stat.at("/role/time").toString());
            try (var document = Loader.loadPDF(RestAssured.given().header("Accept-Language", "en")
                    .accept("application/pdf").get(ROUND + path).then().statusCode(200).extract().asByteArray())) {
                var text = new PDFTextStripper().getText(document);
                assertTrue(text.contains("To know") && text.contains("Round: tables"), text);
            }
        }
    }

    @Test
    void theFormsOfTheLevelsHaveTheSameCells() throws IOException {
        var table = read("/levels");
        var stat = json.readTree(RestAssured.get(ROUND + "/levels?format=json-stat2").asByteArray());
        assertEquals("[\"group\"]", stat.at("/role/geo").toString());
        var contents = stat.at("/dimension/contents/category/index");
        var groups = table.get("groups").size();
        for (var level : table.get("levels")) {
            for (int group = 0; group < groups; group++) {
                var cell = level.get("cells").get(group);
                var first = ((level.get("level").asInt() - 1) * groups + group) * contents.size();
                for (var measure : List.of("met", "exempt", "of", "share")) {
                    var at = first + contents.get(measure).asInt();
                    assertEquals(cell.path(measure).isMissingNode() || cell.get(measure).isNull() ? "null"
                            : cell.get(measure).asText(), stat.get("value").get(at).asText());
                    assertEquals(stat.get("value").get(at).isNull(), stat.get("status").has(Integer.toString(at)));
                }
            }
        }
    }

    @Test
    void anAcceptHeaderThatCannotBeReadIsToldOf() {
        for (var accept : List.of(";", "a/b/c")) {
            RestAssured.given().header("Accept", accept).get(ROUND + "/levels").then()
                    .statusCode(400).contentType("application/problem+json").body("detail", containsString("Accept"));
        }
    }

    @Test
    void everyWrongParameterIsToldAtOnce() {
        RestAssured.given().header("Accept-Language", "en")
                .get(ROUND + "/levels?groupBy=size&denominator=SOME&format=word&asOf=yesterday&levels=0&region=1&region=01"
                        + "&designatedYear=x&sizeClass=HUGE&patientContact=MAYBE&revision=first")
                .then().statusCode(400).contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of("/format", "/groupBy", "/denominator", "/levels", "/region",
                                "/designatedYear", "/sizeClass", "/patientContact", "/revision", "/asOf", "/revision")),
                        "errors.message", hasItems("groupBy must be one of region, specialty, designated-year, size-class, "
                                + "patient-contact"));
        RestAssured.get(ROUND + "/units?level=x&outcome=GOOD").then().statusCode(400)
                .body("errors.pointer", equalTo(List.of("/level", "/outcome")));
        RestAssured.get(ROUND + "/units?limit=0").then().statusCode(400).contentType("application/problem+json");
        RestAssured.get("/reporting/v1/rounds/never-heard-of/levels").then().statusCode(404)
                .contentType("application/problem+json").body("type", equalTo("urn:usve:problem:not-found"));
    }

    private List<String> listed(String query) throws IOException {
        var page = read("/units" + query);
        assertEquals(page.get("items").size(), page.get("total").asInt());
        return texts(page.get("items"), "unit").stream().sorted().toList();
    }

    private static List<String> ids(Predicate<Unit> wanted) {
        return UNITS.stream().filter(wanted).map(Unit::id).sorted().toList();
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }

    private JsonNode read(String path) throws IOException {
        return json.readTree(RestAssured.get(ROUND + path).then().statusCode(200)
                .contentType("application/json").extract().asByteArray());
    }

    private static List<NamedCsvRecord> parse(String text, char separator) throws IOException {
        try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }
}
