package se.usve.survey;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import se.usve.stack.testing.TestTokens;

/** The service as a client with one token sees it. */
public record Survey(String token) {

    public static final Survey ADMIN = new Survey(TestTokens.bearer("ADMIN"));
    public static final Survey STEERING = new Survey(TestTokens.bearer("STEERING"));
    public static final Survey ASSESSOR = new Survey(TestTokens.bearer("ASSESSOR", "12"));
    public static final Survey OPERATOR = new Survey(TestTokens.bearer("OPERATOR"));

    public static Survey region(String code) {
        return new Survey(TestTokens.bearer("REGION", code));
    }

    /** {@return a request in English with the token, its body JSON} */
    public RequestSpecification request() {
        return given().auth().oauth2(token).header("Accept-Language", "en").contentType("application/json");
    }

    public Response get(String path, Object... values) {
        return request().get("/survey/v1" + path, values);
    }

    public Response put(String path, Object body) {
        return request().body(body).put("/survey/v1" + path);
    }

    public Response post(String path, Object body) {
        return request().body(body).post("/survey/v1" + path);
    }

    public Response submit(String round, String unit, Map<String, Object> answers) {
        return post("/rounds/" + round + "/units/" + unit + "/submissions", Map.of("answers", answers));
    }

    public Response move(String round, String state) {
        return post("/rounds/" + round + "/transitions", Map.of("to", state));
    }

    /** {@return the body of a good round} */
    public static Map<String, Object> definition() {
        return Map.of("questionnaire", "2018-2021", "ruleSet", "2018-2021",
                "collection", Map.of("opens", "2022-02-15", "closes", "2022-06-28"),
                "period", Map.of("from", "2018-01-01", "to", "2021-12-31"));
    }

    /** {@return the id of a new round that no other test knows, in DRAFT} */
    public static String draftRound() {
        var round = "r" + UUID.randomUUID().toString().substring(0, 13);
        ADMIN.put("/rounds/" + round, definition()).then().statusCode(201);
        return round;
    }

    /** {@return the id of a new round, OPEN, with the unit {@code u1} of region 01} */
    public static String openRound() {
        var round = draftRound();
        ADMIN.put("/rounds/" + round + "/units/u1", Map.of("name", "Ögon", "region", "01")).then().statusCode(201);
        ADMIN.move(round, "OPEN").then().statusCode(200);
        return round;
    }
}
