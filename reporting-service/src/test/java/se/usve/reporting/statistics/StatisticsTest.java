package se.usve.reporting.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.State;

/** PxWebApi 2 as its clients use it, over two published rounds of one rule set and one that is open. */
@QuarkusTest
@RealStack
class StatisticsTest {

    private static final String TABLE = "/statistics/v2/tables/levels-px-rules";
    private static boolean published;

    @Inject
    Topics topics;
    @Inject
    ObjectMapper json;
    @ConfigProperty(name = "usve.statistics.max-calls")
    int maxCalls;

    @BeforeEach
    void publishOnce() {
        if (published) {
            return;
        }
        published = true;
        for (var id : List.of("px-1", "px-2")) {
            var events = new Events(id, "px-rules");
            topics.publish(events.round(3, State.PUBLISHED), events.ruleSet(1, "=Första", "Andra"));
            topics.publish(events.answering(id + "-a", "01", "Onkologi", Outcome.MET, Outcome.NOT_MET));
            topics.publish(events.answering(id + "-b", "01", "Onkologi", Outcome.EXEMPT, Outcome.MET));
            topics.publish(events.answering(id + "-c", "14", null, Outcome.NOT_MET,
                    id.equals("px-2") ? Outcome.MET : Outcome.NOT_MET));
        }
        var open = new Events("px-open", "px-rules");
        topics.publish(open.round(2, State.OPEN));
        topics.publish(open.answering("px-d", "01", "Onkologi", Outcome.MET, Outcome.MET));
        var own = new Events("01-px-own", "px-own-rules");
        topics.publish(own.ownRound(3, State.PUBLISHED, "01"));
        topics.awaitApplied();
    }

    @Test
    void clientsFindWhatTheyAskForFirst() {
        given().get("/statistics/v2/config?lang=en&outputFormat=json-stat2").then().statusCode(200)
                .body("apiVersion", equalTo("2.0.0"), "languages.id", equalTo(List.of("sv", "en")),
                        "defaultLanguage", equalTo("sv"), "maxDataCells", equalTo(150000),
                        "maxCallsPerTimeWindow", equalTo(maxCalls), "timeWindow", equalTo(10),
                        "defaultDataFormat", equalTo("json-stat2"),
                        "dataFormats", equalTo(List.of("json-stat2", "csv", "xlsx", "px")));
        given().get("/statistics/v2/tables?lang=en&outputFormat=csv&query=px-rules").then().statusCode(200)
                .body("page.totalElements", equalTo(7), "tables.id", hasItems("levels-px-rules",
                        "response-rates-px-rules", "designation-years-px-rules"), "language", equalTo("en"),
                        "tables[0].firstPeriod", equalTo("px-1"), "tables[0].lastPeriod", equalTo("px-2"),
                        "tables[0].variableNames", hasItems("Region", "Round", "Contents"));
        given().get("/statistics/v2/tables?query=px-rules&pageSize=3&pageNumber=2").then().statusCode(200)
                .body("tables.size()", equalTo(3), "page.totalPages", equalTo(3),
                        "page.links.rel", hasItems("next", "prev", "first", "last"));
        given().get("/statistics/v2/tables").then().statusCode(200)
                .body("page.totalElements", greaterThanOrEqualTo(7), "tables.id", not(hasItem(containsString("px-own"))));
        given().get("/statistics/v2/tables?pageNumber=0&pageSize=x&lang=no&pastDays=-1").then().statusCode(400)
                .contentType("application/problem+json").body("errors.size()", equalTo(4));
        for (var header : List.of("sv", "en")) {
            given().header("Accept-Language", header).get("/statistics/v2/tables/no?lang=en").then().statusCode(404)
                    .body("title", equalTo("Not found"), "detail", equalTo("There is no table no"));
            given().header("Accept-Language", header).get("/statistics/v2/tables/no?lang=sv").then().statusCode(404)
                    .body("detail", equalTo("Det finns ingen tabell no"));
        }
        given().get("/statistics/v2/tables/levels-px-own-rules").then().statusCode(404)
                .contentType("application/problem+json");
        given().get(TABLE + "?outputFormat=px").then().statusCode(200).body("id", equalTo("levels-px-rules"),
                "links.rel", equalTo(List.of("self", "metadata", "data")));
    }

    @Test
    void metadataSaysVariablesRolesAndTotals() throws IOException {
        var metadata = read(TABLE + "/metadata?lang=en&outputFormat=csv");
        assertEquals(List.of("Round", "Level", "Region", "Denominator", "ContentsCode"), texts(metadata.get("id")));
        assertEquals("[\"Round\"]", metadata.at("/role/time").toString());
        assertEquals("[\"Region\"]", metadata.at("/role/geo").toString());
        assertEquals("[\"ContentsCode\"]", metadata.at("/role/metric").toString());
        assertEquals("All registered units", metadata.at("/dimension/Denominator/category/label/ALL").asText());
        assertEquals("Sweden", metadata.at("/dimension/Region/category/label/SE").asText());
        assertEquals("SE", metadata.at("/dimension/Region/extension/eliminationValueCode").asText());
        assertTrue(metadata.has("value") && metadata.get("value").isNull());
    }

