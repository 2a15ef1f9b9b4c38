package se.usve.reporting.profile;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.RealStack;

/** What the API tells about itself, to everyone, as the national REST API profile wants it. */
@QuarkusTest
@RealStack
class ApiInfoTest {

    @Test
    void theApiTellsWhatItIsAndItsDocumentationIsWhereItSays() {
        var documentation = given().get("/reporting/v1/api-info").then().statusCode(200)
                .body("apiName", equalTo("USVE reporting")).body("apiVersion", equalTo("1.0.0"))
                .body("apiReleased", matchesPattern("\\d{4}-\\d\\d-\\d\\d")).body("apiStatus", equalTo("active"))
                .body("apiDocumentation", endsWith("/reporting/v1/openapi"))
                .extract().<String>path("apiDocumentation");
        given().accept("application/json").get(documentation).then().statusCode(200)
                .body("openapi", matchesPattern("3\\..*")).body("info.title", equalTo("USVE reporting"))
                .body("info.version", equalTo("1.0.0"))
                .body("info.contact.name", equalTo("Förvaltningen av USVE miniminivåer"))
                .body("info.license.name", equalTo("EUPL-1.2"))
                .body("info.description", containsString("nheter")).body("info.description", containsString("units"))
                .body("paths.'/reporting/v1/rounds/{round}/levels'.get.summary", notNullValue())
                .body("paths.'/reporting/v1/api-info'.get.summary", notNullValue());
    }

    @Test
    void aBadTokenDoesNotHideIt() {
        given().header("Authorization", "Bearer rubbish").get("/reporting/v1/api-info").then().statusCode(200);
    }
}
