package se.usve.reporting.followup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.FollowUpReported.Status;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.State;

/** What regions tell of how levels are mended is counted against what their units miss. */
@QuarkusTest
@RealStack
class FollowUpTest {

    private static final LocalDate DEADLINE = LocalDate.of(2024, 8, 31);
    private static final Instant FIRST = Instant.parse("2023-06-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2024-10-01T08:00:00Z");

    @Inject
    Topics topics;

    @Test
    void whatIsMissedIsWithoutPlanPlannedBegunOrMended() {
        round("followed", State.PUBLISHED);
        var round = "followed";
        var late = told(round, "s1", 1, 3, Status.MENDED, LocalDate.of(2024, 9, 1), LATER);
        topics.publish(
                // The newest comes first, and twice: the highest version counts all the same.
                late, late, told(round, "s1", 1, 1, Status.PLANNED, null, FIRST),
                told(round, "s1", 2, 2, Status.MENDED, DEADLINE, FIRST),
                told(round, "s2", 1, 1, Status.IN_PROGRESS, null, FIRST),
                // It meets this one.
                told(round, "s2", 2, 2, Status.PLANNED, null, FIRST),
                told(round, "u1", 2, 1, Status.PLANNED, null, LATER));
        topics.awaitApplied();

        figures(anonymous(), round, "").body("followUpBy", equalTo("2024-08-31"), "status", equalTo("PUBLISHED"),
                "groups", hasSize(8));
        group("01", 3, 2, 3, 0, 0, 1, 2, 1, 1, "");
        group("03", 1, 1, 2, 1, 1, 0, 0, 0, 1, "");
        group("12", 0, 0, 0, 0, 0, 0, 0, 0, 0, "");
        group("SE", 4, 3, 5, 1, 1, 1, 2, 1, 2, "");
        figures(anonymous(), round, "").body("levels.level", contains(1, 2, 3),
                "levels[1].cells.find { it.group == 'SE' }.missed", equalTo(2),
                "levels[1].cells.find { it.group == 'SE' }.mendedInTime", equalTo(1),
                "levels[2].cells.find { it.group == 'SE' }.missed", equalTo(1),
                "levels[2].cells.find { it.group == '03' }.withoutPlan", equalTo(1));
        // Before the second report, and before any day had passed.
        group("01", 3, 2, 3, 0, 1, 1, 1, 1, 0, "?asOf=2023-07-01T00:00:00Z");
        group("03", 1, 1, 2, 2, 0, 0, 0, 0, 0, "?asOf=2023-07-01T00:00:00Z");

        plans(anonymous(), round, "").body("total", equalTo(5),
                "items.collect { it.unit + ' ' + it.level + ' ' + it.status + ' ' + it.counted }", contains(
                        "s1 1 MENDED true", "s1 2 MENDED true", "s2 1 IN_PROGRESS true", "s2 2 PLANNED false",
                        "u1 2 PLANNED true"),
                "items.inTime", contains(false, true, null, null, null));
        plans(anonymous(), round, "?status=NONE").body("items.collect { it.unit + ' ' + it.level }", contains("u1 3"));
        plans(anonymous(), round, "?region=01&status=MENDED&limit=1&page=2").body("total", equalTo(2),
                "items.level", contains(2));
        anonymous().get(path(round) + "/plans?region=99&level=x&status=DONE").then().statusCode(400)
                .body("errors.pointer", contains("/region", "/level", "/status"));
        for (var address : List.of("", "/plans")) {
            anonymous().get(path(round) + address + "?revision=1").then().statusCode(400)
                    .body("type", equalTo("urn:usve:problem:invalid-parameter"), "errors.pointer", contains("/revision"));
        }
        anonymous().get(path(round) + "?format=csv").then().statusCode(200).contentType("text/csv")
                .body(startsWith("round,level,short,group,groupName,missed,withoutPlan"),
                        containsString("followed,1,Ett,01,Region Stockholm,2,0,0,1,1,0,1"));
        for (var format : List.of("xlsx", "pdf", "json-stat2", "csv-sv")) {
            anonymous().get(path(round) + "?format=" + format).then().statusCode(200);
        }
    }