    @Test
    void dataIsTheFiguresOfTheTablesInEveryForm() throws IOException {
        var query = "/data?valuecodes[Region]=01,SE&valuecodes[Level]=2&valuecodes[ContentsCode]=met,of,share&valueCodes[time]=*";
        var data = read(TABLE + query + "&lang=en");
        assertEquals(List.of("Round", "Level", "Region", "ContentsCode"), texts(data.get("id")), "a total is left out");
        assertEquals("[2,1,2,3]", data.get("size").toString());
        assertEquals("[1,2,0.5,1,3,0.3333333333333333,1,2,0.5,2,3,0.6666666666666666]", data.get("value").toString());
        var posted = given().contentType("application/json").body("""
                {"selection": [{"variableCode": "Region", "valueCodes": ["01", "SE"]},
                  {"variableCode": "Level", "valueCodes": ["bottom(1)"]}, {"variableCode": "Round", "valueCodes": ["px-*"]},
                  {"variableCode": "ContentsCode", "valueCodes": ["met", "of", "share"]}]}""")
                .post(TABLE + "/data?lang=en&outputFormat=json-stat2").then().statusCode(200).extract().asByteArray();
        assertEquals(timeless(data), timeless(json.readTree(posted)));
        assertEquals("""
                Level,Region,px-1 met,px-1 of,px-1 share,px-2 met,px-2 of,px-2 share
                2,01,1,2,0.5,1,2,0.5
                2,SE,1,3,0.3333333333333333,2,3,0.6666666666666666
                """.replace("\n", "\r\n"), given().get(TABLE + query + "&outputFormat=csv&outputFormatParams=UseCodes")
                .then().statusCode(200).contentType("text/csv").extract().asString());
        try (var book = new XSSFWorkbook(given().get(TABLE + query + "&outputFormat=xlsx").then().statusCode(200)
                .extract().asInputStream())) {
            assertEquals(2.0 / 3, book.getSheetAt(2).getRow(2).getCell(7).getNumericCellValue());
        }
        assertTrue(given().get(TABLE + query + "&outputFormat=px").then().statusCode(200).extract().asString()
                .contains("DATA=\r\n1 2 0.5 1 2 0.5 \r\n1 3 0.333333333333333 2 3 0.666666666666667 ;"));
    }

    @Test
    void aWholeTableComesWithoutAChoiceAndWithAnEmptyBody() throws IOException {
        var all = read(TABLE + "/data");
        var posted = given().contentType("application/json").body("{\"selection\": []}").post(TABLE + "/data").then()
                .statusCode(200).extract().asByteArray();
        assertEquals(timeless(all), timeless(json.readTree(posted)));
        given().contentType("application/json").post(TABLE + "/data").then().statusCode(200);
        for (var id : json.readTree(given().get("/statistics/v2/tables?query=px-rules").asByteArray())
                .findValues("id").stream().filter(JsonNode::isTextual).map(JsonNode::asText)
                .filter(each -> each.endsWith("-px-rules")).toList()) {
            for (var format : OutputFormat.codes()) {
                given().get("/statistics/v2/tables/" + id + "/data?outputFormat=" + format).then().statusCode(200);
            }
        }
    }

    /** What a listing says of an indicator's variables is not read from it, so it is compared with what is. */
    @Test
    void theIndicatorsOfARoundAreTablesToo() throws IOException {
        var events = new Events("px-asked", "2018-2021");
        var round = events.round(3, State.PUBLISHED);
        topics.publish(new RoundChanged(round.round(), 3, State.PUBLISHED, "2018-2021", "2018-2021", round.collection(),
                round.period(), null, null, null, Instant.EPOCH));
        topics.publish(events.answering("px-asked-a", "01", null, Outcome.MET));
        topics.awaitApplied();
        var tables = json.readTree(given().get("/statistics/v2/tables?query=indicator").asByteArray()).get("tables");
        assertTrue(tables.size() > 5, "tables: " + tables.size());
        for (var table : tables) {
            var metadata = read("/statistics/v2/tables/" + table.get("id").asText() + "/metadata");
            assertEquals(texts(table.get("variableNames")), texts(metadata.get("id")).stream()
                    .map(id -> metadata.at("/dimension/" + id + "/label").asText()).toList());
        }
        given().get("/statistics/v2/tables/indicator-staff-2018-2021/data?outputFormat=px").then().statusCode(200);
    }

