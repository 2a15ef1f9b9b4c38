package se.usve.reporting.publication;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.UnitScored;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged.State;

/** All of a round in one file, of a published round of 27 levels and of an open one. */
@QuarkusTest
@RealStack
class PublicationTest {

    private static final String ROUND = "/reporting/v1/rounds/printed-2018-2021";
    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final String SEALED_ROUND = "/reporting/v1/rounds/printed-sealed";
    private static final Instant SEALED = Instant.parse("2023-02-01T08:30:00Z");
    private static final Instant CORRECTED = Instant.parse("2023-05-11T12:00:00Z");
    private static boolean published;

    @Inject
    Topics topics;

    @BeforeEach
    void publishOnce() {
        if (published) {
            return;
        }
        published = true;
        var random = new Random(27);
        for (var id : List.of("printed-2018-2021", "printed-open")) {
            var events = new Events(id, "printed-rules");
            topics.publish(events.round(3, id.endsWith("open") ? State.OPEN : State.PUBLISHED),
                    events.ruleSet(1, IntStream.rangeClosed(1, 27).mapToObj(level -> "Miniminivå " + level
                            + " med å, ä och ö & <tecken> i en lydelse av vanlig längd").toArray(String[]::new)));
            for (int i = 0; i < 60; i++) {
                var unit = id + "-" + i;
                var region = REGIONS.get(random.nextInt(7));
                topics.publish(i % 20 == 0 ? List.of(events.unit(unit, 1, region, "Onkologi"))
                        : events.answering(unit, region, i % 2 == 0 ? "Onkologi" : null, random.ints(27, 0, 12)
                                .mapToObj(o -> o < 3 ? Outcome.values()[o] : Outcome.MET).toArray(Outcome[]::new)));
            }
        }
        topics.awaitApplied();
    }

