package se.usve.reporting.report;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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

/** What units report of themselves stands beside what is assessed, and one can see what the assessment moved. */
@QuarkusTest
@RealStack
class SelfReportedTest {

    private static final String TABLE = "/reporting/v1/rounds/own-word/self-reported";
    private static final Outcome MET = Outcome.MET;
    private static final Outcome NOT = Outcome.NOT_MET;
    private static final Outcome EXEMPT = Outcome.EXEMPT;
    private static final Outcome AWAITING = Outcome.AWAITING_ASSESSMENT;

    @Inject
    Topics topics;

    private final Events events = new Events("own-word", "own-word-rules");

    /** Level 1 as reported; level 2 with an example; both by their own answers, then as assessed. */
    private void scored(String unit, String region, long version, List<Outcome> own, List<Outcome> assessed) {
        topics.publish(events.unit(unit, 1, region, "Onkologi"), events.submission(unit, 1),
                events.assessed(unit, version, own, assessed));
    }

    private static ValidatableResponse cell(int level, String group, int own, int assessed, int lowered, int awaiting,
            int raised) {
        var at = "levels[" + (level - 1) + "].cells.find { it.group == '" + group + "' }.";
        return RestAssured.get(TABLE).then().statusCode(200).body(at + "selfReportedMet", equalTo(own),
                at + "assessedMet", equalTo(assessed), at + "lowered", equalTo(lowered), at + "awaiting", equalTo(awaiting),
                at + "raised", equalTo(raised), at + "difference", equalTo(assessed - own));
    }

    @Test
    void theAssessmentIsSeenBesideTheUnitsOwnWord() {
        topics.publish(events.round(1, State.PUBLISHED), events.ruleSet(1, "Ett", "Två"));
        scored("a", "12", 1, List.of(MET, MET), List.of(MET, AWAITING));
        scored("b", "12", 1, List.of(EXEMPT, MET), List.of(NOT, MET));
        scored("c", "12", 1, List.of(NOT, MET), List.of(EXEMPT, NOT));
        scored("d", "14", 1, List.of(NOT, NOT), List.of(NOT, NOT));
        topics.publish(events.unit("silent", 1, "14", null));
        topics.awaitApplied();
        cell(1, "12", 2, 2, 1, 0, 1);
        cell(2, "12", 3, 1, 1, 1, 0);
        cell(1, "14", 0, 0, 0, 0, 0);
        cell(1, "SE", 2, 2, 1, 0, 1);
        cell(2, "SE", 3, 1, 1, 1, 0).body("levels[1].cells.find { it.group == 'SE' }.selfReportedShare", equalTo(0.75f))
                .body("levels[1].cells.find { it.group == 'SE' }.assessedShare", equalTo(0.25f))
                .body("levels[1].cells.find { it.group == '24' }.assessedShare", nullValue());
        RestAssured.get(TABLE + "?denominator=ALL&groupBy=specialty").then().statusCode(200)
                .body("levels[1].cells.find { it.group == 'SE' }.of", equalTo(5))
                .body("levels[1].cells.find { it.group == 'SE' }.selfReportedShare", equalTo(0.6f))
                .body("levels[1].cells.find { it.group == 'Onkologi' }.selfReportedMet", equalTo(3));
        RestAssured.get(TABLE + "?format=csv").then().statusCode(200)
                .body(startsWith("round,level,area,short,group,groupName,denominator,of,selfReportedMet"))
                .body(containsString("own-word,2,DEVELOPMENT,Två,12,Region Skåne,RESPONDING,3,3,1.0,1,"));

        scored("a", "12", 2, List.of(MET, MET), List.of(MET, MET));
        topics.publish(events.withdrawal("b", 2));
        topics.awaitApplied();
        cell(1, "12", 1, 2, 0, 0, 1);
        cell(2, "12", 2, 1, 1, 0, 0);
        RestAssured.get("/reporting/v1/rounds/own-word/units/c").then().statusCode(200)
                .body("selfReported.'1'", equalTo("NOT_MET"), "outcomes.'1'", equalTo("EXEMPT"));
    }
}
