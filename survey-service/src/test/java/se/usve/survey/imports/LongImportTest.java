package se.usve.survey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.lane.Lanes;

/** Files that are not waited for, files that are too many at once, and files that are refused as a whole. */
@QuarkusTest
@OnTheStack
class LongImportTest {

    @Inject
    DataSource dataSource;
    @Inject
    Lanes lanes;
    @Inject
    ReceiveFile receive;

    private Sending stockholm;
    private String round;

    @BeforeEach
    void aRound() {
        round = Sending.round(4);
        stockholm = new Sending(Survey.region("01"), round);
    }

    private static byte[] file() {
        var file = new LinkedHashMap<String, Map<String, Object>>();
        for (int unit = 1; unit <= 4; unit++) {
            file.put("u" + unit, GoldenAnswers.full());
        }
        return Sending.lines(file);
    }

    @Test
    void whoPrefersNotToWaitIsToldWhereToAsk() {
        var plan = accepted(stockholm.preferring("wait=10, respond-async", "?dryRun=true", file())
                .then().header("Preference-Applied", equalTo("respond-async")).extract().response());
        ended(plan, "PLANNED").then().body("created", equalTo(4)).body("progress.phase", equalTo("DONE"))
                .body("progress.rows", equalTo(4)).body("progress.of", equalTo(4))
                .body("rows.size()", equalTo(4));
        stockholm.commit(plan).then().statusCode(200).body("created", equalTo(4));
        var stored = accepted(stockholm.preferring("respond-async", "", file()));
        ended(stored, "COMMITTED").then().body("unchanged", equalTo(4));
    }

    @Test
    void aFileWithManyRowsIsNotWaitedFor() {
        var rows = new StringBuilder("unit;4a\n");
        for (int i = 0; i < 1200; i++) {
            rows.append("x").append(i).append(";Ja\n");
        }
        var plan = accepted(stockholm.send("?dryRun=true", rows.toString().getBytes(UTF_8), Sending.CSV));
        ended(plan, "PLANNED").then().body("rejected", equalTo(1200)).body("format", equalTo("CSV"));
    }

    @Test
    void whatEndsAFileThatNobodyWaitsForIsToldToWhoAsks() {
        var plan = accepted(stockholm.preferring("respond-async", "", "4a;4b\nJa;Nej\n".getBytes(UTF_8)));
        ended(plan, "REFUSED").then().body("problem.status", equalTo(422))
                .body("problem.errors[0].code", equalTo("NO_HEADER")).body("created", nullValue());
        stockholm.commit(plan).then().statusCode(409);
        stockholm.get(plan + "/annotated.xlsx").then().statusCode(409);
        var wrong = "{\"unit\":\"u1\",\"answers\":{\"4a\":\"?\"}}\n".getBytes(UTF_8);
        ended(accepted(stockholm.preferring("respond-async", "?atomic=true", wrong)), "REFUSED").then()
                .body("created", equalTo(0)).body("rejected", equalTo(1)).body("problem.status", equalTo(422));
    }

    @Test
    void workWhoseProgramHasEndedIsInterrupted() throws SQLException {
        var plan = Sending.plan(stockholm.dryRun(file()));
        update("update import set status = 'RUNNING', heartbeat = now() - interval '1 min' where id = ?", plan);
        stockholm.get(plan).then().body("status", equalTo("INTERRUPTED"));
        stockholm.commit(plan).then().statusCode(409);
        update("update import set heartbeat = now() where id = ?", plan);
        stockholm.get(plan).then().body("status", equalTo("RUNNING"));
        discard(plan).then().statusCode(409);
    }

    @Test
    void theOldestPlansOfARegionMakeRoomForItsNewestAndOnlyThose() throws SQLException {
        var others = Sending.plan(stockholm.dryRun(file()));
        var umea = new Sending(Survey.region("24"), round);
        var atWork = Sending.plan(umea.dryRun(file()));
        update("update import set status = 'RUNNING', heartbeat = now() + interval '1 h' where id = ?", atWork);
        var first = Sending.plan(umea.dryRun(file()));
        for (int i = 2; i < Imports.MOST_KEPT; i++) {
            umea.dryRun(file()).then().statusCode(200);
        }
        umea.get(first).then().statusCode(200);
        var last = Sending.plan(umea.dryRun(file()));
        umea.dryRun(file()).then().statusCode(200);
        umea.get(first).then().statusCode(404);
        umea.get(last).then().statusCode(200);
        umea.get(atWork).then().statusCode(200);
        stockholm.get(others).then().statusCode(200);
    }

    @Test
    void aPlanIsForgottenWhenItsTimeIsOverOrItIsDiscarded() throws SQLException {
        var plan = Sending.plan(stockholm.dryRun(file()));
        update("update import set expires_at = now() - interval '1 s' where id = ?", plan);
        stockholm.commit(plan).then().statusCode(410).body("type", equalTo("urn:usve:problem:gone"));
        receive.forgetExpired();
        stockholm.commit(plan).then().statusCode(404);

        var other = Sending.plan(stockholm.dryRun(file()));
        new Sending(Survey.region("12"), round).get(other).then().statusCode(404);
        discard(other).then().statusCode(204);
        stockholm.get(other).then().statusCode(404);
        stockholm.get("no-uuid").then().statusCode(400);
    }

