package se.usve.scoring.assessment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;

/** Beside a case stand earlier rulings on texts like its own. */
@QuarkusTest
class SimilarTest extends Assessors {

    /** Words that no other test's texts have. */
    private final String rare = "x" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @BeforeEach
    void aWordOfLetters() {
        assertTrue(rare.length() > 3);
    }

    private String decided(String unit, String region, String text, String decision) {
        scored(unit, 1, SurveyTopic.unit(round, unit, region), SurveyTopic.submission(round, unit, 1, region, answers(text)));
        var assessment = pendingCase(unit, 18);
        if (decision != null) {
            rule(bo, assessment, decision, "Skäl för " + unit).then().statusCode(201);
        }
        return assessment;
    }

    private static Map<String, Object> answers(String text) {
        return AnswersOfAUnit.meetingAllBut("{\"30a\": \"" + text + "\"}");
    }

    @Test
    void theMostSimilarDecidedTextsComeFirstAlsoFromEarlierRounds() {
        var same = decided("same", "12", "Kursvärderingarna " + rare + " ledde till ändrade seminarier.", "APPROVED");
        var near = decided("near", "14", "En kursvärdering " + rare + " gav fler handledare.", "REJECTED");
        decided("pending", "12", "Kursvärderingarna " + rare + " ledde till ändrade seminarier och mer.", null);
        decided("other", "12", "Något helt annat om lokaler.", "APPROVED");
        round = "r-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
        // Other forms of the same words: kursvärdering/kursvärderingarna, ledde till seminarier.
        var asked = decided("asked", "12", "Kursvärderingarna " + rare + " ledde till ändrade seminarier!", null);

        var found = by(anna).get(CASES + asked + "/similar?limit=20").then().statusCode(200)
                .body("rulings.assessment", not(hasItem(asked))).body("rulings.unit", not(hasItem("pending")))
                .body("rulings.similarity", everyItem(lessThanOrEqualTo(1.0f)))
                .extract().jsonPath();
        assertEquals(List.of(same, near), found.getList("rulings.assessment").subList(0, 2));
        assertEquals(1.0, found.getDouble("rulings[0].similarity"), 1e-6);
        assertTrue(found.getDouble("rulings[1].similarity") < 1);
        assertEquals("APPROVED", found.getString("rulings[0].decision"));
        assertEquals("Skäl för near", found.getString("rulings[1].rationale"));
        by(anna).get(CASES + asked + "/similar?limit=1").then().body("rulings", hasSize(1));
    }

    @Test
    void nothingOfWhatIsKeptFromTheAssessorIsShown() {
        var mine = decided("mine", "24", "Exempel " + rare + " ett", "APPROVED");
        var conflict = decided("conflict-" + rare, "12", "Exempel " + rare + " två", "APPROVED");
        var open = decided("fine", "12", "Exempel " + rare + " tre", "APPROVED");
        var asked = decided("asked", "14", "Exempel " + rare, null);
        by(anna, "24").body(Map.of("reason", "Släkt")).put("/scoring/v1/conflicts/conflict-" + rare).then().statusCode(200);
        by(anna, "24").get(CASES + asked + "/similar?limit=20").then().body("rulings.assessment", hasItem(open))
                .body("rulings.assessment", not(hasItem(mine))).body("rulings.assessment", not(hasItem(conflict)));
        as(ADMIN).get(CASES + asked + "/similar?limit=20").then().body("rulings.assessment", hasItem(mine));
    }

    @Test
    void nothingOfAnOpenDoubleReviewIsShown() {
        doubleReview(true);
        var half = decided("half", "12", "Exempel " + rare + " ett", "APPROVED");
        var asked = decided("asked", "14", "Exempel " + rare, null);
        by(cia).get(CASES + asked + "/similar?limit=20").then().body("rulings.assessment", not(hasItem(half)));
        rule(anna, half, "APPROVED", REASON).then().statusCode(201);
        by(cia).get(CASES + asked + "/similar?limit=20").then().body("rulings.assessment", hasItem(half));
    }

    /** Quotes, backslashes and what has a meaning in a search are words like any other; of nothing but small words, none. */
    @ParameterizedTest
    @ValueSource(strings = {"d'Artagnan & co | ! (inte) <-> :* c:\\\\temp\\\\fil.txt 'citat'", "och att det som i",
            "https://example.org/a?b=c&d='e' o\u0308ver"})
    void anyTextCanBeAskedAbout(String text) {
        var asked = decided("asked", "14", text, null);
        by(anna).get(CASES + asked + "/similar").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21", "x", "-1"})
    void theLimitIsOneToTwenty(String limit) {
        var asked = decided("asked", "14", "Exempel", null);
        by(anna).get(CASES + asked + "/similar?limit=" + limit).then().statusCode(400)
                .body("type", equalTo("urn:usve:problem:invalid-parameter"));
    }
}
