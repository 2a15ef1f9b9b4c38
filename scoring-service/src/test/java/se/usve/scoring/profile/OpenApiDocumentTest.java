package se.usve.scoring.profile;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.ComponentTest;

/** The OpenAPI document says what every operation is for, what a success is and what its problems look like. */
@QuarkusTest
class OpenApiDocumentTest extends ComponentTest {

    @ParameterizedTest
    @ValueSource(strings = {"post assessments/{id}/claim", "delete assessments/{id}/claim",
        "post assessments/{id}/rulings", "delete assessments/{id}/rulings/{ruling}",
        "post rounds/{round}/units/{unit}/overrides", "delete rounds/{round}/units/{unit}/overrides/{id}",
        "post rounds/{round}/units/{unit}/overrides/{id}/replies", "put rounds/{round}/procedure",
        "post rounds/{round}/rescorings", "post rounds/{round}/revisions", "post rounds/{round}/rescorings/{id}/execution",
        "put rule-sets/{id}/versions/{version}", "delete rule-sets/{id}/versions/{version}",
        "post rule-sets/{id}/versions/{version}/publication"})
    void whatCanBeRefusedAsThingsStandSaysSo(String operation) throws IOException {
        var document = new ObjectMapper().readTree(given().accept("application/json").get("/scoring/v1/openapi").then()
                .statusCode(200).extract().asString());
        var method = operation.split(" ");
        assertTrue(document.path("paths").path("/scoring/v1/" + method[1]).path(method[0]).path("responses").has("409"));
    }

    @Test
    void everyOperationSaysItsSuccessAndItsProblems() throws IOException {
        var document = new ObjectMapper().readTree(given().accept("application/json").get("/scoring/v1/openapi").then()
                .statusCode(200).extract().asString());
        assertFalse(document.path("paths").isEmpty());
        assertFalse(document.at("/components/schemas/Problem/properties/errors").isMissingNode());
        var wrong = new ArrayList<String>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var name = method.getKey() + " " + path.getKey();
                var responses = method.getValue().path("responses");
                if (method.getValue().path("summary").asText().isBlank()) {
                    wrong.add(name + ": no summary");
                }
                if (responses.properties().stream().noneMatch(one -> one.getKey().startsWith("2"))) {
                    wrong.add(name + ": no success");
                }
                if (!path.getKey().endsWith("/api-info") && !responses.has("401")) {
                    wrong.add(name + ": no 401");
                }
                responses.properties().stream().filter(one -> one.getKey().matches("[45].."))
                        .filter(one -> !one.getValue().path("content").has("application/problem+json"))
                        .forEach(one -> wrong.add(name + ": " + one.getKey() + " is no problem"));
            }
        }
        assertEquals(List.of(), wrong);
    }
}
