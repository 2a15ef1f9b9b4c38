package se.usve.survey.reminder;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** Where regions and units are reminded, and when: who may say so, and what is kept of it. */
@QuarkusTest
@OnTheStack
class ContactTest {

    private final Survey stockholm = Survey.region("01");
    private final Survey skane = Survey.region("12");
    @Inject
    DataSource dataSource;
    private String round;

    @BeforeEach
    void aRound() {
        round = "/rounds/" + Survey.openRound();
    }

    @Test
    void aRegionSetsChangesAndRemovesItsOwnContacts() {
        for (var place : List.of("/contacts/01", "/units/u1/contact")) {
            stockholm.get(round + place).then().statusCode(404);
            stockholm.put(round + place, addresses("anna@region.example")).then().statusCode(201)
                    .body("addresses", contains("anna@region.example"));
            stockholm.put(round + place, addresses("anna@region.example", "Anna@Region.example", "bo@region.example"))
                    .then().statusCode(200);
            Survey.ADMIN.get(round + place).then().statusCode(200)
                    .body("addresses", contains("anna@region.example", "bo@region.example"));
            stockholm.request().delete("/survey/v1" + round + place).then().statusCode(204);
            stockholm.request().delete("/survey/v1" + round + place).then().statusCode(404);
        }
    }

    @Test
    void nobodyElseSeesOrSetsThem() {
        stockholm.put(round + "/contacts/01", addresses("anna@region.example")).then().statusCode(201);
        stockholm.put(round + "/units/u1/contact", addresses("anna@region.example")).then().statusCode(201);
        skane.get(round + "/contacts/01").then().statusCode(403);
        skane.put(round + "/contacts/01", addresses("x@region.example")).then().statusCode(403);
        skane.get(round + "/units/u1/contact").then().statusCode(404);
        skane.put(round + "/units/u1/contact", addresses("x@region.example")).then().statusCode(404);
        for (var other : List.of(Survey.STEERING, Survey.ASSESSOR, Survey.OPERATOR)) {
            for (var path : List.of("/contacts/01", "/units/u1/contact", "/reminders", "/reminders/due",
                    "/reminder-schedule")) {
                other.get(round + path).then().statusCode(403);
            }
        }
        given().get("/survey/v1" + round + "/contacts/01").then().statusCode(401);
        Survey.ADMIN.get(round + "/contacts/02").then().statusCode(404);
        Survey.ADMIN.get(round + "/units/none/contact").then().statusCode(404);
        Survey.ADMIN.get("/rounds/unheard-of/contacts/01").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "anna@", "@region.example", "anna@region", "Anna <anna@region.example>",
        "anna@region.example, bo@region.example", "anna@region.example\r\nBcc: all@region.example", "an na@region.example",
        "anna@[127.0.0.1]", "\"anna\"@region.example", "anna@region..example", "anna..a@region.example",
        "anna@-region.example", "änna@region.example", "anna@region.example\u0000", "(x)anna@region.example",
        "anna:bo@region.example;"})
    void whatIsNoAddressIsRefused(String wrong) {
        stockholm.put(round + "/contacts/01", addresses("anna@region.example", wrong)).then().statusCode(422)
                .body("errors.pointer", contains("/addresses/1"));
    }

    @Test
    void everyErrorIsToldAndTenAddressesAreTheMost() {
        stockholm.put(round + "/contacts/01", Map.of("addresses", List.of("a", 7, "b@x.example"), "names", 1)).then()
                .statusCode(422).body("errors.pointer", containsInAnyOrder("/addresses/0", "/addresses/1", "/names"));
        stockholm.put(round + "/contacts/01", addresses()).then().statusCode(422);
        stockholm.put(round + "/contacts/01", addresses(many(11))).then().statusCode(422);
        stockholm.put(round + "/contacts/01", addresses(many(10))).then().statusCode(201);
        stockholm.get(round + "/contacts/24").then().statusCode(403);
    }

    @Test
    void theAuditAndTheEventsHoldNoAddress() throws SQLException {
        var name = "very.secret." + System.nanoTime();
        stockholm.put(round + "/contacts/01", addresses(name + "@region.example")).then().statusCode(201);
        stockholm.request().delete("/survey/v1" + round + "/contacts/01").then().statusCode(204);
        assertEquals("contact.removed:true:false:01 contact.set:false:true:01", text("""
                select string_agg(action || ':' || (before_hash is not null) || ':' || (after_hash is not null) || ':' || region,
                    ' ' order by action)
                from audit where round = ? and action like 'contact.%'"""));
        assertEquals("0", text("select count(*) from audit a where ?::text is not null and a::text like '%" + name + "%'"));
        assertEquals("0", text("select count(*) from outbox o where ?::text is not null and o::text like '%" + name + "%'"));
    }

    @Test
    void theScheduleIsSetByAdminOrTheRegionWhoseRoundItIs() throws SQLException {
        var schedule = Map.of("dates", List.of("2026-12-12", "2026-12-01", "2026-12-01"), "at", "08:00");
        Survey.ADMIN.get(round + "/reminder-schedule").then().statusCode(404);
        Survey.ADMIN.put(round + "/reminder-schedule", schedule).then().statusCode(201);
        Survey.ADMIN.put(round + "/reminder-schedule", schedule).then().statusCode(200);
        stockholm.get(round + "/reminder-schedule").then().statusCode(200)
                .body("dates", contains("2026-12-01", "2026-12-12")).body("at", equalTo("08:00"));
        stockholm.put(round + "/reminder-schedule", schedule).then().statusCode(403);
        Survey.ADMIN.put(round + "/reminder-schedule", Map.of("dates", List.of("2026-12-32", "x"), "at", "24:00")).then()
                .statusCode(422).body("errors.pointer", containsInAnyOrder("/dates/0", "/dates/1", "/at"));
        assertEquals("1", text("select count(*) from audit where round = ? and action = 'reminder-schedule.set'"));

        assertEquals("1", text("with owned as (update round set owner = '01' where id = ? returning 1) select count(*) from owned"));
        stockholm.put(round + "/reminder-schedule", Map.of("dates", List.of(), "at", "09:30")).then().statusCode(200);
        for (var path : List.of("/reminder-schedule", "/reminders", "/reminders/due", "/contacts/12", "/units/u1/contact")) {
            skane.get(round + path).then().statusCode(404);
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(sql)) {
            select.setString(1, round.substring("/rounds/".length()));
            try (var found = select.executeQuery()) {
                assertTrue(found.next());
                return found.getString(1);
            }
        }
    }

    private static String[] many(int number) {
        return IntStream.range(0, number).mapToObj(i -> "a" + i + "@region.example").toArray(String[]::new);
    }

    private static Map<String, Object> addresses(String... addresses) {
        return Map.of("addresses", List.of(addresses));
    }
}
