package se.usve.survey.round;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.chassis.time.Sweden;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Topic;

/** Answering after the round has closed. */
@QuarkusTest
@OnTheStack
class LateWindowTest {

    private final Survey admin = Survey.ADMIN;
    private final Survey stockholm = Survey.region("01");
    private final Survey skane = Survey.region("12");
    private final LocalDate today = LocalDate.now(Sweden.ZONE);
    private String round;
    private String windows;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void aClosedRoundWithUnitsOfTwoRegions() {
        round = Survey.openRound();
        windows = "/rounds/" + round + "/late-windows";
        skane.put("/rounds/" + round + "/units/lund", Map.of("name", "Lund", "region", "12")).then().statusCode(201);
        admin.move(round, "CLOSED").then().statusCode(200);
    }

    @Test
    void aRegionAnswersUntilItsWindowEndsAndTheTopicTellsIt() {
        skane.submit(round, "lund", GoldenAnswers.full()).then().statusCode(409);
        var id = admin.post(windows, Map.of("region", "12", "until", today.toString(), "reason", "Driftstopp")).then()
                .statusCode(201).body("region", equalTo("12")).body("until", equalTo(today.toString()))
                .body("", not(hasKey("endedAt"))).extract().<Integer>path("id");
        skane.submit(round, "lund", GoldenAnswers.full()).then().statusCode(201).body("version", equalTo(1));
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(409);
        admin.get("/rounds/" + round).then().body("now.receives", equalTo("LATE_WINDOWS"))
                .body("now.lateWindows", equalTo(1)).body("now.next", equalTo(List.of("PUBLISHED")));

        admin.move(round, "PUBLISHED").then().statusCode(409).body("detail", containsString("1 late windows"));
        admin.request().delete("/survey/v1" + windows + "/" + id).then().statusCode(422);
        admin.request().delete("/survey/v1" + windows + "/" + id + "?reason=Klart").then().statusCode(204);
        admin.request().delete("/survey/v1" + windows + "/" + id + "?reason=Klart").then().statusCode(409);
        admin.request().delete("/survey/v1" + windows + "/987654321?reason=Klart").then().statusCode(404);
        skane.submit(round, "lund", GoldenAnswers.minimal()).then().statusCode(409)
                .body("detail", containsString("CLOSED"));
        admin.get(windows).then().body("items[0].endReason", equalTo("Klart"));
        admin.move(round, "PUBLISHED").then().statusCode(200);
        admin.post(windows, Map.of("until", today.toString(), "reason", "Sent")).then().statusCode(409);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(1,
                Topic.records((round + "/lund")::equals).stream()
                        .filter(message -> Topic.header(message, "ce_type").contains("submission-received")).count()));
    }

    @Test
    void aWindowIsForAUnitARegionOrAllAndEndsWithItsLastDayInSweden() {
        skane.put("/rounds/" + round + "/units/malmo", Map.of("name", "Malmö", "region", "12")).then().statusCode(409);
        admin.put("/rounds/" + round + "/units/malmo", Map.of("name", "Malmö", "region", "12")).then().statusCode(201);
        admin.post(windows, Map.of("unit", "lund", "until", today.plusDays(3).toString(), "reason", "Sjukdom")).then()
                .statusCode(201);
        skane.submit(round, "lund", GoldenAnswers.full()).then().statusCode(201);
        skane.submit(round, "malmo", GoldenAnswers.full()).then().statusCode(409);
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(409);
        execute("update late_window set until = current_date - 2 where round = '" + round + "'");
        skane.submit(round, "lund", GoldenAnswers.full()).then().statusCode(409);
        admin.post(windows, Map.of("until", today.plusDays(1).toString(), "reason", "Alla")).then().statusCode(201);
        skane.submit(round, "malmo", GoldenAnswers.full()).then().statusCode(201);
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
    }

    @Test
    void aRegionSeesTheWindowsItsUnitsMayUseAndGrantsNone() {
        for (var body : List.of(Map.of("region", "12"), Map.of("unit", "u1"), Map.<String, String>of())) {
            var whole = new HashMap<>(body);
            whole.putAll(Map.of("until", today.plusDays(1).toString(), "reason", body.toString()));
            admin.post(windows, whole).then().statusCode(201);
            stockholm.post(windows, whole).then().statusCode(403);
        }
        stockholm.get(windows).then().body("items.reason", equalTo(List.of("{}", "{unit=u1}")))
                .body("total", equalTo(2));
        skane.get(windows).then().body("items.reason", equalTo(List.of("{}", "{region=12}")));
        Survey.STEERING.get(windows).then().body("total", equalTo(3));
        Survey.OPERATOR.get(windows).then().statusCode(403);
        Survey.STEERING.post(windows, Map.of()).then().statusCode(403);
    }

    @Test
    void everyErrorOfARequestIsTold() {
        admin.post(windows, Map.of("region", "99", "unit", "nobody", "until", "2020-01-01", "colour", 1)).then()
                .statusCode(422).body("errors.collect{it.code+' '+it.pointer}", hasItems("INVALID_VALUE /region",
                        "UNKNOWN_UNIT /unit", "IN_THE_PAST /until", "MANDATORY /reason", "UNKNOWN_FIELD /colour"));
        admin.post("/rounds/unheard-of/late-windows", Map.of("until", today.toString(), "reason", "x")).then()
                .statusCode(404);
    }

    private void execute(String sql) {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
