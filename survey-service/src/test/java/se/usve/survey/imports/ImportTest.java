package se.usve.survey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** What a region is shown of a file before it is stored, and what is stored of it. */
@QuarkusTest
@OnTheStack
class ImportTest {

    private Sending stockholm;
    private String round;

    @BeforeEach
    void aRound() {
        round = Sending.round(5);
        stockholm = new Sending(Survey.region("01"), round);
    }

    /** u1 new, u2 changed, u3 the same, u4 with two errors, u5 left blank, and a unit nobody knows. */
    private byte[] ofEveryKind() {
        Survey.ADMIN.submit(round, "u2", GoldenAnswers.full()).then().statusCode(201);
        Survey.ADMIN.submit(round, "u3", GoldenAnswers.full()).then().statusCode(201);
        var changed = GoldenAnswers.full();
        changed.put("3", "NO");
        changed.remove("15");
        var wrong = GoldenAnswers.full();
        wrong.put("3", "JAVISST");
        wrong.put("15", Map.of("2018", -1));
        var file = new LinkedHashMap<String, Map<String, Object>>();
        file.put("u1", GoldenAnswers.minimal());
        file.put("u2", changed);
        file.put("u3", GoldenAnswers.full());
        file.put("u4", wrong);
        file.put("u5", Map.of());
        file.put("unheard-of", GoldenAnswers.full());
        return Sending.lines(file);
    }

    @Test
    void aDryRunShowsWhatEveryRowWouldDoAndStoresNothing() {
        var file = ofEveryKind();
        var full = GoldenAnswers.full();
        stockholm.dryRun(file).then().statusCode(200)
                .body("plan", notNullValue()).body("round", equalTo(round)).body("status", equalTo("PLANNED"))
                .body("dryRun", equalTo(true)).body("atomic", equalTo(false)).body("format", equalTo("NDJSON"))
                .body("fileSha256", equalTo(FileHash.of(file))).body("expires", notNullValue())
                .body("created", equalTo(1)).body("changed", equalTo(1)).body("unchanged", equalTo(1))
                .body("rejected", equalTo(2)).body("skipped", equalTo(1))
                .body("rows.row", equalTo(List.of(1, 2, 3, 4, 5, 6)))
                .body("rows.unit", equalTo(List.of("u1", "u2", "u3", "u4", "u5", "unheard-of")))
                .body("rows.action", equalTo(List.of("CREATED", "CHANGED", "UNCHANGED", "REJECTED", "SKIPPED", "REJECTED")))
                .body("rows[1].changes.question", equalTo(List.of("3", "15")))
                .body("rows[1].changes[0].old", equalTo(full.get("3"))).body("rows[1].changes[0].new", equalTo("NO"))
                .body("rows[1].changes[1].old", equalTo(full.get("15"))).body("rows[1].changes[1].new", nullValue())
                .body("rows[3].errors.collect{it.code+' '+it.pointer+' '+it.question}", equalTo(List.of(
                        "INVALID_ANSWER /rows/4/answers/3 3", "INVALID_ANSWER /rows/4/answers/15/2018 15")))
                .body("rows[5].errors.collect{it.code+' '+it.pointer+' '+it.column}",
                        equalTo(List.of("UNKNOWN_UNIT /rows/6/unit unit")))
                .body("levels.status", equalTo("NOT_CONFIGURED"));
        for (var unit : List.of("u1", "u4", "u5")) {
            stockholm.submissions(unit).then().body("total", equalTo(0));
        }
        stockholm.submissions("u2").then().body("total", equalTo(1));
    }

    @Test
    void withoutADryRunWhatIsValidIsStored() {
        stockholm.store(ofEveryKind()).then().statusCode(200).body("status", equalTo("COMMITTED"))
                .body("created", equalTo(1)).body("changed", equalTo(1)).body("rejected", equalTo(2))
                .body("rows[3].errors", hasSize(2)).body("committedAt", notNullValue());
        stockholm.submissions("u1").then().body("total", equalTo(1));
        stockholm.submissions("u2").then().body("total", equalTo(2));
        stockholm.submissions("u3").then().body("total", equalTo(1));
        stockholm.submissions("u4").then().body("total", equalTo(0));
        Survey.ADMIN.get("/rounds/" + round + "/units/u1/submissions/1").then()
                .body("answers", equalTo(GoldenAnswers.minimal()));
    }