    @Test
    void whatIsWrongIsToldAsAProblem() {
        given().get(TABLE + "/data?valuecodes[Region]=99&valuecodes[Hue]=red&outputFormat=json-stat2").then()
                .statusCode(400).contentType("application/problem+json")
                .body("errors.pointer", hasItems("/valuecodes[Region]", "/valuecodes[Hue]", "/valuecodes[Level]"));
        given().get(TABLE + "/data?outputFormat=parquet&lang=no").then().statusCode(400).body("errors.size()", equalTo(2));
        given().get(TABLE + "/data?codelist[Region]=agg_x&valuecodes[Region]=01").then().statusCode(400);
        given().contentType("application/json").body("[1").post(TABLE + "/data").then().statusCode(400)
                .contentType("application/problem+json");
        given().contentType("application/json").body("{\"selection\": [null, {\"valueCodes\": [null]}]}")
                .post(TABLE + "/data").then().statusCode(400).contentType("application/problem+json");
        given().get("/statistics/v2/tables/nothing/data").then().statusCode(404).contentType("application/problem+json");
        given().get("/statistics/v2/savedqueries").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void anAddressThatCallsTooOftenWaitsAndNobodyElseDoes() throws Exception {
        try (var client = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.77")).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                    + "/statistics/v2/tables/none")).build();
            for (int i = 0; i < 2 * maxCalls; i++) {
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 429) {
                    assertTrue(i >= maxCalls, "not before the limit");
                    assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
                    assertTrue(answer.headers().firstValue("Retry-After").orElseThrow().matches("[1-9]|10"));
                    given().get("/statistics/v2/config").then().statusCode(200);
                    return;
                }
            }
        }
        throw new AssertionError("No call was one too many");
    }

    /** The gateway's headers say whose call it is; whoever else sends them is counted as who they are. */
    @Test
    void callsAreTheClientsOwnBehindTheGatewayAndOnlyThere() throws Exception {
        try (var gateway = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.80")).build();
                var anybody = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.81")).build()) {
            assertTrue(callsUntilRefused(gateway, _ -> "198.51.100.1"), "one client behind the gateway");
            assertEquals(404, call(gateway, "198.51.100.2"), "another behind it");
            assertTrue(callsUntilRefused(anybody, call -> "203.0.113." + call % 250), "one that makes addresses up");
        }
    }

    private boolean callsUntilRefused(HttpClient client, IntFunction<String> from) throws Exception {
        for (int i = 0; i < 2 * maxCalls; i++) {
            if (call(client, from.apply(i)) == 429) {
                return i >= maxCalls;
            }
        }
        return false;
    }

    private static int call(HttpClient client, String from) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                + "/statistics/v2/tables/none")).header("X-Forwarded-For", from).build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void theOpenApiFileListsExactlyTheOperationsThereAre() throws IOException {
        var file = new ObjectMapper(new YAMLFactory()).readTree(given().get("/statistics/v2/openapi").then()
                .statusCode(200).contentType("application/yaml").extract().asString());
        var described = new TreeSet<String>();
        file.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> !method.getKey().equals("parameters"))
                .forEach(method -> described.add(method.getKey() + " " + path.getKey())));
        var there = new TreeSet<String>();
        Stream.of(StatisticsResource.class, OpenApiResource.class).forEach(resource -> Arrays.stream(
                resource.getDeclaredMethods()).forEach(method -> {
                    var own = method.getAnnotation(Path.class);
                    var path = resource.getAnnotation(Path.class).value().replace("/statistics/v2", "")
                            + (own == null ? "" : "/" + own.value());
                    if (method.isAnnotationPresent(GET.class)) {
                        there.add("get " + path);
                    } else if (method.isAnnotationPresent(POST.class)) {
                        there.add("post " + path);
                    }
                }));
        assertEquals(there, described);
        assertEquals("CC0-1.0", file.at("/info/license/name").asText());
        assertEquals("Public", file.at("/info/x-dcat/dcat-dataset/accessRights").asText());
        given().accept("application/json").get("/reporting/v1/openapi").then().statusCode(200)
                .body(not(containsString("/statistics/")));
    }

    /** A round that is not sealed is always of now. */
    private static JsonNode timeless(JsonNode dataset) {
        return ((ObjectNode) dataset).without("updated");
    }

    private static List<String> texts(JsonNode items) {
        return Stream.iterate(0, i -> i < items.size(), i -> i + 1).map(i -> items.get(i).asText()).toList();
    }

    private JsonNode read(String path) throws IOException {
        return json.readTree(given().urlEncodingEnabled(true).get(path).then().statusCode(200)
                .contentType("application/json").extract().asByteArray());
    }
}
