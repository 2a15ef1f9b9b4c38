package se.usve.reporting.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.RoundChanged.State;

/** A round whose units are scored anew by a version of the rule set with more levels, and then by one with fewer. */
@QuarkusTest
@RealStack
class RescoredRoundTest {

    private static final String ROUND = "/reporting/v1/rounds/rescored";

    @Inject
    Topics topics;

    @Test
    void theTablesFollowTheUnitsToTheirVersionAndBack() {
        var events = new Events("rescored", "rescored-rules");
        topics.publish(events.round(1, State.PUBLISHED), events.ruleSet(1, "Ett", "Två"));
        for (var unit : List.of("a", "b", "leaves")) {
            topics.publish(events.answering(unit, "12", "Onkologi", Outcome.MET, Outcome.MET));
        }
        topics.publish(events.ruleSet(2, "Ett", "Två", "Tre"));
        topics.awaitApplied();
        levels("Ett", "Två").body("groups.find { it.code == 'SE' }.meetingAll", equalTo(3));

        for (var unit : List.of("a", "b", "leaves")) {
            topics.publish(events.by(2, events.result(unit, 2, Outcome.MET, Outcome.NOT_MET,
                    unit.equals("b") ? Outcome.AWAITING_ASSESSMENT : Outcome.EXEMPT)));
        }
        topics.awaitApplied();
        levels("Ett", "Två", "Tre").body("groups.find { it.code == 'SE' }.meetingAll", equalTo(0))
                .body(cell(2, "met"), equalTo(0)).body(cell(2, "notMet"), equalTo(3))
                .body(cell(3, "met"), equalTo(2)).body(cell(3, "exempt"), equalTo(2))
                .body(cell(3, "awaiting"), equalTo(1)).body(cell(3, "unanswered"), equalTo(0));
        get("/distribution").body("groups.find { it.code == 'SE' }.units.levelsMet", contains(1, 2));

        // It stays on the version it was scored by last, and says nothing of the round any more.
        topics.publish(events.withdrawal("leaves", 2));
        for (var unit : List.of("a", "b")) {
            topics.publish(events.by(1, events.result(unit, 3, Outcome.MET, Outcome.MET)));
        }
        topics.awaitApplied();
        levels("Ett", "Två").body("groups.find { it.code == 'SE' }.meetingAll", equalTo(2))
                .body(cell(2, "met"), equalTo(2)).body(cell(2, "of"), equalTo(2));
        get("/distribution").body("groups.find { it.code == 'SE' }.units.levelsMet", contains(2));
        get("/units?level=3").body("items", hasSize(0));
        get("/units/a").body("levelsMet", equalTo(2), "resultVersion", equalTo(3));
    }

    private static ValidatableResponse levels(String... wordings) {
        return get("/levels").body("levels.short.sv", contains(wordings));
    }

    private static String cell(int level, String count) {
        return "levels[" + (level - 1) + "].cells.find { it.group == 'SE' }." + count;
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.get(ROUND + path).then().statusCode(200);
    }
}