    @Test
    void allOrNothingStoresNothingWhenARowIsWrong() {
        stockholm.send("?atomic=true", ofEveryKind(), Sending.NDJSON).then().statusCode(422)
                .contentType("application/problem+json")
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("INVALID_ANSWER /rows/4/answers/3",
                        "INVALID_ANSWER /rows/4/answers/15/2018", "UNKNOWN_UNIT /rows/6/unit")))
                .body("created", equalTo(0)).body("changed", equalTo(0)).body("unchanged", equalTo(1))
                .body("rejected", equalTo(2)).body("rows", hasSize(6)).body("rows[3].errors", hasSize(2));
        stockholm.submissions("u1").then().body("total", equalTo(0));
        stockholm.submissions("u2").then().body("total", equalTo(1));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var file = Sending.lines(Map.of("u1", GoldenAnswers.full(), "u2", GoldenAnswers.minimal()));
        stockholm.store(file).then().statusCode(200).body("created", equalTo(2));
        stockholm.store(file).then().statusCode(200).body("created", equalTo(0)).body("changed", equalTo(0))
                .body("unchanged", equalTo(2)).body("rows.action", equalTo(List.of("UNCHANGED", "UNCHANGED")));
        stockholm.submissions("u1").then().body("total", equalTo(1));
    }

    @Test
    void aCommitStoresWhatThePlanShowedAndDoesItOnce() {
        var plan = Sending.plan(stockholm.dryRun(ofEveryKind()));
        var first = stockholm.commit(plan).then().statusCode(200).body("status", equalTo("COMMITTED"))
                .body("created", equalTo(1)).body("changed", equalTo(1)).extract().body().asString();
        assertEquals(first, stockholm.commit(plan).then().statusCode(200).extract().body().asString());
        assertEquals(first, stockholm.get(plan).then().statusCode(200).extract().body().asString());
        stockholm.submissions("u1").then().body("total", equalTo(1));
        stockholm.submissions("u2").then().body("total", equalTo(2));
    }

    @Test
    void aPlanWhoseGroundHasMovedIsRefusedAsAWhole() {
        var plan = Sending.plan(stockholm.dryRun(ofEveryKind()));
        Survey.ADMIN.submit(round, "u3", GoldenAnswers.minimal()).then().statusCode(201);
        Survey.ADMIN.put("/rounds/" + round + "/units/u2", Map.of("name", "Enhet 2", "region", "12")).then()
                .statusCode(200);
        stockholm.commit(plan).then().statusCode(409)
                .body("errors.collect{it.code+' '+it.pointer}",
                        equalTo(List.of("GROUND_MOVED /rows/2/unit", "GROUND_MOVED /rows/3/unit")));
        stockholm.submissions("u1").then().body("total", equalTo(0));
    }

    @Test
    void aRegionSendsItsOwnUnitsAlone() {
        var file = Sending.lines(Map.of("lund", GoldenAnswers.full()));
        stockholm.dryRun(file).then().statusCode(200).body("rejected", equalTo(1))
                .body("rows[0].errors[0].code", equalTo("UNKNOWN_UNIT"));
        var plan = Sending.plan(new Sending(Survey.region("12"), round).dryRun(file));
        stockholm.get(plan).then().statusCode(404);
        stockholm.commit(plan).then().statusCode(404);
        stockholm.who().get("/rounds/" + round + "/imports").then().body("total", equalTo(1));
        new Sending(Survey.ADMIN, round).commit(plan).then().statusCode(200).body("created", equalTo(1));
        new Sending(Survey.STEERING, round).dryRun(file).then().statusCode(403);
        new Sending(Survey.region("01"), "unheard-of").dryRun(file).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain;charset=UTF-8", "application/csv", "application/vnd.ms-excel",
            "application/octet-stream", "Text/CSV"})
    void aFileMayBeCalledWhatProgramsCallIt(String type) {
        stockholm.send("?dryRun=true", "enhet;4a\nu1;Kanske\n".getBytes(UTF_8), type).then().statusCode(200)
                .body("format", equalTo("CSV")).body("rejected", equalTo(1));
        stockholm.who().request().contentType(type).body("enhet;namn;region\nu1;Ett;01\n".getBytes(UTF_8))
                .post("/survey/v1/rounds/" + round + "/units/imports?dryRun=true").then().statusCode(200)
                .body("rejected", equalTo(0));
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInPlainWords() {
        stockholm.dryRun("".getBytes(UTF_8)).then().statusCode(422).body("errors[0].code", equalTo("EMPTY_FILE"));
        stockholm.dryRun(new byte[11_000_000]).then().statusCode(413);
        stockholm.send("", "{}".getBytes(UTF_8), "application/json").then().statusCode(415)
                .body("type", equalTo("urn:usve:problem:http-415")).body("detail", containsString("text/csv"));
        stockholm.send("?dryRun=yes&atomic=1", "{}".getBytes(UTF_8), Sending.CSV).then().statusCode(400)
                .body("errors.pointer", equalTo(List.of("/dryRun", "/atomic")));
        stockholm.who().get("/rounds/" + round + "/imports").then().body("total", equalTo(0));
    }
}