    @Test
    void theReportHasItsTablesPageNumbersAndTagsOnSomeTenPages() throws IOException {
        var bytes = given().get(ROUND + "/report.pdf").then().statusCode(200).contentType("application/pdf")
                .extract().asByteArray();
        assertTrue(bytes.length < 2_000_000, "bytes: " + bytes.length);
        try (var document = Loader.loadPDF(bytes)) {
            var pages = document.getNumberOfPages();
            assertTrue(pages >= 8 && pages <= 16, "pages: " + pages);
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("sv", document.getDocumentCatalog().getLanguage());
            var text = new PDFTextStripper().getText(document);
            for (var expected : List.of("57 av 60 registrerade enheter har svarat (95", "Tabell 2.", "Tabell 3.", "Tabell 4.",
                    "Innehåll", "27. Miniminivå 27 med å, ä och ö & <tecken>", "Så räknas siffrorna", "2 / " + pages)) {
                assertTrue(text.contains(expected), expected + " is not in " + text);
            }
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded());
                }
            }
        }
        var english = given().header("Accept-Language", "en").get(ROUND + "/report.pdf").then().statusCode(200)
                .header("Content-Language", "en").extract().asByteArray();
        try (var document = Loader.loadPDF(english)) {
            assertTrue(new PDFTextStripper().getText(document).contains("57 of 60 registered units have answered (95%)"));
        }
    }

    @Test
    void theWorkbookHasEveryTableOnASheetOfItsOwn() throws IOException {
        var bytes = given().get(ROUND + "/workbook.xlsx").then().statusCode(200).extract().asByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var names = StreamSupport.stream(book.spliterator(), false).map(Sheet::getSheetName).toList();
            assertEquals(List.of("Omslag", "Noter", "1 Svarsfrekvens", "2 Andel enheter som når varje"), names.subList(0, 4));
            assertTrue(names.size() >= 13, names.toString());
            assertEquals(27 * 8, book.getSheetAt(3).getLastRowNum());
        }
    }

    @Test
    void whoMaySeeTheRoundSeesItsFilesAndARegionOnlyItsOwn() throws IOException {
        for (var path : List.of("/report.pdf", "/workbook.xlsx")) {
            given().get("/reporting/v1/rounds/printed-open" + path).then().statusCode(401)
                    .contentType("application/problem+json");
            given().auth().oauth2(TestTokens.bearer("OPERATOR")).get("/reporting/v1/rounds/printed-open" + path).then()
                    .statusCode(403).contentType("application/problem+json");
            given().get("/reporting/v1/rounds/nowhere" + path).then().statusCode(404)
                    .contentType("application/problem+json");
        }
        var region = TestTokens.bearer("REGION", "03");
        try (var document = Loader.loadPDF(given().auth().oauth2(region).get("/reporting/v1/rounds/printed-open/report.pdf")
                .then().statusCode(200).extract().asByteArray())) {
            var text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("preliminära siffror") && text.contains("Region Uppsala"));
            assertTrue(!text.contains("Skåne") && !text.contains("Örebro"), "another region's figures");
        }
        try (var book = new XSSFWorkbook(given().auth().oauth2(region).get("/reporting/v1/rounds/printed-open/workbook.xlsx")
                .then().statusCode(200).extract().asInputStream())) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> assertTrue(
                    !cell.toString().contains("Region Skåne"), sheet.getSheetName()))));
        }
    }

    @Test
    void anEarlierRevisionIsPrintedAsItWasToTheByte() throws IOException {
        var events = new Events("printed-sealed", "printed-sealed-rules");
        topics.publish(events.round(3, State.PUBLISHED), events.ruleSet(1, "Ett", "Två"));
        topics.publish(events.answering("s1", "01", null, Outcome.MET, Outcome.NOT_MET));
        topics.publish(sealed(1, SEALED, "s1;1;1=MET;2=NOT_MET\n", 1, null, List.of()));
        topics.awaitApplied();
        var report = given().get(SEALED_ROUND + "/report.pdf").then().statusCode(200).extract().asByteArray();
        var workbook = given().get(SEALED_ROUND + "/workbook.xlsx").then().statusCode(200).extract().asByteArray();
        assertTrue(text(report).contains("0 av de svarande enheterna"));

        var plain = events.result("s1", 2, Outcome.MET, Outcome.MET);
        topics.publish(new UnitScored(plain.round(), "s1", 2, plain.region(), 1, plain.ruleSet(), 1, CORRECTED,
                Cause.CORRECTION, plain.levels(), null));
        topics.publish(sealed(2, CORRECTED, "s1;1;1=MET;2=MET\n", 2, "Svaret lästes fel", List.of(new RoundSealed.Moved("s1", 2,
                Outcome.NOT_MET, Outcome.MET, "Intyget fanns."))));
        topics.awaitApplied();
        var first = given().get(SEALED_ROUND + "/report.pdf?revision=1").then().statusCode(200).extract().asByteArray();
        assertArrayEquals(report, first);
        assertArrayEquals(workbook, given().get(SEALED_ROUND + "/workbook.xlsx?revision=1").then().statusCode(200)
                .extract().asByteArray());
        var now = text(given().get(SEALED_ROUND + "/report.pdf").then().statusCode(200).extract().asByteArray());
        assertTrue(now.contains("1 av de svarande enheterna"), now);
        for (var told : List.of("Skäl: Svaret lästes fel", "Enhet s1", "Intyget fanns.")) {
            assertTrue(now.contains(told) && !text(first).contains(told), told);
        }
        for (var path : List.of("/report.pdf", "/workbook.xlsx")) {
            given().get(SEALED_ROUND + path + "?revision=3").then().statusCode(404).contentType("application/problem+json");
            given().get(SEALED_ROUND + path + "?asOf=igår").then().statusCode(400).contentType("application/problem+json");
            given().get(SEALED_ROUND + path + "?asOf=" + SEALED.minusSeconds(1)).then().statusCode(200);
        }
        given().header("Accept-Language", "sv").get(SEALED_ROUND + "/report.pdf?lang=en").then().statusCode(200)
                .header("Content-Language", "en");
        given().get(SEALED_ROUND + "/report.pdf?lang=tlh").then().statusCode(400);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The seal of one unit, hashed by the contract's words alone. */
    private static RoundSealed sealed(long revision, Instant at, String results, long met, String reason,
            List<RoundSealed.Moved> moved) {
        try {
            return new RoundSealed("printed-sealed", revision, "printed-sealed-rules", 1, 1, met, 0, 2 - met, 0,
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(
                            results.getBytes(StandardCharsets.UTF_8))), reason, moved, at);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
