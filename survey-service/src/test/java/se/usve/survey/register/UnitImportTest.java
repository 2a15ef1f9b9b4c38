package se.usve.survey.register;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Topic;

/** Registering many units by a file. */
@QuarkusTest
@OnTheStack
class UnitImportTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Survey admin = Survey.ADMIN;
    private final Survey skane = Survey.region("12");
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private String round;

    @BeforeEach
    void aRound() {
        round = Survey.draftRound();
    }

    @Test
    void aSwedishFileRegistersItsUnitsOnceAndShowsFirstWhatItWouldDo() {
        var file = """
                enhet;Namn;region;specialitet;HSA-id;utnämnd år;direkt patientkontakt;del av;skäl
                %1$s-ogon;Ögon, Lund;12;Oftalmologi;SE2321000255-O%1$s;2016;JA;%1$s-sus;
                %1$s-sus;Skånes universitetssjukhus;12;;;;Nej;;Nytt sjukhus
                """.formatted(tag);
        send(skane, file, "?dryRun=true").statusCode(200).body("dryRun", equalTo(true)).body("stored", equalTo(false))
                .body("created", equalTo(2)).body("rows[0].row", equalTo(2)).body("rows[0].unit", equalTo(tag + "-ogon"))
                .body("rows[0].action", equalTo("CREATED"))
                .body("rows[0].changes.collect{it.field+' '+it.new}", hasItems("designatedYear 2016",
                        "directPatientContact true", "region 12", "partOf " + tag + "-sus"));
        skane.get("/rounds/" + round + "/units").then().body("total", equalTo(0));
        skane.get("/units?q=" + tag).then().body("total", equalTo(0));

        send(skane, file, "").statusCode(200).body("stored", equalTo(true)).body("created", equalTo(2));
        skane.get("/rounds/" + round + "/units/" + tag + "-ogon").then().body("name", equalTo("Ögon, Lund"))
                .body("directPatientContact", equalTo(true)).body("version", equalTo(1));
        skane.get("/units/" + tag + "-sus/history").then().body("items.reason", hasItem("Nytt sjukhus"));
        send(skane, file, "").statusCode(200).body("unchanged", equalTo(2)).body("rows[1].changes", equalTo(List.of()));
        skane.get("/units/" + tag + "-ogon").then().body("version", equalTo(1));

        for (var encoding : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            send(skane, file.getBytes(encoding), "text/csv", "").statusCode(200).body("unchanged", equalTo(2));
        }
        send(skane, file.replace(";", "\t"), "").statusCode(200).body("unchanged", equalTo(2));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertEquals(2, Topic.records(key -> key.startsWith(round + "/")).size()));
    }

    @Test
    void aColumnThatIsNotInTheFileStaysAndAnEmptyCellClears() {
        skane.put("/rounds/" + round + "/units/" + tag, Map.of("name", "A", "region", "12", "specialty", "Onkologi",
                "designatedYear", 2016)).then().statusCode(201);
        send(skane, "unit,designatedYear\n" + tag + ",\n", "").statusCode(200).body("changed", equalTo(1))
                .body("rows[0].changes.collect{it.field+' '+it.old+' '+it.new}",
                        equalTo(List.of("designatedYear 2016 null")));
        skane.get("/rounds/" + round + "/units/" + tag).then().body("specialty", equalTo("Onkologi"))
                .body("name", equalTo("A"));
        send(skane, "unit,designatedYear\n" + tag + "-new,2020\n", "").statusCode(200).body("rejected", equalTo(1))
                .body("rows[0].errors.collect{it.code+' '+it.column}",
                        equalTo(List.of("MANDATORY name", "MANDATORY region")));
    }

    @Test
    void everyErrorIsToldAtItsRowAndColumnAndWhatIsGoodIsStoredUnlessAllOrNothing() {
        admin.put("/units/" + tag + "-theirs", Map.of("name", "Deras", "region", "01")).then().statusCode(201);
        var file = """
                unit,name,region,hsaId,designatedYear,directPatientContact,partOf
                %1$s-good,Bra,12,,,,
                å,,99,X,nittonhundra,kanske,
                %1$s-twice,En,12,,,,
                %1$s-twice,Två,12,,,,
                %1$s-theirs,Vår,12,,,,
                %1$s-part,Del,12,,,,%1$s-child
                %1$s-child,Barn,12,,,,no-such-unit
                ,Utan id,12,,,,
                """.formatted(tag);
        for (var query : List.of("?dryRun=true", "?dryRun=true&atomic=true")) {
            send(skane, file, query).statusCode(200).body("created", equalTo(1)).body("rejected", equalTo(7))
                    .body("rows[1].errors.collect{it.row+' '+it.letter+' '+it.column+' '+it.code}", hasItems(
                            "3 A unit INVALID_VALUE", "3 B name MANDATORY", "3 C region INVALID_VALUE",
                            "3 D hsaId INVALID_VALUE", "3 E designatedYear INVALID_VALUE",
                            "3 F directPatientContact INVALID_VALUE"))
                    .body("rows[2].errors.code", equalTo(List.of("DUPLICATE_UNIT")))
                    .body("rows[3].errors[0].message", containsString("row 4"))
                    .body("rows[4].errors.code", equalTo(List.of("FORBIDDEN"))).body("rows[4].changes", equalTo(List.of()))
                    .body("rows[5].errors.code", equalTo(List.of("UNKNOWN_UNIT")))
                    .body("rows[6].errors.code", equalTo(List.of("UNKNOWN_UNIT")))
                    .body("rows[7].errors.code", equalTo(List.of("UNIT_MISSING")));
        }
        send(skane, file, "?atomic=true").statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", hasItems("MANDATORY /rows/3/name",
                        "DUPLICATE_UNIT /rows/4/unit", "UNIT_MISSING /rows/9/unit"));
        skane.get("/rounds/" + round + "/units").then().body("total", equalTo(0));
        send(skane, file, "").statusCode(200).body("created", equalTo(1)).body("rejected", equalTo(7));
        skane.get("/rounds/" + round + "/units").then().body("items.unit", equalTo(List.of(tag + "-good")));
        send(skane, file, "?dryRun=maybe&atomic=1").statusCode(400)
                .body("errors.pointer", equalTo(List.of("/dryRun", "/atomic")));
    }

    @Test
    void aRowIsToldEverythingThatIsWrongWithItAtOnce() {
        admin.put("/units/" + tag + "-moving", Map.of("name", "M", "region", "01")).then().statusCode(201);
        var file = """
                unit,name,region,hsaId,designatedYear,directPatientContact,partOf,reason
                %1$s-a,,99,X,sjutton,kanske,%1$s-nowhere,
                ,,12,X,,,%1$s-nowhere,
                %1$s-moving,,12,,,,%1$s-nowhere,
                %1$s-moving,M,12,,,,%1$s-a,
                %1$s-on,På,12,X,,,%1$s-good,
                %1$s-good,Bra,12,,,,,
                """.formatted(tag);
        send(admin, file, "?dryRun=true").statusCode(200).body("created", equalTo(1)).body("rejected", equalTo(5))
                .body("rows.collect{it.errors.collect{it.code+' '+it.column}.sort()}", equalTo(List.of(
                        List.of("INVALID_VALUE designatedYear", "INVALID_VALUE directPatientContact",
                                "INVALID_VALUE hsaId", "INVALID_VALUE region", "MANDATORY name", "UNKNOWN_UNIT partOf"),
                        List.of("INVALID_VALUE hsaId", "MANDATORY name", "UNIT_MISSING unit", "UNKNOWN_UNIT partOf"),
                        List.of("DUPLICATE_UNIT unit", "MANDATORY name", "MANDATORY reason", "UNKNOWN_UNIT partOf"),
                        List.of("DUPLICATE_UNIT unit", "MANDATORY reason", "UNKNOWN_UNIT partOf"),
                        List.of("INVALID_VALUE hsaId"), List.of())));
        send(skane, "unit,name,region,partOf\n" + tag + "-x,X,01," + tag + "-nowhere\n", "?dryRun=true").statusCode(200)
                .body("rows[0].errors.collect{it.code+' '+it.column}",
                        equalTo(List.of("FORBIDDEN region", "UNKNOWN_UNIT partOf")));
    }

    @Test
    void aSpreadsheetIsReadAsItIsAndAFormulaIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Enheter");
            var header = List.of("enhet", "namn", "region", "utnämnd år", "direkt patientkontakt");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, tag + "-x");
            sheet.value(1, 1, "Ögon");
            sheet.value(1, 2, 3);
            sheet.value(1, 3, 2016);
            sheet.value(1, 4, true);
            sheet.value(2, 0, tag + "-y");
            sheet.formula(2, 1, "CONCATENATE(A2,1)");
            sheet.value(2, 2, "03");
        }
        send(Survey.region("03"), out.toByteArray(), XLSX, "").statusCode(200).body("created", equalTo(1))
                .body("rows[1].errors.collect{it.letter+' '+it.code}", hasItem("B FORMULA"));
        admin.get("/rounds/" + round + "/units/" + tag + "-x").then().body("region", equalTo("03"))
                .body("designatedYear", equalTo(2016)).body("directPatientContact", equalTo(true));
    }

    @Test
    void whatIsNoFileOfUnitsIsRefusedPlainly() {
        send(skane, "", "").statusCode(422).body("errors.code", equalTo(List.of("EMPTY_FILE")));
        send(skane, "name,region\nA,12\n", "").statusCode(422).body("errors.code", equalTo(List.of("NO_HEADER")));
        send(skane, "unit,colour,name,name\nu,red,A,B\n", "").statusCode(422)
                .body("errors.code", equalTo(List.of("UNKNOWN_COLUMN", "DUPLICATE_COLUMN")));
        send(skane, "{\"unit\":\"u\"}\n", "").statusCode(422).body("errors.code", equalTo(List.of("NOT_READABLE")));
        send(skane, "unit,name,region\n" + "u,A,12\n".repeat(5001), "").statusCode(413)
                .body("errors.code", equalTo(List.of("TOO_MANY_ROWS")));
        send(skane, new byte[11_000_000], "text/csv", "").statusCode(413);
        skane.request().body("{}").post("/survey/v1/rounds/" + round + "/units/imports").then().statusCode(415);
        send(Survey.STEERING, "unit\nu\n", "").statusCode(403);
        round = "unheard-of";
        send(skane, "unit\nu\n", "").statusCode(404);
    }

    @Test
    void whatIsFetchedCanBeSentAgainAndChangesNothing() {
        var random = new Random(12);
        var units = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            units.add("%s-%d,\"%s\",%s,%s,%s,%s,%s,%s".formatted(tag, i, name(random), random.nextBoolean() ? "12" : "01",
                    random.nextBoolean() ? "Onkologi" : "", random.nextBoolean() ? "SE2321000255-" + tag + i : "",
                    random.nextBoolean() ? String.valueOf(1990 + random.nextInt(35)) : "",
                    List.of("YES", "NO", "").get(random.nextInt(3)),
                    random.nextBoolean() ? tag + "-" + i / 40 * 40 / 2 : ""));
        }
        var header = "unit,name,region,specialty,hsaId,designatedYear,directPatientContact,partOf\n";
        var created = send(admin, header + String.join("\n", units), "").statusCode(200).extract().<Integer>path("created");
        assertTrue(created > 250, created + " created");
        for (var format : List.of("csv", "csv-sv")) {
            var file = admin.request().get("/survey/v1/rounds/" + round + "/units.csv?format=" + format).then()
                    .statusCode(200).contentType(startsWith("text/csv")).extract().asByteArray();
            send(admin, file, "text/csv", "").statusCode(200).body("unchanged", equalTo(created))
                    .body("rejected", equalTo(0));
        }
        var own = skane.request().get("/survey/v1/rounds/" + round + "/units.csv").asString();
        assertEquals(skane.get("/rounds/" + round + "/units").then().extract().<Integer>path("total") + 1,
                own.lines().count(), "a region's file holds its own units");
        assertEquals(UnitTitles.COLUMNS, List.of(skane.request().get("/survey/v1/rounds/" + round + "/units/template.csv")
                .asString().strip().split(",")));
        admin.request().get("/survey/v1/rounds/" + round + "/units.csv?format=doc").then().statusCode(400);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertEquals(created, Topic.records(key -> key.startsWith(round + "/")).size()));
    }

    /** A fetched file is no news, however much the register has learned since. */
    @Test
    void whatIsFetchedChangesNothingWhenTheRegisterKnowsBetter() {
        var header = "unit,name,region,specialty,hsaId,designatedYear,directPatientContact,partOf\n";
        send(admin, header + """
                %1$s-whole,Sjukhus,12,,,,,
                %1$s-part,Klinik,12,,SE2321000255-%1$s,,,%1$s-whole
                %1$s-moved,Flyttad,12,,,,,
                """.formatted(tag), "").statusCode(200).body("created", equalTo(3));
        // The part becomes the whole, and a unit moves.
        skane.put("/units/" + tag + "-part", Map.of("name", "Nya kliniken", "region", "12")).then().statusCode(200);
        skane.put("/units/" + tag + "-whole", Map.of("name", "Nya sjukhuset", "region", "12", "partOf", tag + "-part"))
                .then().statusCode(200);
        admin.put("/units/" + tag + "-moved", Map.of("name", "Flyttad", "region", "01", "reason", "Avtal")).then()
                .statusCode(200);

        for (var sender : List.of(admin, skane)) {
            var file = sender.request().get("/survey/v1/rounds/" + round + "/units.csv").asString();
            for (var query : List.of("?dryRun=true", "?atomic=true")) {
                send(sender, file, query).statusCode(200).body("unchanged", equalTo(3)).body("rejected", equalTo(0))
                        .body("rows.changes", equalTo(List.of(List.of(), List.of(), List.of())));
            }
        }
        skane.get("/units/" + tag + "-part").then().body("version", equalTo(2)).body("name", equalTo("Nya kliniken"));
        skane.get("/units/" + tag + "-whole").then().body("version", equalTo(2));
        Survey.region("01").get("/units/" + tag + "-moved").then().body("version", equalTo(2));

        send(skane, "unit,specialty\n" + tag + "-whole,Onkologi\n", "?dryRun=true").statusCode(200)
                .body("changed", equalTo(1)).body("rows[0].changes.collect{it.field+' '+it.new}",
                        equalTo(List.of("specialty Onkologi")));
        send(skane, "unit,specialty\n" + tag + "-whole,Onkologi\n", "").statusCode(200);
        skane.get("/units/" + tag + "-whole").then().body("name", equalTo("Nya sjukhuset"))
                .body("specialty", equalTo("Onkologi")).body("partOf", equalTo(tag + "-part"));
    }

    private static String name(Random random) {
        return List.of("Ögon", "=1+1", "Hud; kön, smitta", "'citat'", "-x", "Kirurgi \"\"A\"\"").get(random.nextInt(6))
                + random.nextInt(100);
    }

    private ValidatableResponse send(Survey sender, String file, String query) {
        return send(sender, file.getBytes(StandardCharsets.UTF_8), "text/csv", query);
    }

    private ValidatableResponse send(Survey sender, byte[] file, String type, String query) {
        return RestAssured.given().auth().oauth2(sender.token()).header("Accept-Language", "en")
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(type, ContentType.BINARY)))
                .contentType(type).body(file).post("/survey/v1/rounds/" + round + "/units/imports" + query).then();
    }
}
