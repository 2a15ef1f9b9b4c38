package se.usve.reporting.stream;

import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.Bearer;
import se.usve.stack.Keys;
import se.usve.stack.Role;
import se.usve.stack.Tokens;
import se.usve.stack.testing.TestStack;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged.State;

/** Whoever follows a round is told what changed, what they may see of it, and nothing is missed in between. */
@QuarkusTest
@RealStack
class StreamTest {

    private static final String STEERING = TestTokens.bearer("STEERING");

    @Inject
    Topics topics;
    @Inject
    DataSource database;

    private Events round(String id, State state) {
        var events = new Events(id, "stream-rules");
        topics.publish(events.round(1, state), events.ruleSet(1, "Ett", "Två"));
        topics.publish(events.answering("a", "01", null, Outcome.MET, Outcome.NOT_MET));
        topics.publish(events.answering("b", "12", null, Outcome.MET, Outcome.MET));
        topics.awaitApplied();
        return events;
    }

    @Test
    void allComesFirstAndThenWhatChanged() throws Exception {
        var events = round("stream-changes", State.OPEN);
        try (var follower = new Follower("stream-changes", STEERING, null)) {
            assertEquals("text/event-stream", follower.header("Content-Type").replaceAll(";.*", ""));
            var first = follower.next();
            assertEquals("reset", first.name());
            assertEquals(List.of("01", "03", "05", "12", "14", "18", "24", "SE"), first.json().getList("groups.code"));
            assertEquals(2, first.json().getList("levels").size());

            topics.publish(events.result("a", 2, Outcome.MET, Outcome.MET));

            var changed = follower.next();
            assertEquals("figures", changed.name());
            assertTrue(Long.parseLong(changed.id()) > Long.parseLong(first.id()));
            assertEquals(List.of("01", "SE"), changed.json().getList("groups.code"));
            assertEquals(2, changed.json().getInt("levels.find { it.level == 2 }.cells.find { it.group == 'SE' }.met"));
            assertEquals(List.of("01", "SE"), changed.json().getList("levels[0].cells.group"));
            follower.awaitComment();
            assertEquals(0, follower.waiting());
        }
    }

    @Test
    void aClientThatWasAwayIsToldWhatItMissed() throws Exception {
        var events = round("stream-away", State.PUBLISHED);
        String last;
        try (var follower = new Follower("stream-away", null, null)) {
            last = follower.next().id();
        }
        topics.publish(events.result("b", 2, Outcome.NOT_MET, Outcome.MET));
        topics.publish(events.unit("c", 1, "14", null));
        topics.awaitApplied();
        String after;
        try (var follower = new Follower("stream-away", null, last)) {
            var missed = follower.next();
            assertEquals("figures", missed.name());
            assertEquals(List.of("12", "14", "SE"), missed.json().getList("groups.code"));
            assertEquals(1, missed.json().getInt("levels[0].cells.find { it.group == 'SE' }.met"));
            after = missed.id();
        }
        try (var follower = new Follower("stream-away", null, after)) {
            follower.awaitComment();
            assertEquals(0, follower.waiting(), "nothing was missed");
        }
        run("delete from change where round = 'stream-away' and number < " + after);
        for (var unknown : List.of(last, "999999999", "not-ours")) {
            try (var follower = new Follower("stream-away", null, unknown)) {
                assertEquals("reset", follower.next().name(), unknown);
            }
        }
    }

    @Test
    void aRegionIsToldOfItselfAndTheNation() throws Exception {
        var events = round("stream-region", State.OPEN);
        try (var own = new Follower("stream-region", TestTokens.bearer("REGION", "12"), null)) {
            assertEquals(List.of("12", "SE"), own.next().json().getList("groups.code"));
            topics.publish(events.result("a", 2, Outcome.MET, Outcome.MET));
            var nation = own.next();
            assertEquals(List.of("SE"), nation.json().getList("groups.code"));
            assertEquals(List.of("SE"), nation.json().getList("levels[1].cells.group"));
            assertEquals(2, nation.json().getInt("levels[1].cells[0].met"));
        }
    }

