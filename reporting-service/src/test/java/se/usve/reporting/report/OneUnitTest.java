package se.usve.reporting.report;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.UnitScored.Ground;
import se.usve.scoring.contract.UnitScored.LevelOutcome;
import se.usve.scoring.contract.Wording;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.State;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.UnitRegistered;

/**
 * A unit of a round that was open, was assessed and is published now: who reads what was written of it, and who sees what it
 * was before.
 */
@QuarkusTest
@RealStack
class OneUnitTest {

    private static final String ROUND = "one-unit";
    private static final String PATH = "/reporting/v1/rounds/one-unit";
    private static final Instant OPENED = Instant.parse("2022-02-01T00:00:00Z");
    private static final Instant RULED = Instant.parse("2022-05-01T00:00:00Z");
    private static final String WHILE_OPEN = "?asOf=2022-04-01T00:00:00Z";
    private static final String EXAMPLE = "Enkäten ledde till nya handledarmöten.";
    private static final String RATIONALE = "Exemplet visar vad som ändrades.";

    private static boolean told;

    @Inject
    Topics topics;

    @BeforeEach
    void tell() {
        if (told) {
            return;
        }
        told = true;
        var words = new Events(ROUND, "one-unit-rules");
        var scored = Instant.parse("2022-03-01T09:00:01Z");
        topics.publish(round(1, State.OPEN, OPENED), round(2, State.CLOSED, Instant.parse("2022-06-29T00:00:00Z")),
                round(3, State.PUBLISHED, Instant.parse("2023-01-01T00:00:00Z")), words.ruleSet(1, "Ett", "Två"),
                unit("u1", "01"), unit("u2", "12"), unit("u3", "12"),
                new SubmissionReceived(ROUND, "u1", 1, "01", "2018-2021", "one-unit-rules", scored.minusSeconds(1), "00",
                        answers()),
                scored("u1", 1, scored, Cause.SUBMISSION, Outcome.AWAITING_ASSESSMENT, null),
                scored("u1", 2, RULED, Cause.RULING, Outcome.MET,
                        new UnitScored.Ruling("30a", "APPROVED", RATIONALE, RULED)));
        topics.awaitApplied();
    }

    @Test
    void whatPeopleWroteIsReadByThoseWhoseWorkItIs() {
        for (var token : List.of(TestTokens.bearer("ADMIN"), TestTokens.bearer("STEERING"), TestTokens.bearer("REGION", "01"))) {
            get(token, "/units/u1").statusCode(200).body("textsLeftOut", equalTo(false),
                    "answers.find { it.question == '30a' }.value", equalTo(EXAMPLE),
                    "answers.find { it.question == '32' }.value.otherText", equalTo("Egen journal"),
                    "answers.find { it.question == '32' }.words.sv", hasItem("Egen journal"),
                    "grounds[1].ruling.rationale", equalTo(RATIONALE));
        }
        for (var token : new String[] {null, TestTokens.bearer("REGION", "12"), TestTokens.bearer("OPERATOR")}) {
            get(token, "/units/u1").statusCode(200).body("textsLeftOut", equalTo(true),
                    "answers.find { it.question == '30a' }.value", nullValue(),
                    "answers.find { it.question == '30a' }.leftOut", equalTo(true),
                    "answers.find { it.question == '32' }.value.otherText", nullValue(),
                    "answers.find { it.question == '32' }.words.sv", not(hasItem("Egen journal")),
                    "grounds[1].ruling.decision", equalTo("APPROVED"), "grounds[1].ruling.rationale", nullValue(),
                    "grounds[1].ruling.at", equalTo("2022-05-01T00:00:00Z"));
        }
    }

