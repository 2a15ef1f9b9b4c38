package se.usve.survey.profile;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.usve.survey.OnTheStack;

/** What the API tells about itself, to everyone, as the national REST API profile wants it. */
@QuarkusTest
@OnTheStack
class ApiInfoTest {

    @Test
    void theApiTellsWhatItIsAndItsDocumentationIsWhereItSays() {
        var documentation = given().get("/survey/v1/api-info").then().statusCode(200)
                .body("apiName", equalTo("USVE survey")).body("apiVersion", equalTo("1.0.0"))
                .body("apiReleased", matchesPattern("\\d{4}-\\d\\d-\\d\\d")).body("apiStatus", equalTo("active"))
                .body("apiDocumentation", endsWith("/survey/v1/openapi"))
                .extract().<String>path("apiDocumentation");
        given().accept("application/json").get(documentation).then().statusCode(200)
                .body("openapi", matchesPattern("3\\..*")).body("info.title", equalTo("USVE survey"))
                .body("info.version", equalTo("1.0.0"))
                .body("info.contact.name", equalTo("Förvaltningen av USVE miniminivåer"))
                .body("info.license.name", equalTo("EUPL-1.2"))
                .body("info.description", containsString("nheter")).body("info.description", containsString("units"))
                .body("paths.'/survey/v1/rounds/{round}/units/{unit}/submissions'.post.summary", notNullValue())
                .body("paths.'/survey/v1/api-info'.get.summary", notNullValue());
    }

    @Test
    void aBadTokenDoesNotHideIt() {
        given().header("Authorization", "Bearer rubbish").get("/survey/v1/api-info").then().statusCode(200);
    }
}
