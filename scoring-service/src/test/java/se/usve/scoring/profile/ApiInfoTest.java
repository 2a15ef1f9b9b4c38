package se.usve.scoring.profile;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.usve.scoring.ComponentTest;

/** What the API tells about itself, to everyone, as the national REST API profile wants it. */
@QuarkusTest
class ApiInfoTest extends ComponentTest {

    @Test
    void theApiTellsWhatItIsAndItsDocumentationIsWhereItSays() {
        var documentation = given().get("/scoring/v1/api-info").then().statusCode(200)
                .body("apiName", equalTo("USVE scoring")).body("apiVersion", equalTo("1.0.0"))
                .body("apiReleased", matchesPattern("\\d{4}-\\d\\d-\\d\\d")).body("apiStatus", equalTo("active"))
                .body("apiDocumentation", endsWith("/scoring/v1/openapi"))
                .extract().<String>path("apiDocumentation");
        given().accept("application/json").get(documentation).then().statusCode(200)
                .body("openapi", matchesPattern("3\\..*")).body("info.title", equalTo("USVE scoring"))
                .body("info.version", equalTo("1.0.0"))
                .body("info.contact.name", equalTo("Förvaltningen av USVE miniminivåer"))
                .body("info.license.name", equalTo("EUPL-1.2"))
                .body("info.description", containsString("nheter")).body("info.description", containsString("units"))
                .body("paths.'/scoring/v1/rounds/{round}/preview'.post.summary", notNullValue())
                .body("paths.'/scoring/v1/api-info'.get.summary", notNullValue());
    }

    @Test
    void aBadTokenDoesNotHideIt() {
        given().header("Authorization", "Bearer rubbish").get("/scoring/v1/api-info").then().statusCode(200);
    }
}