    @Test
    void everybodyReadsWhyALevelCameOutSoAndTheAnswersInWords() {
        get(null, "/units/u1").body("outcomes.'2'", equalTo("MET"), "levelsMet", equalTo(2),
                "grounds.level", equalTo(List.of(1, 2)), "grounds[0].sentence.sv", containsString("Därför"),
                "grounds[0].override.rationale", equalTo("Ändrat efter platsbesök."), "sizeClass", equalTo("MEDIUM"),
                "patientContact", equalTo("NO"), "questionnaire", equalTo("2018-2021"),
                "answers.question", equalTo(List.of("30a", "32", "36", "staff")),
                "answers.find { it.question == '36' }.words[0].sv", equalTo("Inte aktuellt, USVE saknar direkt patientkontakt"),
                "answers.find { it.question == 'staff' }.words.sv", hasItem("Läkare, kvinnor: 120"));
    }

    @Test
    void whatStoodBeforePublicationIsForThoseWhoSawItThen() {
        for (var path : List.of("/levels", "/response-rates", "/distribution", "/designation-years", "/self-reported", "/units",
                "/units/u1")) {
            get(null, path + WHILE_OPEN).statusCode(401);
            get(TestTokens.bearer("OPERATOR"), path + WHILE_OPEN).statusCode(403);
            get(TestTokens.bearer("STEERING"), path + WHILE_OPEN).statusCode(200);
            get(TestTokens.bearer("REGION", "01"), path + WHILE_OPEN).statusCode(200);
            get(TestTokens.bearer("STEERING"), path + "?asOf=2022-01-31T23:59:59Z").statusCode(404);
        }
        get(TestTokens.bearer("REGION", "12"), "/units/u1" + WHILE_OPEN).statusCode(404);
        get(TestTokens.bearer("REGION", "01"), "/levels" + WHILE_OPEN).body("groups.code", equalTo(List.of("01", "SE")),
                "status", equalTo("OPEN"), "asOf", equalTo("2022-04-01T00:00:00Z"));
        get(null, "/changes?from=2022-04-01T00:00:00Z").statusCode(401);
        get(null, "/changes?from=2023-02-01T00:00:00Z").statusCode(200).body("total", equalTo(0));
    }

    @Test
    void aRegionLooksIntoItsOwnUnitsInAnyWayButNotIntoOthers() {
        var token = TestTokens.bearer("REGION", "12");
        for (var query : List.of("&groupBy=size-class&region=12", "&region=12&patientContact=UNKNOWN", "&levels=2")) {
            get(token, "/levels" + WHILE_OPEN + query).statusCode(200);
        }
        get(token, "/levels" + WHILE_OPEN + "&groupBy=size-class&region=12").body("groups.code",
                equalTo(List.of("UNKNOWN", "SE")), "groups.units", equalTo(List.of(2, 2)),
                "groups[1].name", equalTo("Alla i urvalet"));
        for (var query : List.of("&groupBy=size-class", "&region=01", "&region=12&region=01", "&patientContact=NO",
                "&groupBy=patient-contact&designatedYear=2016")) {
            get(token, "/levels" + WHILE_OPEN + query).statusCode(403);
        }
    }

    /** Of three units one has answered, and its second level awaits an assessor. */
    @Test
    void theRangeOfAnOpenRoundIsOfAllUnitsAndThatOfAClosedOneOfThoseThatAnswered() {
        var nation = "levels[1].cells.find { it.group == 'SE' }.";
        get(TestTokens.bearer("ADMIN"), "/levels" + WHILE_OPEN).body(nation + "share", equalTo(0.0f),
                nation + "worst", equalTo(0.0f), nation + "best", equalTo(1.0f), nation + "of", equalTo(1),
                "levels[0].cells.find { it.group == 'SE' }.worst", equalTo(1 / 3f),
                "levels[0].cells.find { it.group == 'SE' }.best", equalTo(1.0f),
                "levels[1].cells.find { it.group == '12' }.best", equalTo(1.0f),
                "levels[1].cells.find { it.group == '12' }.worst", equalTo(0.0f));
        get(null, "/levels").body(nation + "worst", equalTo(1.0f), nation + "best", equalTo(1.0f),
                "levels[1].cells.find { it.group == '12' }.best", nullValue());
    }