    /** People and papers are for those who follow up; what is done, and when, is for everybody once it is published. */
    @Test
    void whoSeesWhat() {
        round("followed-closed", State.CLOSED);
        var round = "followed-closed";
        topics.publish(told(round, "s1", 1, 1, Status.MENDED, DEADLINE, FIRST),
                told(round, "u1", 2, 1, Status.PLANNED, null, FIRST));
        topics.awaitApplied();
        for (var address : List.of("", "/plans")) {
            anonymous().get(path(round) + address).then().statusCode(401);
            as("OPERATOR", null).get(path(round) + address).then().statusCode(403);
        }
        figures(as("REGION", "03"), round, "").body("groups.code", contains("03", "SE"),
                "levels[0].cells.group", contains("03", "SE"));
        plans(as("REGION", "03"), round, "").body("items.unit", contains("u1"));
        as("REGION", "03").get(path(round) + "/plans?region=01").then().statusCode(403);
        plans(as("STEERING", null), round, "").body("items.unit", contains("s1", "u1"));

        round("followed-open-to-all", State.PUBLISHED);
        round = "followed-open-to-all";
        topics.publish(told(round, "s1", 1, 1, Status.MENDED, DEADLINE, FIRST));
        topics.awaitApplied();
        for (var stranger : List.of(anonymous(), as("REGION", "03"), as("OPERATOR", null))) {
            plans(stranger, round, "").body("items[0].measure", equalTo("Rutin tas fram"),
                    "items[0].mendedOn", equalTo("2024-08-31"),
                    "items[0].responsible", nullValue(), "items[0].evidence", nullValue());
        }
        for (var knows : List.of(as("REGION", "01"), as("STEERING", null), as("ASSESSOR", "12"), as("ADMIN", null))) {
            plans(knows, round, "").body("items[0].responsible", equalTo("Chefen"),
                    "items[0].evidence", equalTo("Protokoll"));
        }
        anonymous().get("/reporting/v1/rounds/unheard-of/follow-up").then().statusCode(404);
    }

    private void round(String id, State state) {
        var events = new Events(id, id + "-rules");
        var plain = events.round(1, state);
        topics.publish(new RoundChanged(id, 1, state, plain.questionnaire(), plain.ruleSet(), plain.collection(),
                plain.period(), null, DEADLINE, null, Instant.EPOCH), events.ruleSet(1, "Ett", "Två", "Tre"));
        topics.publish(events.answering("s1", "01", null, Outcome.NOT_MET, Outcome.NOT_MET, Outcome.MET));
        topics.publish(events.answering("s2", "01", null, Outcome.NOT_MET, Outcome.MET, Outcome.EXEMPT));
        topics.publish(events.answering("s3", "01", null, Outcome.MET, Outcome.AWAITING_ASSESSMENT, Outcome.MET));
        topics.publish(events.answering("u1", "03", null, Outcome.MET, Outcome.NOT_MET, Outcome.NOT_MET));
        topics.publish(events.unit("m1", 1, "12", null));
    }

    private static FollowUpReported told(String round, String unit, int level, long version, Status status,
            LocalDate mendedOn, Instant at) {
        return new FollowUpReported(round, unit, level, version, unit.startsWith("s") ? "01" : "03", "Rutin tas fram",
                "Chefen", LocalDate.of(2024, 5, 31), status, mendedOn, mendedOn == null ? null : "Protokoll", at);
    }

    private void group(String code, int units, int missing, int missed, int withoutPlan, int planned, int inProgress,
            int mended, int mendedInTime, int overdue, String query) {
        var group = "groups.find { it.code == '" + code + "' }.";
        figures(anonymous(), "followed", query).body(group + "units", equalTo(units), group + "missing", equalTo(missing),
                group + "missed", equalTo(missed), group + "withoutPlan", equalTo(withoutPlan),
                group + "planned", equalTo(planned), group + "inProgress", equalTo(inProgress),
                group + "mended", equalTo(mended), group + "mendedInTime", equalTo(mendedInTime),
                group + "overdue", equalTo(overdue));
    }

    private static ValidatableResponse figures(RequestSpecification who, String round, String query) {
        return who.get(path(round) + query).then().statusCode(200);
    }

    private static ValidatableResponse plans(RequestSpecification who, String round, String query) {
        return who.get(path(round) + "/plans" + query).then().statusCode(200);
    }

    private static String path(String round) {
        return "/reporting/v1/rounds/" + round + "/follow-up";
    }

    private static RequestSpecification anonymous() {
        return RestAssured.given();
    }

    private static RequestSpecification as(String role, String region) {
        return RestAssured.given().auth().oauth2(region == null ? TestTokens.bearer(role) : TestTokens.bearer(role, region));
    }
}
