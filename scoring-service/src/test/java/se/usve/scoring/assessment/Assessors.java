package se.usve.scoring.assessment;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestTokens;

/** Several assessors of other regions than the units', whom no other test has heard of. */
abstract class Assessors extends ComponentTest {

    protected static final String CASES = "/scoring/v1/assessments/";

    protected String anna;
    protected String bo;
    protected String cia;
    protected String dag;

    @BeforeEach
    void newAssessors() {
        var suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
        anna = "anna" + suffix;
        bo = "bo" + suffix;
        cia = "cia" + suffix;
        dag = "dag" + suffix;
    }

    protected RequestSpecification by(String name) {
        return by(name, "03");
    }

    protected RequestSpecification by(String name, String region) {
        return given().auth().oauth2(TestTokens.bearer("ASSESSOR", region, name)).contentType(ContentType.JSON)
                .header("Accept-Language", "sv");
    }

    protected Response claim(String name, String assessment) {
        return by(name).post(CASES + assessment + "/claim");
    }

    protected Response rule(String name, String assessment, String decision, String rationale) {
        return by(name).body(Map.of("decision", decision, "rationale", rationale)).post(CASES + assessment + "/rulings");
    }

    protected Response seen(String name, String assessment) {
        return by(name).get(CASES + assessment);
    }

    protected void doubleReview(boolean doubleReview) {
        as(ADMIN).body(Map.of("doubleReview", doubleReview, "replyDays", 0))
                .put("/scoring/v1/rounds/" + round + "/procedure").then().statusCode(200);
    }

    protected String queue() {
        return "/scoring/v1/rounds/" + round + "/assessments";
    }

    /** A registered unit of region 12 whose two examples wait. */
    protected String caseOf(String unit, Map<String, Object> answers) {
        scored(unit, 1, SurveyTopic.unit(round, unit, "12"), SurveyTopic.submission(round, unit, 1, "12", answers));
        return pendingCase(unit, 18);
    }
}
