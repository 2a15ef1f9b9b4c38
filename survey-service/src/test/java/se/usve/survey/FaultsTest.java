package se.usve.survey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.TestStack;

/** The stores go away and come back; the service stays up throughout. */
@QuarkusTest
@OnTheStack
class FaultsTest {

    private final Survey stockholm = Survey.region("01");

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Test
    void submissionsGoOnWithoutKafkaAndAreToldInOrderAfterwards() {
        var round = Survey.openRound();
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        TestStack.stopKafka();
        try {
            for (int version = 2; version <= 12; version++) {
                stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201)
                        .body("version", equalTo(version));
            }
            given().get(ready).then().statusCode(200).body("status", equalTo("UP"));
        } finally {
            TestStack.startKafka();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> versionsTold(round).contains(12L));
        assertEquals(LongStream.rangeClosed(1, 12).boxed().toList(), versionsTold(round));
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        await().atMost(Duration.ofSeconds(30)).until(() -> versionsTold(round).contains(13L));
    }

    @Test
    void withoutPostgresTheServiceSaysSoAndRecoversByItself() {
        var round = Survey.openRound();
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        TestStack.stopPostgres();
        try {
            given().get(ready).then().statusCode(503);
            for (int i = 0; i < 3; i++) {
                stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", matchesPattern("\\d+"))
                        .body("type", equalTo("urn:usve:problem:unavailable"));
                stockholm.get("/rounds/" + round).then().statusCode(503)
                        .header("Retry-After", matchesPattern("\\d+"))
                        .body("type", equalTo("urn:usve:problem:unavailable"));
            }
            Survey.ADMIN.move(round, "CLOSED").then().statusCode(503);
            stockholm.put("/rounds/" + round + "/units/u2", Map.of("name", "B", "region", "01")).then()
                    .statusCode(503);
        } finally {
            TestStack.startPostgres();
        }
        await().atMost(Duration.ofSeconds(30)).until(() ->
                stockholm.submit(round, "u1", GoldenAnswers.full()).statusCode() == 201);
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get(ready).statusCode() == 200);
        var stored = stockholm.get("/rounds/" + round + "/units/u1/submissions").then().statusCode(200).extract()
                .<Integer>path("total");
        assertEquals(2, stored, "what was answered 503 was not stored");
        await().atMost(Duration.ofSeconds(30)).until(() -> versionsTold(round).equals(List.of(1L, 2L)));
    }

    @Test
    void whatWasAnswered201IsStoredWhenPostgresStopsInTheMidst() throws Exception {
        var round = Survey.openRound();
        var receipts = new ConcurrentLinkedQueue<Response>();
        for (int unit = 0; unit < 4; unit++) {
            Survey.ADMIN.put("/rounds/" + round + "/units/w" + unit, Map.of("name", "Enhet", "region", "01"));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            var under = new CountDownLatch(20);
            var refusals = new ArrayList<Future<Response>>();
            for (int unit = 0; unit < 4; unit++) {
                var name = "w" + unit;
                refusals.add(pool.submit(() -> {
                    Response response;
                    while ((response = stockholm.submit(round, name, GoldenAnswers.full())).statusCode() == 201) {
                        receipts.add(response);
                        under.countDown();
                    }
                    return response;
                }));
            }
            under.await();
            TestStack.stopPostgres();
            for (var refusal : refusals) {
                assertEquals(503, refusal.get().statusCode(), refusal.get().asString());
            }
        } finally {
            TestStack.startPostgres();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get(ready).statusCode() == 200);
        for (var receipt : receipts) {
            var stored = given().auth().oauth2(stockholm.token()).get(receipt.header("Location")).then()
                    .statusCode(200).extract();
            assertEquals(receipt.<String>path("sha256"), stored.path("sha256"));
            assertEquals(receipt.<String>path("submittedAt"), stored.path("submittedAt"));
        }
    }

    /** Versions as told on the topic; a repetition of the one before, which the relay may send, counts once. */
    private static List<Long> versionsTold(String round) {
        return Topic.records((round + "/u1")::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").contains("submission-received"))
                .map(message -> Long.valueOf(message.value().replaceAll(".*\"version\":(\\d+).*", "$1")))
                .distinct().toList();
    }
}
