package se.usve.scoring.whatif;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;

/** The round 2018–2021 as it would be by the 17 levels of 2022–2025. */
@QuarkusTest
class OtherRuleSetTest extends ComponentTest {

    /** The levels that can be compared; the rest of the 27 levels stand in 2018–2021 alone. */
    private static final Map<Integer, Integer> COUNTERPARTS = Map.ofEntries(Map.entry(1, 1), Map.entry(2, 2),
            Map.entry(3, 3), Map.entry(4, 4), Map.entry(5, 5), Map.entry(7, 6), Map.entry(8, 7), Map.entry(10, 8),
            Map.entry(12, 9), Map.entry(13, 10), Map.entry(14, 11), Map.entry(17, 12), Map.entry(18, 13),
            Map.entry(21, 14), Map.entry(22, 15), Map.entry(23, 16), Map.entry(27, 17));

    @Test
    void levelsAreComparedWithThoseTheyBecame() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAllBut("{\"6a\": \"NO\", \"16a\": \"NO\"}"));
        assertEquals(201, rule(pendingCase("u", 18), "REJECTED"));
        override("u", 6, "NOT_MET");
        override("u", 12, "NOT_MET");
        override("u", 5, "NOT_MET");
        submit("v", 1, "01", AnswersOfAUnit.meetingAll());
        assertEquals(201, rule(pendingCase("v", 23), "APPROVED"));

        var answer = as(ADMIN).get("/scoring/v1/rounds/" + round + "/what-if?ruleSet=2022-2025&limit=1000").then()
                .statusCode(200).extract().jsonPath();
        assertEquals(2, answer.getInt("units"));
        var pairs = new HashMap<Integer, Integer>();
        answer.<Map<String, Object>>getList("levels").forEach(level ->
                pairs.put((Integer) level.get("level"), (Integer) level.get("toLevel")));
        for (int level = 1; level <= 27; level++) {
            assertEquals(COUNTERPARTS.get(level), pairs.get(level), "level " + level);
        }
        assertEquals(27, pairs.size());
        assertEquals("STRICTER", answer.getString("levels[4].relation"));
        assertEquals("DROPPED", answer.getString("levels[5].relation"));
        assertEquals("CHANGED", answer.getString("levels[21].relation"));

        // Level 5 asks of u and v what nobody was asked in 2018-2021, and what was decided of the old level 5 says nothing
        // of it: so u stays where it was and v does not. That u does not meet 3, 12 and 18 is as before, by the answers, by
        // the override and by the ruling, as those levels stand in both. 6 and 9, which it did not meet, ended.
        assertEquals(List.of("u 6>null NOT_MET>null", "u 9>null NOT_MET>null", "v 5>5 MET>NOT_MET"),
                changes(answer));
        assertEquals(List.of("12d"), answer.getList("levels.find { it.toLevel == 5 }.notAsked"));
        assertEquals(List.of("35p"), answer.getList("levels.find { it.toLevel == 16 }.notAsked"));
        assertEquals(List.of(), answer.getList("levels.find { it.toLevel == 4 }.notAsked"));
        var told = answer.getString("changes.items.find { it.unit == 'v' }.sentence.sv");
        assertTrue(told.endsWith("; fråga 12d ställdes inte i omgången"), told);
        var ended = answer.<Map<String, Object>>getList("changes.items").stream()
                .filter(change -> change.get("toLevel") == null).toList();
        assertTrue(ended.stream().noneMatch(change -> change.containsKey("sentence")), "an end has no reason");
    }

    @Test
    void anotherRegionsAreRefusedInTheWordsOfEveryRefusal() {
        as("REGION", "12").get("/scoring/v1/rounds/" + round + "/what-if?ruleSet=2022-2025&region=01").then()
                .statusCode(403).body("type", equalTo("urn:usve:problem:forbidden"))
                .body("title", equalTo("Behörighet saknas"));
    }

    @Test
    void whatHasTheWrongFormIsToldInPlainWords() {
        as(ADMIN).body("{\"answers\": []}").post("/scoring/v1/rounds/" + round + "/preview").then().statusCode(400)
                .body("detail", endsWith("answers ska vara ett objekt"));
        as(ADMIN).contentType("text/plain").body("x").post("/scoring/v1/rounds/" + round + "/preview").then()
                .statusCode(415).body("type", equalTo("urn:usve:problem:http-415"))
                .body("title", equalTo("Innehållets format tas inte emot här"));
    }

    private static List<String> changes(JsonPath answer) {
        return answer.<Map<String, Object>>getList("changes.items").stream().map(change -> "%s %s>%s %s>%s".formatted(
                change.get("unit"), change.get("level"), change.get("toLevel"), change.get("from"), change.get("to")))
                .toList();
    }

    private void override(String unit, int level, String outcome) {
        as(ADMIN).body(Map.of("level", level, "outcome", outcome, "rationale", REASON)).post(unitPath(unit)
                + "/overrides").then().statusCode(201);
    }
}