    @Test
    void whatElseHoldsAWholeFileInMemoryWaitsItsTurnToo() {
        var plan = Sending.plan(stockholm.dryRun(file()));
        var annotated = "/survey/v1/rounds/" + round + "/imports/" + plan + "/annotated.xlsx";
        var units = "/survey/v1/rounds/" + round + "/units/imports?dryRun=true";
        try (var _ = lanes.enter(Optional.of("01")); var _ = lanes.enter(Optional.of("01"))) {
            stockholm.who().request().get(annotated).then().statusCode(429).header("Retry-After", matchesPattern("\\d+"));
            stockholm.who().request().contentType("text/csv").body("enhet;namn;region\nu1;Ett;01\n").post(units).then()
                    .statusCode(429).header("Retry-After", matchesPattern("\\d+"));
        }
        for (int i = 0; i < 3; i++) {
            stockholm.who().request().get(annotated).then().statusCode(200);
            stockholm.who().request().contentType("text/csv").body("enhet;namn;region\nu1;Ett;01\n").post(units).then()
                    .statusCode(200);
        }
    }

    @Test
    void aUnitThatNoLongerTakesPartStandsInNoTemplateAndIsUnknown() {
        stockholm.who().request().delete("/survey/v1/rounds/" + round + "/units/u4?reason=nedlagd").then().statusCode(204);
        assertFalse(stockholm.who().get("/rounds/" + round + "/questionnaire/template.csv").asString().contains("u4"));
        stockholm.dryRun(Sending.lines(Map.of("u4", GoldenAnswers.full()))).then().statusCode(200)
                .body("rows[0].errors[0].code", equalTo("UNKNOWN_UNIT"));
    }

    @Test
    void aRegionThatIsNoneOfOursSendsNoFiles() {
        for (var token : List.of(TestTokens.withRegionAs("REGION", "99"), TestTokens.withoutRegion("REGION"))) {
            var nowhere = new Sending(new Survey(token), round);
            nowhere.dryRun(file()).then().statusCode(403);
            nowhere.who().get("/rounds/" + round + "/imports").then().statusCode(403);
        }
    }

    @Test
    void tooManyAtOnceAreToldWhenToComeBack() {
        try (var _ = lanes.enter(Optional.of("01")); var _ = lanes.enter(Optional.of("01"))) {
            stockholm.dryRun(file()).then().statusCode(429).header("Retry-After", matchesPattern("\\d+"))
                    .body("type", equalTo("urn:usve:problem:too-many-requests"));
            new Sending(Survey.region("12"), round).dryRun(file()).then().statusCode(200);
            try (var _ = lanes.enter(Optional.empty()); var _ = lanes.enter(Optional.empty())) {
                new Sending(Survey.region("12"), round).dryRun(file()).then().statusCode(503)
                        .header("Retry-After", matchesPattern("\\d+"));
            }
        }
        stockholm.dryRun(file()).then().statusCode(200);
    }

    @Test
    void aFileThatIsNoFileOfAnswersIsRefusedAsAWhole() throws IOException {
        refused(422, "PASSWORD_PROTECTED", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        refused(422, "NOT_READABLE", "%PDF-1.7".getBytes(UTF_8));
        refused(422, "UNKNOWN_COLUMN", "unit;99\nu1;Ja\n".getBytes(UTF_8));
        refused(413, "TOO_MANY_ROWS", ("unit;4a\n" + "u1;Ja\n".repeat(5_001)).getBytes(UTF_8));
        refused(413, "ZIP_BOMB", bomb());
        var other = Sending.round(1);
        refused(422, "OTHER_ROUND",
                stockholm.who().get("/rounds/" + other + "/questionnaire/template.xlsx").asByteArray());
        stockholm.who().get("/rounds/" + round + "/imports?limit=100").then()
                .body("items.findAll{it.status=='PLANNED'}.size()", equalTo(0));
    }

    /** Refused at once, or, when it is too long to be waited for, to who asks. */
    private void refused(int status, String code, byte[] file) {
        var answer = stockholm.send("?dryRun=true", file, "application/octet-stream");
        if (answer.statusCode() == 202) {
            ended(accepted(answer), "REFUSED").then().body("problem.status", equalTo(status))
                    .body("problem.errors[0].code", equalTo(code));
        } else {
            answer.then().statusCode(status).contentType("application/problem+json")
                    .body("errors[0].code", equalTo(code));
        }
    }

    /** A spreadsheet with a part that unpacks to 200 MB. */
    private static byte[] bomb() throws IOException {
        var template = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            book.createSheet().createRow(0).createCell(0).setCellValue("unit");
            book.write(template);
        }
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out);
                var in = new ZipInputStream(new ByteArrayInputStream(template.toByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().endsWith("sheet1.xml")) {
                    zip.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                            .getBytes(UTF_8));
                    var blanks = " ".repeat(1_000_000).getBytes(UTF_8);
                    for (int i = 0; i < 200; i++) {
                        zip.write(blanks);
                    }
                } else {
                    in.transferTo(zip);
                }
            }
        }
        return out.toByteArray();
    }

    private String accepted(Response answer) {
        // It may have ended before the answer was written.
        var location = answer.then().statusCode(202).body("status", oneOf("RUNNING", "PLANNED", "COMMITTED", "REFUSED"))
                .header("Location", matchesPattern(".*/survey/v1/rounds/" + round + "/imports/[0-9a-f-]{36}"))
                .extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Response ended(String plan, String status) {
        await().atMost(Duration.ofSeconds(30)).until(() ->
                !List.of("RUNNING", "INTERRUPTED").contains(stockholm.get(plan).<String>path("status")));
        var answer = stockholm.get(plan);
        answer.then().statusCode(200).body("status", equalTo(status));
        return answer;
    }

    private Response discard(String plan) {
        return stockholm.who().request().delete("/survey/v1/rounds/" + round + "/imports/" + plan);
    }

    private void update(String sql, String plan) throws SQLException {
        try (var connection = dataSource.getConnection(); var update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(plan));
            update.executeUpdate();
        }
    }
}
