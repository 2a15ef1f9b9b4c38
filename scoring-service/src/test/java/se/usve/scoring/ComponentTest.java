package se.usve.scoring;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import se.usve.stack.testing.StackTestResource;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SurveyEvent;

/** A running service with real PostgreSQL and Kafka, a round of its own for every test, and somebody to be. */
@WithTestResource(value = StackTestResource.class, scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "scoring"))
public abstract class ComponentTest {

    protected static final String ADMIN = "ADMIN";
    protected static final String STEERING = "STEERING";
    protected static final String REASON = "Exemplet beskriver en konkret förändring.";

    protected SurveyTopic survey;
    protected String round;

    @BeforeEach
    void openARound() {
        survey = new SurveyTopic();
        round = "r-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
    }

    @AfterEach
    void leave() {
        survey.close();
    }

    protected RequestSpecification as(String role) {
        return as(role, null);
    }

    protected RequestSpecification as(String role, String region) {
        return given().auth().oauth2(TestTokens.bearer(role, region)).contentType(ContentType.JSON)
                .header("Accept-Language", "sv");
    }

    protected String unitPath(String unit) {
        return "/scoring/v1/rounds/" + round + "/units/" + unit;
    }

    /** Sends the events and waits until the unit's result rests on that submission. */
    protected JsonPath scored(String unit, long submissionVersion, SurveyEvent... events) {
        survey.send(events);
        awaitResult(round, unit, submissionVersion);
        return result(unit);
    }

    /** Waits until the unit's result rests on that submission. */
    protected void awaitResult(String ofRound, String unit, long submissionVersion) {
        await(() -> {
            var response = as(ADMIN).get("/scoring/v1/rounds/" + ofRound + "/units/" + unit + "/result");
            return response.statusCode() == 200 && response.jsonPath().getLong("version") == submissionVersion;
        });
    }

    protected JsonPath submit(String unit, long version, String region, Map<String, Object> answers) {
        return scored(unit, version, SurveyTopic.submission(round, unit, version, region, answers));
    }

    protected JsonPath result(String unit) {
        return as(ADMIN).get(unitPath(unit) + "/result").then().statusCode(200).extract().jsonPath();
    }

    protected static String outcome(JsonPath result, int level) {
        return result.getString("levels[" + (level - 1) + "].outcome");
    }

    protected String pendingCase(String unit, int level) {
        return as(ADMIN).queryParam("limit", 1000).queryParam("level", level)
                .get("/scoring/v1/rounds/" + round + "/assessments?status=PENDING").then().statusCode(200)
                .extract().jsonPath().getString("items.find { it.unit == '" + unit + "' }.id");
    }

    protected int rule(String assessment, String decision) {
        return as("ASSESSOR", "03").body(Map.of("decision", decision, "rationale", REASON))
                .post("/scoring/v1/assessments/" + assessment + "/rulings").statusCode();
    }

    protected static void await(Callable<Boolean> holds) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).until(holds);
    }
}
