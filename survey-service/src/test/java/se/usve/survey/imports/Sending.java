package se.usve.survey.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.survey.Survey;

/** Sends files as a region does. */
record Sending(Survey who, String round) {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String NDJSON = "application/x-ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return an open round with units of region 01 (u1 …) and one of region 12 (lund)} */
    static String round(int units) {
        var round = Survey.draftRound();
        for (int i = 1; i <= units; i++) {
            Survey.ADMIN.put("/rounds/" + round + "/units/u" + i, Map.of("name", "Enhet " + i, "region", "01")).then()
                    .statusCode(201);
        }
        Survey.ADMIN.put("/rounds/" + round + "/units/lund", Map.of("name", "Lund", "region", "12")).then()
                .statusCode(201);
        Survey.ADMIN.move(round, "OPEN").then().statusCode(200);
        return round;
    }

    /** {@return NDJSON with a line for each unit} */
    static byte[] lines(Map<String, Map<String, Object>> answers) {
        return answers.entrySet().stream().map(unit -> line(unit.getKey(), unit.getValue()))
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    static String line(String unit, Map<String, Object> answers) {
        try {
            var line = new LinkedHashMap<String, Object>();
            line.put("unit", unit);
            line.put("answers", answers);
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification request(String type) {
        return who.request().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).contentType(type);
    }

    Response send(String query, byte[] file, String type) {
        return request(type).body(file).post("/survey/v1/rounds/" + round + "/imports" + query);
    }

    Response dryRun(byte[] file) {
        return send("?dryRun=true", file, NDJSON);
    }

    Response store(byte[] file) {
        return send("", file, NDJSON);
    }

    Response preferring(String preference, String query, byte[] file) {
        return request(NDJSON).header("Prefer", preference).body(file)
                .post("/survey/v1/rounds/" + round + "/imports" + query);
    }

    Response commit(String plan) {
        return who.request().post("/survey/v1/rounds/" + round + "/imports/" + plan + "/commit");
    }

    Response get(String plan) {
        return who.get("/rounds/" + round + "/imports/" + plan);
    }

    Response submissions(String unit) {
        return who.get("/rounds/" + round + "/units/" + unit + "/submissions");
    }

    /** {@return the id of a plan, which is a UUID} */
    static String plan(Response response) {
        return UUID.fromString(response.then().statusCode(200).extract().path("plan")).toString();
    }
}