    @Test
    void whoeverMayNotSeeTheFiguresIsRefusedAsForTheTables() throws Exception {
        round("stream-refused", State.OPEN);
        var wanted = List.of(401, 401, 403, 404);
        var callers = new ArrayList<String>();
        callers.add(null);
        callers.add(TestTokens.signedByOther("ADMIN", null));
        callers.add(TestTokens.bearer("OPERATOR"));
        callers.add(STEERING);
        for (int i = 0; i < callers.size(); i++) {
            try (var follower = new Follower(i == 3 ? "no-such-round" : "stream-refused", callers.get(i), null)) {
                assertEquals(wanted.get(i), follower.status());
                assertEquals("application/problem+json", follower.header("Content-Type").replaceAll(";.*", ""));
            }
        }
    }

    @Test
    void itEndsWithTheTokenAndWhenWhoSeesWhatMayHaveChanged() throws Exception {
        var events = round("stream-ends", State.OPEN);
        var brief = new Tokens(Keys.in(Path.of(TestStack.folder())))
                .mint(Bearer.of(Role.STEERING, null), Duration.ofSeconds(2));
        try (var ending = new Follower("stream-ends", brief, null)) {
            ending.next();
            assertEquals("TOKEN_EXPIRED", ending.next().json().getString("reason"));
            ending.awaitEnd();
        }
        String last;
        try (var region = new Follower("stream-ends", TestTokens.bearer("REGION", "12"), null)) {
            last = region.next().id();
            topics.publish(events.round(2, State.PUBLISHED));
            assertEquals("ROUND_CHANGED", region.next().json().getString("reason"));
            region.awaitEnd();
        }
        try (var again = new Follower("stream-ends", TestTokens.bearer("REGION", "12"), last)) {
            var all = again.next();
            assertEquals("reset", all.name());
            assertEquals(8, all.json().getList("groups").size(), "published, all is seen");
        }
    }

    @Test
    void aCallerHasOnlySoManyAtOnce() throws Exception {
        round("stream-many", State.PUBLISHED);
        var token = TestTokens.bearer("STEERING", null, "somebody-eager");
        var many = new ArrayList<Follower>();
        try {
            for (int i = 0; i < 20; i++) {
                many.add(new Follower("stream-many", token, null));
                assertEquals(200, many.getLast().status());
                many.getLast().next();
            }
            RestAssured.given().header("Authorization", "Bearer " + token).get("/reporting/v1/rounds/stream-many/stream")
                    .then().statusCode(429).contentType("application/problem+json").header("Retry-After", notNullValue());
            try (var other = new Follower("stream-many", STEERING, null)) {
                assertEquals("reset", other.next().name());
            }
        } finally {
            many.forEach(Follower::close);
        }
        Awaitility.await("places to be free again").atMost(Duration.ofSeconds(10)).until(() -> {
            try (var again = new Follower("stream-many", token, null)) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void aRebuildIsNotNoticed() throws Exception {
        var events = round("stream-rebuilt", State.PUBLISHED);
        try (var follower = new Follower("stream-rebuilt", null, null)) {
            var first = follower.next();
            var operator = TestTokens.bearer("OPERATOR");
            var where = RestAssured.given().header("Authorization", "Bearer " + operator).contentType("application/json")
                    .body(Map.of("evenIfDifferent", true)).post("/reporting/v1/rebuilds").then().statusCode(202)
                    .extract().header("Location");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> "SWITCHED".equals(RestAssured.given()
                    .header("Authorization", "Bearer " + operator).get(where).jsonPath().getString("state")));
            topics.publish(events.result("a", 2, Outcome.MET, Outcome.MET));
            var changed = follower.next();
            assertEquals("figures", changed.name());
            assertEquals(Long.parseLong(first.id()) + 1, Long.parseLong(changed.id()));
            assertEquals(List.of("01", "SE"), changed.json().getList("groups.code"));
        }
    }

    private void run(String statement) throws SQLException {
        try (var connection = database.getConnection(); var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
