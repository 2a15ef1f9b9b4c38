package se.usve.survey.imports;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.survey.AsInstalled;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** What a plan says of the levels that would change, and that it works when nobody can say. */
@QuarkusTest
@OnTheStack
@TestProfile(AsInstalled.class)
class ImportLevelsTest {

    @ConfigProperty(name = "usve.scoring.url")
    URI address;
    private ScoringStandIn scoring;
    private Sending stockholm;
    private String round;

    @BeforeEach
    void aRound() throws IOException {
        scoring = new ScoringStandIn(address);
        round = Sending.round(4);
        stockholm = new Sending(Survey.region("01"), round);
    }

    @AfterEach
    void close() {
        scoring.close();
    }

    /** u1 is new, u2 loses level 1, u3 stays as it was, u4 changes nothing that decides a level. */
    private byte[] file() {
        var answers = GoldenAnswers.full();
        answers.put("3", "WHOLE_PERIOD");
        answers.put("4a", "YES");
        for (var unit : List.of("u2", "u3", "u4")) {
            Survey.ADMIN.submit(round, unit, answers).then().statusCode(201);
        }
        var file = new LinkedHashMap<String, Map<String, Object>>();
        file.put("u1", answers);
        var loses = new LinkedHashMap<>(answers);
        loses.put("3", "NO");
        file.put("u2", loses);
        file.put("u3", answers);
        var other = new LinkedHashMap<>(answers);
        other.put("39", "YES".equals(answers.get("39")) ? "NO" : "YES");
        file.put("u4", other);
        return Sending.lines(file);
    }

    @Test
    void aPlanShowsWhichLevelsWouldChange() {
        stockholm.dryRun(file()).then().statusCode(200).body("levels.status", equalTo("SHOWN"))
                .body("rows[0].levels", equalTo(List.of(
                        Map.of("level", 1, "to", "MET"), Map.of("level", 2, "to", "MET"))))
                .body("rows[1].levels", equalTo(List.of(Map.of("level", 1, "from", "MET", "to", "NOT_MET"))))
                .body("rows[2].levels", hasSize(0)).body("rows[3].levels", hasSize(0));
        assertEquals("/scoring/v1/rounds/" + round + "/previews", scoring.lastPath());
        assertEquals("Bearer " + stockholm.who().token(), scoring.lastToken());
        assertEquals(5, scoring.lastBody().lines().count(), "before and after of what changes, and nothing else");
    }

    @Test
    void aFileThatIsNotWaitedForAsksInItsSendersName() {
        stockholm.preferring("respond-async", "?dryRun=true", file()).then().statusCode(202);
        await().atMost(Duration.ofSeconds(30)).until(() -> "PLANNED".equals(
                stockholm.who().get("/rounds/" + round + "/imports").path("items[0].status")));
        var plan = stockholm.who().get("/rounds/" + round + "/imports").<String>path("items[0].plan");
        stockholm.get(plan).then().body("levels.status", equalTo("SHOWN"));
        assertEquals("Bearer " + stockholm.who().token(), scoring.lastToken());
    }

    @ParameterizedTest
    @CsvSource({"WITH_AN_ERROR, does not answer", "NOT_AT_ALL, not answered in time", "BROKEN_OFF, does not answer",
            "UNKNOWN_ROUND, does not know the round"})
    void withoutLevelsThePlanSaysSoAndIsCommitted(ScoringStandIn.Mood mood, String words) {
        scoring.is(mood);
        var answer = stockholm.dryRun(file());
        var plan = Sending.plan(answer);
        answer.then().body("levels.status", equalTo("AWAY")).body("levels.text", containsString(words))
                .body("levels.text", containsString("The import works all the same"))
                .body("created", equalTo(1)).body("changed", equalTo(2)).body("rows[1].levels", hasSize(0));
        stockholm.commit(plan).then().statusCode(200).body("changed", equalTo(2));
    }

    @Test
    void withoutAScoringServiceThePlanSaysSoAndIsCommitted() {
        scoring.close();
        var answer = stockholm.dryRun(file());
        answer.then().body("levels.status", equalTo("AWAY"));
        stockholm.commit(Sending.plan(answer)).then().statusCode(200).body("created", equalTo(1));
    }

    @Test
    void whatIsStoredAtOnceAsksNobody() {
        stockholm.store(file()).then().statusCode(200).body("created", equalTo(1)).body("levels", equalTo(null));
        assertEquals(null, scoring.lastPath());
    }
}
