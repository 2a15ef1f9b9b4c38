package se.usve.scoring.overrides;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.time.Sweden;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SetTime;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.store.Database;
import se.usve.survey.contract.RoundChanged;

/** An override waits for the region's reply before it takes effect. */
@QuarkusTest
class RightOfReplyTest extends ComponentTest {

    private final SetTime time = new SetTime();
    @Inject
    TakeEffect takeEffect;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void fourteenDaysToReply() {
        QuarkusMock.installMockForType(time, InstantSource.class);
        replyDays(14);
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
    }

    private void replyDays(int days) {
        as(ADMIN).body(Map.of("doubleReview", false, "replyDays", days))
                .put("/scoring/v1/rounds/" + round + "/procedure").then().statusCode(200);
    }

    private Response override(String unit, int level, String outcome) {
        return as("ASSESSOR", "03").body(Map.of("level", level, "outcome", outcome, "rationale", REASON,
                "evidence", "Dnr 4.1-12345/2022")).post(unitPath(unit) + "/overrides");
    }

    private String made(String unit, int level, String outcome) {
        return override(unit, level, outcome).then().statusCode(201).extract().jsonPath().getString("id");
    }

    private Response reply(String id, String region, String text) {
        return as("REGION", region).body(Map.of("text", text)).post(unitPath("u") + "/overrides/" + id + "/replies");
    }

    private String state(String unit, String id) {
        return as(ADMIN).get(unitPath(unit) + "/overrides/" + id).then().statusCode(200).extract().jsonPath()
                .getString("state");
    }

    private Instant endOfDay(int days) {
        return LocalDate.ofInstant(time.instant(), Sweden.ZONE).plusDays(days + 1).atStartOfDay(Sweden.ZONE).toInstant();
    }

