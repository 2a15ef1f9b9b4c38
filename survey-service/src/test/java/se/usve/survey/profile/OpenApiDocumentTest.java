package se.usve.survey.profile;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import se.usve.survey.OnTheStack;

/** The OpenAPI document says of every operation what a client needs to know before it calls. */
@QuarkusTest
@OnTheStack
class OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String DRAFT = "/survey/v1/rounds/{round}/units/{unit}/draft";

    private record Documented(String path, String method, JsonNode operation) {
        String name() {
            return method + " " + path;
        }
    }

    @Test
    void everyOperationSaysInSwedishAndEnglishWhatItDoes() throws IOException {
        assertNone(operation -> {
            var wrong = new ArrayList<String>();
            if (operation.path("summary").asText().isBlank()) {
                wrong.add("no summary");
            }
            if (operation.path("description").asText().isBlank()
                    || operation.path("description").equals(operation.path("summary"))) {
                wrong.add("no description in English");
            }
            return wrong;
        });
    }

    @Test
    void everyOperationSaysWhatASuccessLooksLike() throws IOException {
        assertNone(operation -> {
            var wrong = new ArrayList<String>();
            var successes = 0;
            for (var response : operation.path("responses").properties()) {
                if (!response.getKey().matches("[23]..")) {
                    continue;
                }
                successes++;
                if (!Set.of("204", "303").contains(response.getKey()) && response.getValue().path("content").isEmpty()) {
                    wrong.add(response.getKey() + " without content");
                }
                var json = response.getValue().at("/content/application~1json");
                if (!json.isMissingNode() && json.path("schema").isEmpty()) {
                    wrong.add(response.getKey() + " without a schema");
                }
            }
            if (successes == 0) {
                wrong.add("no success");
            }
            return wrong;
        });
    }

    @Test
    void everyOperationSaysItsProblemsInTheirForm() throws IOException {
        var document = document();
        assertEquals(List.of("type", "title", "status", "detail", "instance", "errors"),
                names(document.at("/components/schemas/Problem/properties")));
        var wrong = new ArrayList<String>();
        for (var one : operations(document)) {
            var responses = one.operation().path("responses");
            var expected = new ArrayList<>(List.of("400", "500", "503"));
            if (!one.path().endsWith("/api-info")) {
                // That alone is open to everyone.
                expected.addAll(List.of("401", "403"));
            }
            if (one.path().contains("{")) {
                expected.add("404");
            }
            expected.stream().filter(status -> !responses.has(status)).forEach(status ->
                    wrong.add(one.name() + ": no " + status));
            for (var response : responses.properties()) {
                var content = response.getValue().path("content").path(PROBLEM);
                var said = response.getValue().path("description").asText();
                if (response.getKey().matches("[45]..") && (!content.at("/schema/$ref").asText().endsWith("/Problem")
                        || content.at("/example/type").asText().isEmpty())) {
                    wrong.add(one.name() + ": " + response.getKey() + " is no problem with an example");
                }
                if (said.isBlank() || !said.contains(". ") && !said.contains("; ")) {
                    wrong.add(one.name() + ": " + response.getKey() + " is not told in both languages: " + said);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyBodyInJsonHasASchemaAndAnExample() throws IOException {
        assertNone(operation -> {
            var wrong = new ArrayList<String>();
            for (var content : operation.at("/requestBody/content").properties()) {
                var body = content.getValue();
                if (content.getKey().equals(JSON)
                        && (body.path("schema").isEmpty() || body.path("schema").toString().contains("JsonNode"))) {
                    wrong.add("a body of no known form");
                }
                if (body.path("examples").isEmpty() && body.path("example").isMissingNode()) {
                    wrong.add("a body without an example");
                }
            }
            return wrong;
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        var document = document();
        var references = document.findValuesAsText("$ref");
        assertFalse(references.isEmpty());
        assertEquals(List.of(), references.stream()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode()).toList());
    }

    @Test
    void theConditionsOfADraftAreTold() throws IOException {
        var path = document().path("paths").path(DRAFT);
        for (var status : List.of("200", "201")) {
            assertFalse(path.at("/put/responses/" + status + "/headers/ETag").isMissingNode(), status);
        }
        assertFalse(path.at("/get/responses/200/headers/ETag").isMissingNode());
        assertEquals(Set.of("If-Match", "If-None-Match"), headers(path.path("put")));
        assertEquals(Set.of("If-Match"), headers(path.path("delete")));
    }

    @Test
    void everyOperationTakesALanguage() throws IOException {
        assertNone(operation -> operation.path("parameters").findValuesAsText("$ref")
                .contains("#/components/parameters/AcceptLanguage") ? List.of() : List.of("no Accept-Language"));
    }

    /** What clients of the main operations read first is shown, and is what its schema says. */
    @Test
    void theMainAnswersAreShown() throws IOException {
        var document = document();
        var unit = "/survey/v1/rounds/{round}/units/{unit}";
        for (var main : Map.of(unit + "/submissions", "post/responses/201", DRAFT, "put/responses/200",
                "/survey/v1/rounds/{round}/imports", "post/responses/202",
                "/survey/v1/rounds/{round}/completeness", "get/responses/200").entrySet()) {
            var content = document.path("paths").path(main.getKey()).at("/" + main.getValue())
                    .at("/content/application~1json");
            var schema = document.at(content.at("/schema/$ref").asText().substring(1));
            assertFalse(content.path("examples").isEmpty(), main.getKey());
            for (var example : content.path("examples")) {
                assertEquals(List.of(), names(example.path("value")).stream()
                        .filter(name -> !schema.path("properties").has(name)).toList(), main.getKey());
                assertFalse(example.path("value").isEmpty(), main.getKey());
            }
        }
    }

    private interface Rule {
        List<String> broken(JsonNode operation);
    }

    private static void assertNone(Rule rule) throws IOException {
        assertEquals(List.of(), operations(document()).stream().flatMap(one ->
                rule.broken(one.operation()).stream().map(what -> one.name() + ": " + what)).toList());
    }

    private static List<Documented> operations(JsonNode document) {
        var found = new ArrayList<Documented>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> found.add(new Documented(path.getKey(), method.getKey(), method.getValue()))));
        assertFalse(found.isEmpty());
        return found;
    }

    private static Set<String> headers(JsonNode operation) {
        var found = new TreeSet<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("header")) {
                found.add(parameter.path("name").asText());
            }
        });
        return found;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper().readTree(given().accept(JSON).get("/survey/v1/openapi").then().statusCode(200)
                .extract().asString());
    }
}