    @Test
    void whatARulingChangedIsToldWithItsCause() {
        get(TestTokens.bearer("STEERING"), "/changes?from=2022-04-01T00:00:00Z&to=2022-06-01T00:00:00Z")
                .body("total", equalTo(1), "items[0].unit", equalTo("u1"), "items[0].level", equalTo(2),
                        "items[0].before", equalTo("AWAITING_ASSESSMENT"), "items[0].after", equalTo("MET"),
                        "items[0].cause", equalTo("RULING"), "items[0].at", equalTo("2022-05-01T00:00:00Z"),
                        "summary.group", equalTo(List.of("01", "SE")), "summary.gained", everyItem(equalTo(1)),
                        "summary.lost", everyItem(equalTo(0)));
        get(TestTokens.bearer("REGION", "12"), "/changes?from=2022-04-01T00:00:00Z&to=2022-06-01T00:00:00Z")
                .body("total", equalTo(0), "items", equalTo(List.of()), "summary.group", equalTo(List.of("SE")));
        get(null, "/changes?to=2022-01-01T00:00:00Z").statusCode(400).body("errors.pointer", equalTo(List.of("/from")));
        get(null, "/changes?from=2023-01-01T00:00:00Z&to=2022-01-01T00:00:00Z").statusCode(400)
                .body("errors.pointer", equalTo(List.of("/to")));
    }

    @Test
    void theHistoryOfAUnitBeginsForEverybodyWithWhatWasPublished() {
        get(TestTokens.bearer("REGION", "01"), "/units/u1/history").statusCode(200)
                .body("entries.kind", equalTo(List.of("REGISTRATION", "SUBMISSION", "RESULT", "RESULT")),
                        "entries.cause", hasItems("SUBMISSION", "RULING"),
                        "entries[3].changed.after", equalTo(List.of("MET")),
                        "entries[3].changed.before", equalTo(List.of("AWAITING_ASSESSMENT")));
        get(null, "/units/u1/history").statusCode(200)
                .body("entries.kind", equalTo(List.of("REGISTRATION", "SUBMISSION", "RESULT")),
                        "entries[2].version", equalTo(2), "entries[2].changed", nullValue(), "entries[2].levelsMet", equalTo(2));
    }

    private static ValidatableResponse get(String token, String path) {
        var request = RestAssured.given();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.get(PATH + path).then();
    }

    private static RoundChanged round(long version, State state, Instant at) {
        return new RoundChanged(ROUND, version, state, "2018-2021", "one-unit-rules", null, null, null, null, null, at);
    }

    private static UnitRegistered unit(String unit, String region) {
        return new UnitRegistered(ROUND, unit, 1, "Enhet " + unit, region, null, null, 2016, null, null, null, true,
                OPENED.plusSeconds(60));
    }

    private static Map<String, Object> answers() {
        var answers = new HashMap<String, Object>();
        answers.put("30a", EXAMPLE);
        answers.put("32", Map.of("chosen", List.of("PROCESS_MAP", "OTHER"), "otherText", "Egen journal"));
        answers.put("36", "NO_DIRECT_PATIENT_CONTACT");
        answers.put("staff", Map.of("PHYSICIANS_WOMEN", 120, "NURSES_MEN", 30));
        return answers;
    }

    private static UnitScored scored(String unit, long version, Instant at, Cause cause, Outcome second,
            UnitScored.Ruling ruling) {
        return new UnitScored(ROUND, unit, version, "01", 1, "one-unit-rules", 1, at, cause,
                List.of(new LevelOutcome(1, "GENERAL", Outcome.MET, Outcome.NOT_MET, true),
                        new LevelOutcome(2, "DEVELOPMENT", second, Outcome.MET, false)),
                List.of(new Ground(1, new Wording("Därför.", "Because."), null,
                                new UnitScored.Overruling(Outcome.MET, "Ändrat efter platsbesök.", at)),
                        new Ground(2, new Wording("Exemplet.", "The example."), ruling, null)));
    }
}