    @Test
    void whereNoTimeForRepliesIsGivenThatIsSaid() {
        replyDays(0);
        reply(made("u", 6, "NOT_MET"), "12", "Vi håller inte med.").then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:reply-time-over"))
                .body("detail", equalTo("Ändringen började gälla genast: omgången ger ingen tid för svar."));
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}"));
        assertEquals(true, result("u").getBoolean("levels[5].override.answersChanged"));
    }

    @Test
    void theWholeLifeOfAnOverride() throws IOException {
        var effect = endOfDay(14);
        var response = override("u", 6, "NOT_MET");
        response.then().statusCode(201).body("state", equalTo("AWAITING_REPLY")).body("replyDays", equalTo(14))
                .body("takesEffectAt", equalTo(effect.toString())).body("inForceAt", nullValue())
                .body("evidence", equalTo("Dnr 4.1-12345/2022")).body("unit", equalTo("u")).body("region", equalTo("12"))
                .body("replies", empty()).body("answersChanged", equalTo(false)).body("submissionVersion", equalTo(1));
        var id = response.jsonPath().getString("id");
        as(ADMIN).get(response.header("Location")).then().statusCode(200).body("id", equalTo(id));
        assertEquals("MET", outcome(result("u"), 6), "nothing is changed before the region could reply");
        assertEquals(id, result("u").getString("levels[5].pendingOverride.id"));
        assertEquals("NOT_MET", result("u").getString("levels[5].pendingOverride.outcome"));
        override("u", 6, "EXEMPT").then().statusCode(409).body("type", equalTo("urn:usve:problem:override-active"));

        replyDays(0);
        as(ADMIN).get(unitPath("u") + "/overrides/" + id).then().body("takesEffectAt", equalTo(effect.toString()));

        reply(id, "12", "Samarbetet finns sedan 2019.").then().statusCode(201).body("text",
                equalTo("Samarbetet finns sedan 2019.")).body("by", notNullValue()).body("at", notNullValue());
        time.set(effect.minusSeconds(60));
        takeEffect.come();
        assertEquals("AWAITING_REPLY", state("u", id));
        reply(id, "12", "Avtalet bifogas.").then().statusCode(201);

        time.set(effect);
        await(() -> state("u", id).equals("IN_FORCE"));
        reply(id, "12", "För sent.").then().statusCode(409).body("type", equalTo("urn:usve:problem:reply-time-over"));
        var overridden = result("u");
        assertEquals("NOT_MET", outcome(overridden, 6));
        assertEquals("MET", overridden.getString("levels[5].selfReported"));
        assertTrue(overridden.getBoolean("levels[5].overridden"));
        assertEquals(id, overridden.getString("levels[5].override.id"));
        assertEquals("Dnr 4.1-12345/2022", overridden.getString("levels[5].override.evidence"));
        assertEquals(false, overridden.getBoolean("levels[5].override.answersChanged"));
        assertNull(overridden.get("levels[5].pendingOverride"));
        for (var reader : List.of(as("ASSESSOR", "03"), as("REGION", "12"), as(STEERING), as(ADMIN))) {
            reader.get(unitPath("u") + "/overrides").then().statusCode(200)
                    .body("overrides[0].replies.text", contains("Samarbetet finns sedan 2019.", "Avtalet bifogas."));
        }
        assertEquals(List.of("OVERRIDE", "SUBMISSION"),
                as(ADMIN).get(unitPath("u") + "/history").jsonPath().getList("items.cause"));
        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u", 2);
        var levels = told.stream().map(event -> json(event.value())).toList();
        assertEquals(List.of("MET", "NOT_MET"), levels);

        as("ASSESSOR", "03").body(Map.of("rationale", "Svaret övertygade.")).delete(unitPath("u") + "/overrides/" + id)
                .then().statusCode(200).body("state", equalTo("WITHDRAWN")).body("replies", hasSize(2));
        assertEquals("MET", outcome(result("u"), 6));
        made("u", 6, "EXEMPT");
        assertEquals("EXEMPT", outcome(result("u"), 6), "with no days to reply it is in force at once");
    }

    private static String json(String event) {
        try {
            return new ObjectMapper().readTree(event).get("levels").get(5).get("outcome").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneThatIsWithdrawnInTimeNeverHadEffect() {
        var id = made("u", 6, "NOT_MET");
        as("ASSESSOR", "14").body(Map.of("rationale", "Svaret övertygade.")).delete(unitPath("u") + "/overrides/" + id)
                .then().statusCode(200).body("state", equalTo("WITHDRAWN")).body("inForceAt", nullValue());
        reply(id, "12", "Tack.").then().statusCode(409).body("type", equalTo("urn:usve:problem:override-withdrawn"));
        time.set(endOfDay(14));
        takeEffect.come();
        assertEquals("WITHDRAWN", state("u", id));
        assertEquals(List.of("SUBMISSION"), as(ADMIN).get(unitPath("u") + "/history").jsonPath().getList("items.cause"));
        assertEquals("AWAITING_REPLY", state("u", made("u", 6, "EXEMPT")));
    }

    @Test
    void publishingTheRoundEndsTheWait() {
        var id = made("u", 6, "NOT_MET");
        var inForce = endOfDay(14);
        survey.send(SurveyTopic.round(round, 2, RoundChanged.State.PUBLISHED));
        await(() -> state("u", id).equals("LAPSED"));
        time.set(inForce);
        takeEffect.come();
        assertEquals("LAPSED", state("u", id));
        assertEquals("MET", outcome(result("u"), 6));
        reply(id, "12", "Tack.").then().statusCode(409).body("type", equalTo("urn:usve:problem:round-published"));
        as(ADMIN).body(Map.of("rationale", REASON)).delete(unitPath("u") + "/overrides/" + id).then().statusCode(409);
    }

    @Test
    void itStandsThroughNewAndWithdrawnAnswersAndSaysWhatChangedUnderIt() {
        var id = made("u", 6, "NOT_MET");
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"39\": \"NO\"}"));
        as(ADMIN).get(unitPath("u") + "/overrides/" + id).then().body("answersChanged", equalTo(false))
                .body("changedQuestions", empty());
        submit("u", 3, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\", \"13b\": {\"OWN_REGION_CARE_UNITS\": \"NO\"}}"));
        as(ADMIN).get(unitPath("u") + "/overrides/" + id).then().body("answersChanged", equalTo(true))
                .body("changedQuestions.sort()", equalTo(List.of("13b", "13c"))).body("submissionVersion", equalTo(1));
        survey.send(SurveyTopic.withdrawal(round, "u", 4, "12"));
        await(() -> as(ADMIN).get(unitPath("u") + "/result").statusCode() == 404);
        time.set(endOfDay(14));
        await(() -> state("u", id).equals("IN_FORCE"));
        override("u", 7, "MET").then().statusCode(409).body("type", equalTo("urn:usve:problem:no-result"));
        var anew = submit("u", 5, "12", AnswersOfAUnit.meetingAll());
        assertEquals("NOT_MET", outcome(anew, 6));
        as(ADMIN).get(unitPath("u") + "/overrides/" + id).then().body("answersChanged", equalTo(false));
    }

    @Test
    void onlyTheUnitsRegionReplies() {
        var id = made("u", 6, "NOT_MET");
        reply(id, "14", "Inte vår.").then().statusCode(404);
        var path = unitPath("u") + "/overrides/" + id + "/replies";
        for (var other : List.of(as(ADMIN), as(STEERING), as("ASSESSOR", "03"), as("OPERATOR"))) {
            other.body(Map.of("text", "x")).post(path).then().statusCode(403);
        }
        given().contentType("application/json").body(Map.of("text", "x")).post(path).then().statusCode(401);
        as("REGION", "12").body(Map.of("text", " ", "mer", 1)).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/text", "/mer"));
        as("REGION", "12").body(Map.of("text", "x".repeat(4001))).post(path).then().statusCode(422);
        reply(UUID.randomUUID().toString(), "12", "Finns inte.").then().statusCode(404);
        reply("x", "12", "Finns inte.").then().statusCode(404);
        as(ADMIN).get(unitPath("u") + "/overrides/" + id).then().body("replies", empty());
    }

    @Test
    void anOverrideTakesSoManyRepliesAndNoMore() {
        var id = made("u", 6, "NOT_MET");
        for (int i = 0; i < 50; i++) {
            reply(id, "12", "Svar " + i).then().statusCode(201);
        }
        reply(id, "12", "Ett till").then().statusCode(409).body("type", equalTo("urn:usve:problem:too-many-replies"));
    }

    @Test
    void evidenceHasItsLimit() {
        as(ADMIN).body(Map.of("level", 6, "outcome", "MET", "rationale", REASON, "evidence", "x".repeat(501)))
                .post(unitPath("u") + "/overrides").then().statusCode(422)
                .body("errors.pointer", contains("/evidence"));
        as(ADMIN).body(Map.of("level", 6, "outcome", "MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").then().statusCode(201).body("evidence", nullValue());
    }

    @Test
    void anyNumberOfInstancesPutItInForceOnce() throws Exception {
        var units = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            submit("many" + i, 1, "12", AnswersOfAUnit.meetingAll());
            made("many" + i, 6, "NOT_MET");
            made("many" + i, 7, "NOT_MET");
            units.add("many" + i);
        }
        time.set(endOfDay(14));
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Void> instance = () -> {
                takeEffect.come();
                return null;
            };
            for (var done : pool.invokeAll(List.of(instance, instance, instance, instance))) {
                done.get();
            }
        }
        for (var unit : units) {
            as(ADMIN).get(unitPath(unit) + "/overrides").then().body("overrides.state", contains("IN_FORCE", "IN_FORCE"));
            assertEquals(List.of("OVERRIDE", "SUBMISSION"),
                    as(ADMIN).get(unitPath(unit) + "/history").jsonPath().getList("items.cause"), "both by one result");
            assertEquals("NOT_MET", outcome(result(unit), 7));
        }
    }

    @Test
    void oneThatCannotBePutInForceDelaysNoOther() {
        submit("v", 1, "12", AnswersOfAUnit.meetingAll());
        var stuck = made("u", 6, "NOT_MET");
        var other = made("v", 6, "NOT_MET");
        QuarkusTransaction.requiringNew().run(() ->
                database.update("delete from submission where round = ? and unit = 'u'", round));
        var failures = meters.counter("usve.overrides.failed").count();
        time.set(endOfDay(14));
        takeEffect.come();
        assertEquals("IN_FORCE", state("v", other));
        assertEquals("NOT_MET", outcome(result("v"), 6));
        assertEquals("AWAITING_REPLY", state("u", stuck));
        assertTrue(meters.counter("usve.overrides.failed").count() > failures, "and it is to be seen in the metrics");
    }

    @Test
    void theRoundsOverridesAreFoundByWhatIsAskedOfThem() {
        submit("v", 1, "14", AnswersOfAUnit.meetingAll());
        var waiting = made("u", 6, "NOT_MET");
        var withdrawn = made("v", 6, "NOT_MET");
        as(ADMIN).body(Map.of("rationale", REASON)).delete(unitPath("v") + "/overrides/" + withdrawn).then().statusCode(200);
        replyDays(0);
        var inForce = made("v", 7, "NOT_MET");
        submit("v", 2, "14", AnswersOfAUnit.meetingAllBut("{\"14a\": {\"REGIONAL\": \"NO\"}}"));
        var path = "/scoring/v1/rounds/" + round + "/overrides";
        as("ASSESSOR", "03").get(path).then().statusCode(200).body("total", equalTo(3))
                .body("items.id", contains(waiting, withdrawn, inForce));
        as(STEERING).get(path + "?limit=1&page=2").then().body("items.id", contains(withdrawn)).body("total", equalTo(3));
        as(ADMIN).get(path + "?state=AWAITING_REPLY").then().body("items.id", contains(waiting));
        as(ADMIN).get(path + "?state=IN_FORCE&region=14").then().body("items.id", contains(inForce));
        as(ADMIN).get(path + "?region=14&level=6").then().body("items.id", contains(withdrawn));
        as(ADMIN).get(path + "?answersChanged=true").then().body("items.id", contains(inForce))
                .body("items[0].changedQuestions", contains("14a"));
        as(ADMIN).get(path + "?answersChanged=false").then().body("items.id", contains(waiting, withdrawn));
        as("REGION", "12").get(path).then().body("items.id", contains(waiting)).body("items.region", contains("12"));
        as("REGION", "12").get(path + "?region=14").then().statusCode(200).body("items", empty());
        as(ADMIN).get(path + "?state=NONE&answersChanged=1&region=x&level=x").then().statusCode(400)
                .body("errors.pointer", contains("/state", "/answersChanged", "/region", "/level"));
        as("OPERATOR").get(path).then().statusCode(403);
        as(ADMIN).get("/scoring/v1/rounds/none/overrides").then().statusCode(404);
        survey.send(SurveyTopic.unit(round, "u", 1, "12", false));
        await(() -> as(ADMIN).get(path).jsonPath().getInt("total") == 2);
    }

    @Test
    void aRegionsOwnRoundIsItsOwn() {
        round = "03-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN, "03"));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
        submit("u", 1, "03", AnswersOfAUnit.meetingAll());
        var path = "/scoring/v1/rounds/" + round + "/overrides";
        as("REGION", "03").get(path).then().statusCode(200);
        as(ADMIN).get(path).then().statusCode(200);
        for (var other : List.of(as(STEERING), as("ASSESSOR", "12"), as("REGION", "12"))) {
            other.get(path).then().statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 60})
    void theTimeIsKeptWhateverTheProcedureBecomes(long seconds) {
        replyDays(1);
        var effect = endOfDay(1);
        var id = made("u", 6, "NOT_MET");
        replyDays(14);
        time.set(effect.plus(Duration.ofSeconds(seconds)));
        takeEffect.come();
        assertEquals(seconds < 0 ? "AWAITING_REPLY" : "IN_FORCE", state("u", id));
        assertFalse(seconds < 0 && !outcome(result("u"), 6).equals("MET"));
    }
}
