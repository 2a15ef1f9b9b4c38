package se.usve.reporting.report;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged.State;

/** Who sees what of a round, in every state of it and at every endpoint. */
@QuarkusTest
@RealStack
class AccessTest {

    private static final List<String> ENDPOINTS = List.of("/levels", "/levels?format=csv", "/levels?denominator=ALL",
            "/response-rates", "/response-rates?format=csv-sv", "/distribution", "/distribution?format=csv", "/self-reported", "/self-reported?format=csv",
            "/units", "/units?format=csv", "/units/own", "/units/own/history", "/designation-years", "/only-missed?format=csv",
            "/levels?region=01&groupBy=size-class", "/levels?levels=1&region=01", "/levels?asOf=2030-01-01T00:00:00Z",
            "/units?asOf=2030-01-01T00:00:00Z&region=01", "/units/own?asOf=2030-01-01T00:00:00Z",
            "/changes?from=1960-01-01T00:00:00Z", "/changes?from=2020-01-01T00:00:00Z&format=csv-sv");

    /** Statuses by caller: none, bad, ADMIN, STEERING, ASSESSOR, REGION 01, OPERATOR. */
    private static final Map<State, List<Integer>> EXPECTED = Map.of(
            State.DRAFT, List.of(401, 401, 200, 200, 403, 403, 403),
            State.OPEN, List.of(401, 401, 200, 200, 200, 200, 403),
            State.CLOSED, List.of(401, 401, 200, 200, 200, 200, 403),
            State.PUBLISHED, List.of(200, 401, 200, 200, 200, 200, 200));

    private static boolean published;

    @Inject
    Topics topics;

    @BeforeEach
    void publishOnce() {
        if (published) {
            return;
        }
        published = true;
        for (var state : State.values()) {
            var events = new Events("access-" + state, "access-rules");
            topics.publish(events.round(1, state), events.ruleSet(1, "Ett"));
            topics.publish(events.answering("own", "01", "Onkologi", Outcome.MET));
            topics.publish(events.answering("other", "12", "Psykiatri", Outcome.NOT_MET));
            topics.publish(events.answering("third", "14", "Psykiatri", Outcome.MET));
        }
        var two = new Events("access-two", "access-rules");
        topics.publish(two.round(1, State.OPEN));
        topics.publish(two.answering("own", "01", null, Outcome.MET));
        topics.publish(two.answering("other", "12", null, Outcome.NOT_MET));
        topics.publish(two.unit("silent", 1, "14", null));
        for (var state : State.values()) {
            var own = new Events("01-access-" + state, "access-rules");
            topics.publish(own.ownRound(1, state, "01"));
            topics.publish(own.answering("own", "01", "Onkologi", Outcome.MET));
        }
        topics.awaitApplied();
    }

