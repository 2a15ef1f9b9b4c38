package se.usve.reporting.profile;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.RealStack;

/** The OpenAPI document says what every operation is for, what a success is and what its problems look like. */
@QuarkusTest
@RealStack
class OpenApiDocumentTest {

    @Test
    void everyOperationSaysItsSuccessAndItsProblems() throws IOException {
        var document = new ObjectMapper().readTree(given().accept("application/json").get("/reporting/v1/openapi").then()
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
                responses.properties().stream().filter(one -> one.getKey().matches("[45].."))
                        .filter(one -> !one.getValue().path("content").has("application/problem+json"))
                        .forEach(one -> wrong.add(name + ": " + one.getKey() + " is no problem"));
            }
        }
        assertEquals(List.of(), wrong);
    }
}
