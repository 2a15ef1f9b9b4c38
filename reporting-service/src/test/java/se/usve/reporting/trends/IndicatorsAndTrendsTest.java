package se.usve.reporting.trends;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.Wording;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.State;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.UnitRegistered;

/** Figures of answers, and two rounds side by side, over HTTP: of what the topics told and for whom they are. */
@QuarkusTest
@RealStack
class IndicatorsAndTrendsTest {

    private static final Events EARLIER = new Events("trend-earlier", "trend-rules-1");
    private static final Events LATER = new Events("trend-later", "trend-rules-2");
    private static final Wording WHY = new Wording("Så är det.", "So it is.");

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
            var round = new Events("indicators-" + state, "2018-2021");
            topics.publish(asking("2018-2021", round.round(1, state)));
            topics.publish(round.unit("own", 1, "01", "Onkologi"), round.unit("other", 1, "12", "Psykiatri"),
                    round.unit("third", 1, "12", "Psykiatri"), round.unit("silent", 1, "12", null));
            topics.publish(answers(round, "own", Map.of("13c", "YES", "15", Map.of("2018", 4, "2019", 6, "2020", 0, "2021", 0))),
                    answers(round, "other", Map.of("13c", "NO", "15", Map.of("2018", 20))), answers(round, "third", Map.of("13c", "NO")));
            topics.publish(round.result("own", 1, Outcome.MET), round.result("other", 1, Outcome.NOT_MET));
        }
        topics.publish(asking("no-indicators", new Events("indicators-none", "any").round(1, State.PUBLISHED)));
        var otherRules = new Events("indicators-other-rules", "other-rules");
        topics.publish(asking("2018-2021", otherRules.round(1, State.PUBLISHED)));

        topics.publish(EARLIER.ruleSet(1, "Ett", "Två", "Tre"), mapped(LATER.ruleSet(1, "Tre", "Ett, strängare", "Fyra")));
        topics.publish(EARLIER.round(1, State.PUBLISHED), LATER.round(1, State.OPEN));
        topics.publish(EARLIER.answering("same", "01", null, Outcome.NOT_MET, Outcome.MET, Outcome.NOT_MET));
        topics.publish(EARLIER.answering("part-a", "01", null, Outcome.MET, Outcome.MET, Outcome.MET));
        topics.publish(EARLIER.answering("part-b", "01", null, Outcome.MET, Outcome.MET, Outcome.NOT_MET));
        topics.publish(EARLIER.answering("old-name", "12", null, Outcome.MET, Outcome.MET, Outcome.EXEMPT));
        topics.publish(EARLIER.answering("closed", "12", null, Outcome.NOT_MET, Outcome.NOT_MET, Outcome.NOT_MET));
        topics.publish(LATER.answering("same", "01", null, Outcome.MET, Outcome.MET, Outcome.MET));
        topics.publish(continuing(LATER.unit("merged", 1, "01", null), "part-a", "part-b"), LATER.submission("merged", 1),
                LATER.result("merged", 1, Outcome.MET, Outcome.NOT_MET, Outcome.MET));
        topics.publish(continuing(LATER.unit("new-name", 1, "12", null), "old-name"), LATER.submission("new-name", 1),
                LATER.result("new-name", 1, Outcome.NOT_MET, Outcome.AWAITING_ASSESSMENT, Outcome.MET));
        topics.publish(LATER.answering("new", "12", null, Outcome.MET, Outcome.MET, Outcome.MET));
        topics.publish(LATER.unit("not-yet", 1, "12", null));
        topics.awaitApplied();
    }

    @Test
    void theIndicatorsOfARoundSayWhereTheyStandInTheReport() {
        get(null, "rounds/indicators-PUBLISHED/indicators").statusCode(200).body("questionnaire", equalTo("2018-2021"),
                "indicators.find { it.id == 'unit-size' }.place.sv", equalTo("Kapitel 4, diagram 2"),
                "indicators.find { it.id == 'patient-organisations' }.among.en", containsString("direct patient contact"),
                "indicators.find { it.id == 'student-feedback' }.measures[0].level", equalTo(18),
                "indicators.find { it.id == 'articles-per-unit' }.measures.percent", contains(50, 10, 90));
        get(null, "rounds/indicators-none/indicators").statusCode(200).body("indicators", empty());
        get(null, "rounds/indicators-other-rules/indicators").statusCode(200)
                .body("indicators.id", hasItem("industry"), "indicators.find { it.id == 'student-feedback' }", nullValue());
    }

    @Test
    void aFigureSaysWhatItRestsOn() {
        get(null, "rounds/indicators-PUBLISHED/indicators/articles").statusCode(200).body(
                "groups.code", contains("01", "03", "05", "12", "14", "18", "24", "SE"),
                "groups.find { it.code == '12' }.units", equalTo(3), "groups.find { it.code == '12' }.responding", equalTo(2),
                "measures[0].cells.find { it.group == 'SE' }.value", equalTo(30),
                "measures[0].cells.find { it.group == 'SE' }.answered", equalTo(2),
                "measures[0].cells.find { it.group == 'SE' }.partial", equalTo(1),
                "measures[0].cells.find { it.group == 'SE' }.asked", equalTo(3),
                "measures[0].cells.find { it.group == '03' }.value", nullValue());
        get(null, "rounds/indicators-PUBLISHED/indicators/industry?groupBy=specialty&region=12").statusCode(200).body(
                "groups.code", contains("Psykiatri", "UNSPECIFIED", "SE"),
                "measures[0].cells.find { it.group == 'SE' }.of", equalTo(2), "measures[0].cells[0].value", equalTo(0.0f));
        var csv = get(null, "rounds/indicators-PUBLISHED/indicators/industry?format=csv").statusCode(200).extract().asString();
        assertEquals("indicators-PUBLISHED,collaborates,Samverkar,01,Region Stockholm,1.0,1,1,1,0,1,", csv.lines().toList().get(1));
        get(null, "rounds/indicators-PUBLISHED/indicators/never").statusCode(404);
        get(null, "rounds/indicators-PUBLISHED/indicators/industry?groupBy=colour&sizeClass=HUGE").statusCode(400)
                .body("errors.pointer", contains("/groupBy", "/sizeClass"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rounds/indicators-PUBLISHED/indicators/articles?", "trends?from=trend-earlier&to=trend-later&"})
    void bothAreHadInEveryForm(String path) throws IOException {
        var caller = TestTokens.bearer("STEERING");
        for (var format : List.of("xlsx", "pdf", "csv", "csv-sv")) {
            get(caller, path + "format=" + format).statusCode(200).header("Content-Disposition", containsString("." + format.split("-")[0]));
        }
        var rows = get(caller, path + "format=csv").extract().asString().lines().count() - 1;
        var stat = new ObjectMapper().readTree(get(caller, path + "format=json-stat2").statusCode(200).extract().asString());
        assertEquals("2.0", stat.path("version").asText());
        var size = 1L;
        for (var length : stat.path("size")) {
            size *= length.asLong();
        }
        assertEquals(0, size % rows, "every row has its observations");
        assertTrue(stat.path("label").asText().length() > 10);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void figuresAreSeenAsTheTablesAre(State state) {
        var expected = Map.of(State.DRAFT, List.of(401, 200, 200, 403, 403, 403), State.OPEN, List.of(401, 200, 200, 200, 200, 403),
                State.CLOSED, List.of(401, 200, 200, 200, 200, 403), State.PUBLISHED, List.of(200, 200, 200, 200, 200, 200)).get(state);
        for (var path : List.of("/indicators", "/indicators/industry", "/indicators/industry?format=csv-sv")) {
            assertEquals(expected, statuses("rounds/indicators-" + state + path), path);
        }
    }

    @Test
    void aRegionSeesItsOwnFiguresAndTheNationsBeforePublication() {
        var region = TestTokens.bearer("REGION", "01");
        get(region, "rounds/indicators-OPEN/indicators/industry").statusCode(200).body("groups.code", contains("01", "SE"),
                "measures[0].cells.group", contains("01", "SE"), "measures[0].cells[1].of", equalTo(3));
        get(region, "rounds/indicators-OPEN/indicators/industry?groupBy=specialty").statusCode(403);
        get(region, "rounds/indicators-OPEN/indicators/industry?region=12").statusCode(403);
        get(region, "rounds/indicators-OPEN/indicators/industry?groupBy=specialty&region=01").statusCode(200);
    }

    @Test
    void likeIsComparedWithLikeAndBreaksAreSaid() {
        get(TestTokens.bearer("STEERING"), "trends?from=trend-earlier&to=trend-later").statusCode(200).body(
                "from.status", equalTo("PUBLISHED"), "to.status", equalTo("OPEN"), "comparable", equalTo(1),
                "levels.level", contains(1, 2), "levels.other", contains(3, 1), "levels.relation", contains("SAME", "STRICTER"),
                "levels.break", contains(false, true), "levels[1].reason.en", equalTo("So it is."),
                "levels[0].short.sv", equalTo("Tre"), "newLevels.level", contains(3), "newLevels[0].short.sv", equalTo("Fyra"),
                "dropped.level", contains(2), "dropped[0].short.sv", equalTo("Två"))
                // As they stand: 2 of 5 then, 3 of 4 now.
                .body("levels[0].cells.find { it.group == 'SE' }.from.met", equalTo(2),
                        "levels[0].cells.find { it.group == 'SE' }.from.of", equalTo(5),
                        "levels[0].cells.find { it.group == 'SE' }.to.met", equalTo(3),
                        "levels[0].cells.find { it.group == 'SE' }.to.of", equalTo(4),
                        "levels[0].cells.find { it.group == 'SE' }.difference", equalTo(0.35f))
                // Same, merged (one of its parts did not meet it) and renamed: 1 of 3 then, 2 of 3 now.
                .body("levels[0].cells.find { it.group == 'SE' }.panel.units", equalTo(3),
                        "levels[0].cells.find { it.group == 'SE' }.panel.metFrom", equalTo(1),
                        "levels[0].cells.find { it.group == 'SE' }.panel.metTo", equalTo(2),
                        "levels[0].cells.find { it.group == 'SE' }.panel.gained", equalTo(2),
                        "levels[0].cells.find { it.group == 'SE' }.panel.lost", equalTo(1),
                        "levels[0].cells.find { it.group == '12' }.panel.units", equalTo(1))
                // What waits is left out of the panel, and tells the range of the later round.
                .body("levels[1].cells.find { it.group == 'SE' }.panel.units", equalTo(2),
                        "levels[1].cells.find { it.group == 'SE' }.to.awaiting", equalTo(1),
                        "levels[1].cells.find { it.group == 'SE' }.to.best", equalTo(0.75f))
                .body("groups.find { it.code == 'SE' }.panelUnits", equalTo(3), "groups.find { it.code == 'SE' }.unitsTo", equalTo(5),
                        "groups.find { it.code == 'SE' }.meanShare.from", equalTo(0.4f),
                        "groups.find { it.code == '03' }.meanShare.from", nullValue(), "to.asOf", notNullValue());
    }

    @Test
    void aComparisonTakesTheSightOfBothRounds() {
        assertEquals(List.of(401, 200, 200, 200, 200, 403), statuses("trends?from=trend-earlier&to=trend-later"));
        var region = TestTokens.bearer("REGION", "12");
        get(region, "trends?from=trend-earlier&to=trend-later").body("groups.code", contains("12", "SE"),
                "levels[0].cells.group", contains("12", "SE"));
        get(region, "trends?from=trend-earlier&to=trend-later&groupBy=specialty").statusCode(403);
        get(region, "trends?from=trend-earlier&to=trend-later&region=01").statusCode(403);
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        get(null, "trends").statusCode(400).body("errors.pointer", contains("/from", "/to"));
        get(null, "trends?from=trend-earlier&to=trend-earlier&groupBy=x&revision=1").statusCode(400)
                .body("errors.pointer", contains("/to", "/groupBy", "/revision"));
        get(null, "trends?from=trend-earlier&to=never").statusCode(404);
        get(TestTokens.bearer("ADMIN"), "trends?from=trend-later&to=trend-earlier").statusCode(409)
                .contentType("application/problem+json").body("type", equalTo("urn:usve:problem:not-comparable"));
        get(TestTokens.bearer("ADMIN"), "trends?from=trend-earlier&to=trend-later&format=csv").statusCode(200)
                .body(containsString("level,short,other,relation,break"));
    }

    private static List<Integer> statuses(String path) {
        var callers = new ArrayList<String>();
        callers.add(null);
        callers.addAll(List.of(TestTokens.bearer("ADMIN"), TestTokens.bearer("STEERING"), TestTokens.bearer("ASSESSOR", "01"),
                TestTokens.bearer("REGION", "01"), TestTokens.bearer("OPERATOR")));
        return callers.stream().map(caller -> get(caller, path).extract().statusCode()).toList();
    }

    private static ValidatableResponse get(String token, String path) {
        var request = RestAssured.given();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.get("/reporting/v1/" + path).then();
    }

    private static RoundChanged asking(String questionnaire, RoundChanged e) {
        return new RoundChanged(e.round(), e.version(), e.state(), questionnaire, e.ruleSet(), e.collection(), e.period(),
                e.owner(), e.followUpBy(), e.sent(), e.changedAt());
    }

    private static SubmissionReceived answers(Events round, String unit, Map<String, Object> answers) {
        return new SubmissionReceived(round.round(), unit, 1, "01", "2018-2021", round.ruleSet(), Events.SUBMITTED, "00", answers);
    }

    private static UnitRegistered continuing(UnitRegistered e, String... units) {
        return new UnitRegistered(e.round(), e.unit(), e.version(), e.name(), e.region(), e.specialty(), e.hsaId(),
                e.designatedYear(), e.directPatientContact(), e.partOf(), List.of(units), e.takesPart(), e.changedAt());
    }

    private static RuleSetActivated mapped(RuleSetActivated e) {
        return new RuleSetActivated(e.ruleSet(), e.version(), e.questionnaire(), e.levels(),
                new RuleSetActivated.Mapping("trend-rules-1", List.of(
                        new RuleSetActivated.Entry(1, 3, Relation.SAME, WHY), new RuleSetActivated.Entry(2, 1, Relation.STRICTER, WHY),
                        new RuleSetActivated.Entry(3, null, Relation.NEW, WHY), new RuleSetActivated.Entry(null, 2, Relation.DROPPED, WHY))),
                Instant.EPOCH);
    }
}
