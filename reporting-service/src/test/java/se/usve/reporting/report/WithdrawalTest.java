package se.usve.reporting.report;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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

/** A unit that takes its answers back has not answered, in every table, whatever of it is still on its way. */
@QuarkusTest
@RealStack
class WithdrawalTest {

    private static final String ROUND = "/reporting/v1/rounds/withdrawals";

    @Inject
    Topics topics;

    @Test
    void aUnitThatWithdrewIsShownAsNotRespondingUntilItAnswersAgain() {
        var events = new Events("withdrawals", "withdrawal-rules");
        topics.publish(events.round(1, State.PUBLISHED), events.ruleSet(1, "Ett", "Två"));
        topics.publish(events.answering("stays", "12", "Onkologi", Outcome.MET, Outcome.NOT_MET));
        topics.publish(events.answering("leaves", "12", "Onkologi", Outcome.MET, Outcome.MET));
        topics.awaitApplied();
        national(2, 2, 2);

        topics.publish(events.withdrawal("leaves", 2));
        // A ruling on the withdrawn answers, made before scoring heard of it.
        topics.publish(events.resultOf("leaves", 2, 1, Outcome.MET, Outcome.EXEMPT));
        topics.awaitApplied();
        national(2, 1, 1);
        get("/units/leaves").body("submissionVersion", nullValue(), "outcomes", nullValue(), "levelsMet", nullValue(),
                "withdrawnAt", equalTo("2022-03-01T09:01:00Z"));
        get("/units?level=1").body("items.unit", equalTo(List.of("stays")));
        get("/units?outcome=EXEMPT").body("items", hasSize(0));
        get("/distribution").body("groups.find { it.code == 'SE' }.units.sum { it.count }", equalTo(1));

        topics.publish(events.submission("leaves", 3), events.resultOf("leaves", 4, 3, Outcome.NOT_MET, Outcome.MET));
        topics.awaitApplied();
        national(2, 2, 1);
        get("/units/leaves").body("submissionVersion", equalTo(3), "withdrawnAt", nullValue(), "levelsMet", equalTo(1));

        topics.publish(events.unit("leaves", 2, "12", "Onkologi", false));
        topics.awaitApplied();
        national(1, 1, 1);
        get("/units").body("items.unit", equalTo(List.of("stays")));
        RestAssured.get(ROUND + "/units/leaves").then().statusCode(404);
    }

    private static void national(int units, int responding, int meetingLevel1) {
        get("/response-rates").body("groups.find { it.code == 'SE' }.units", equalTo(units),
                "groups.find { it.code == 'SE' }.responding", equalTo(responding));
        get("/levels").body("levels[0].cells.find { it.group == 'SE' }.met", equalTo(meetingLevel1),
                "levels[0].cells.find { it.group == 'SE' }.of", equalTo(responding),
                "groups.find { it.code == '12' }.responding", equalTo(responding));
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.get(ROUND + path).then().statusCode(200);
    }
}