    /** Statuses by caller: none, bad, ADMIN, STEERING, ASSESSOR, REGION 01, OPERATOR, REGION 03. */
    @ParameterizedTest
    @EnumSource(State.class)
    void aRegionsOwnRoundIsThereForItAndTheAdministrationAlone(State state) {
        var callers = new ArrayList<String>();
        callers.add(null);
        callers.add(TestTokens.signedByOther("ADMIN", null));
        callers.addAll(List.of(TestTokens.bearer("ADMIN"), TestTokens.bearer("STEERING"),
                TestTokens.bearer("ASSESSOR", "01"), TestTokens.bearer("REGION", "01"), TestTokens.bearer("OPERATOR"),
                TestTokens.bearer("REGION", "03")));
        for (var endpoint : ENDPOINTS) {
            var statuses = new ArrayList<Integer>();
            for (var caller : callers) {
                var response = get(caller, "01-access-" + state + endpoint).extract();
                statuses.add(response.statusCode());
                if (response.statusCode() >= 400) {
                    assertEquals("application/problem+json", response.contentType().replaceAll(";.*", ""));
                }
            }
            assertEquals(List.of(404, 401, 200, 404, 404, 200, 404, 404), statuses, endpoint);
        }
        assertEquals(get(null, "no-such-round/levels").extract().jsonPath().getString("detail").replace("no-such-round", ""),
                get(null, "01-access-" + state + "/levels").extract().jsonPath().getString("detail")
                        .replace("01-access-" + state, ""), "nothing tells it from a round that does not exist");
        get(TestTokens.bearer("REGION", "01"), "01-access-" + state + "/levels?groupBy=specialty").statusCode(200)
                .body("groups.units", equalTo(List.of(1, 1)));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void eachEndpointAnswersEachCallerByTheStateOfTheRound(State state) {
        var callers = new TreeMap<String, String>();
        callers.put("0 nobody", null);
        callers.put("1 bad", TestTokens.signedByOther("ADMIN", null));
        callers.put("2 ADMIN", TestTokens.bearer("ADMIN"));
        callers.put("3 STEERING", TestTokens.bearer("STEERING"));
        callers.put("4 ASSESSOR", TestTokens.bearer("ASSESSOR", "01"));
        callers.put("5 REGION 01", TestTokens.bearer("REGION", "01"));
        callers.put("6 OPERATOR", TestTokens.bearer("OPERATOR"));
        for (var endpoint : ENDPOINTS) {
            int i = 0;
            for (var caller : callers.entrySet()) {
                var response = get(caller.getValue(), "access-" + state + endpoint).extract();
                assertEquals(EXPECTED.get(state).get(i), response.statusCode(), caller.getKey() + " " + endpoint);
                if (response.statusCode() >= 400) {
                    assertEquals("application/problem+json", response.contentType().replaceAll(";.*", ""));
                }
                i++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED"})
    void aTokenThatIsNoTokenIsRefusedEvenWhereNoneIsNeeded(String state) {
        for (var token : List.of(TestTokens.expired("ADMIN", null), TestTokens.ofOtherIssuer("ADMIN", null),
                TestTokens.forOtherAudience("ADMIN", null), "nonsense")) {
            get(token, "access-" + state + "/levels").statusCode(401)
                    .contentType("application/problem+json").header("WWW-Authenticate", equalTo("Bearer"));
        }
    }

    @Test
    @TestSecurity(user = "somebody", roles = "REGION")
    void aRegionThatIsNotNamedSeesNothingBeforePublication() {
        ENDPOINTS.forEach(endpoint -> get(null, "access-OPEN" + endpoint).statusCode(403));
    }

    @Test
    void aRegionSeesItsOwnColumnAndTheNationalOneBeforePublication() {
        var token = TestTokens.bearer("REGION", "01");
        get(token, "access-OPEN/levels").body("groups.code", equalTo(List.of("01", "SE")),
                "levels[0].cells.group", equalTo(List.of("01", "SE")),
                "levels[0].cells.of", equalTo(List.of(1, 3)), "levels[0].cells.met", equalTo(List.of(1, 2)));
        get(token, "access-OPEN/response-rates").body("groups.code", equalTo(List.of("01", "SE")),
                "groups.units", equalTo(List.of(1, 3)));
        get(token, "access-OPEN/distribution").body("groups.code", equalTo(List.of("01", "SE")));
        var csv = get(token, "access-OPEN/levels?format=csv").extract().asString();
        assertEquals(3, csv.lines().count());
        get(token, "access-PUBLISHED/levels").body("groups.size()", equalTo(8));
    }

    @Test
    void aRegionSeesNoUnitOfAnotherBeforePublication() {
        var token = TestTokens.bearer("REGION", "01");
        get(token, "access-CLOSED/units").body("items.unit", equalTo(List.of("own")), "total", equalTo(1));
        get(token, "access-CLOSED/units?region=01").body("items.region", everyItem(equalTo("01")));
        get(token, "access-CLOSED/units?outcome=NOT_MET").body("total", equalTo(0));
        get(token, "access-CLOSED/units?region=12").statusCode(403);
        get(token, "access-CLOSED/units/other").statusCode(404);
        get(token, "access-CLOSED/units/never").statusCode(404);
        get(token, "access-PUBLISHED/units/other").statusCode(200);
    }

    @Test
    void aRegionSeesNoSpecialtiesBeforePublication() {
        for (var endpoint : List.of("/levels", "/response-rates", "/distribution")) {
            get(TestTokens.bearer("REGION", "01"), "access-OPEN" + endpoint + "?groupBy=specialty").statusCode(403);
            get(TestTokens.bearer("ASSESSOR", "01"), "access-OPEN" + endpoint + "?groupBy=specialty").statusCode(200);
        }
    }

    @Test
    void aRegionComparesItselfWithTheNationWhoeverElseHasAnswered() {
        var token = TestTokens.bearer("REGION", "01");
        get(token, "access-two/levels").body("groups.code", equalTo(List.of("01", "SE")),
                "groups[0].units", equalTo(1), "groups[1].units", equalTo(3), "levels[0].cells[0].of", equalTo(1),
                "levels[0].cells[1].of", equalTo(2));
        get(TestTokens.bearer("REGION", "14"), "access-two/levels").body("groups[1].units", equalTo(3),
                "levels[0].cells[1].of", equalTo(2));
    }

    @Test
    void theTimeOfTheFiguresIsUtcInMicrosecondsAtMostWhichAllClientsRead() {
        get(null, "access-PUBLISHED/levels").statusCode(200)
                .body("asOf", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z"));
    }

    @Test
    void aNameThatPostgresCannotEvenLookForIsRefusedAndNotAnInternalError() {
        for (var path : List.of("%00/levels", "access-PUBLISHED/units/%00", "access-PUBLISHED/units?region=%00")) {
            RestAssured.given().urlEncodingEnabled(false).header("Accept-Language", "en")
                    .get("/reporting/v1/rounds/" + path).then().statusCode(400)
                    .body("detail", equalTo("The address contains the character NUL"));
        }
    }

    private static ValidatableResponse get(String token, String path) {
        var request = RestAssured.given();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.get("/reporting/v1/rounds/" + path).then();
    }
}
