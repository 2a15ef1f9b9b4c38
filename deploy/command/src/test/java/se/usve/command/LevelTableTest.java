package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Levels 1 and 6 of the report's table 3, from its counts. */
class LevelTableTest {
    private static final List<String> GROUPS = List.of("01", "03", "05", "12", "14", "18", "24", "SE");
    private static final List<Integer> RESPONDING = List.of(72, 23, 41, 47, 61, 25, 23, 292);
    private static final List<Double> MEAN = List.of(0.9655, 0.8583, 0.9440, 0.8660, 0.9399, 0.9007, 0.8905, 0.9234);
    private static final List<Integer> LEVEL_1 = List.of(65, 22, 41, 45, 58, 20, 23, 274);
    private static final List<Integer> LEVEL_6 = List.of(64, 18, 24, 38, 49, 14, 20, 227);

    private ObjectNode levels;

    @BeforeEach
    void answerOfTheService() {
        levels = new ObjectMapper().createObjectNode().put("status", "PUBLISHED");
        for (int i = 0; i < GROUPS.size(); i++) {
            levels.withArray("groups").addObject()
                    .put("code", GROUPS.get(i)).put("responding", RESPONDING.get(i)).put("meanShare", MEAN.get(i));
        }
        level(1, "FoUU-ansvarig", LEVEL_1);
        level(6, "Samverkan", LEVEL_6);
    }

    private void level(int number, String text, List<Integer> met) {
        ObjectNode level = levels.withArray("levels").addObject().put("level", number);
        level.putObject("short").put("sv", text).put("en", "not shown");
        for (int i = 0; i < GROUPS.size(); i++) {
            level.withArray("cells").addObject().put("group", GROUPS.get(i))
                    .put("met", met.get(i)).put("notMet", RESPONDING.get(i) - met.get(i)).put("of", RESPONDING.get(i));
        }
    }

    @Test
    void isTheReportsTableInItsOrderRoundedHalfUp() {
        assertEquals("""
                Miniminivå (förkortad lydelse)  Stockholm  Uppsala  Östergötland  Skåne  VGR  Örebro  Västerbotten  Totalt
                ──────────────────────────────────────────────────────────────────────────────────────────────────────────
                Antal USVE (svarande)                  72       23            41     47   61      25            23     292
                Genomsnitt per region (%)              97       86            94     87   94      90            89      92
                1: FoUU-ansvarig                       90       96           100     96   95      80           100      94
                6: Samverkan                           89       78            59     81   80      56            87      78
                """, LevelTable.of(levels));
    }

    @Test
    void aHalfIsRoundedUpAndNoUnitsIsNoPercentage() {
        JsonNode cells = levels.path("levels").get(0).path("cells");
        ((ObjectNode) cells.get(0)).put("met", 1).put("of", 8);
        ((ObjectNode) cells.get(1)).put("met", 0).put("of", 0);
        String row = LevelTable.of(levels).lines().filter(line -> line.startsWith("1: ")).findFirst().orElseThrow();
        assertEquals(List.of("1:", "FoUU-ansvarig", "13", "–", "100", "96", "95", "80", "100", "94"), List.of(row.split(" +")));
    }

    @Test
    void isCompleteWhenEveryAnswerHasItsOutcomesAndTheRoundIsPublished() {
        assertTrue(PublishedLevels.isComplete(levels, 292));
        assertFalse(PublishedLevels.isComplete(levels, 293), "a unit's answer is missing");
        levels.put("status", "CLOSED");
        assertFalse(PublishedLevels.isComplete(levels, 292), "not published");
        levels.put("status", "PUBLISHED");
        ((ObjectNode) levels.path("levels").get(1).path("cells").get(3)).put("notMet", 8);
        assertFalse(PublishedLevels.isComplete(levels, 292), "an outcome waits");
    }
}
