package se.usve.scoring.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/** What comes on the survey's topic, and what goes out on ours. */
@QuarkusTest
class SurveyEventsTest extends ComponentTest {

    private static final String DEAD_LETTERS = SurveyEvent.TOPIC + ".dead-letter.scoring";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aSubmissionBecomesAResultAndTheResultIsTold() throws IOException {
        var result = scored("u1", 1, SurveyTopic.unit(round, "u1", "12"),
                SurveyTopic.submission(round, "u1", 1, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}")));
        assertEquals(27, result.getList("levels").size());
        assertEquals("12", result.getString("region"));
        assertEquals("NOT_MET", outcome(result, 6));
        assertEquals("MET", outcome(result, 7));

        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u1", 1).getFirst();
        assertEquals(UnitScored.TYPE, TopicReader.header(told, "ce_type"));
        assertEquals("/scoring-service", TopicReader.header(told, "ce_source"));
        assertEquals(List.of(), faults("unit-scored", told.value()));
        var event = json.readTree(told.value());
        assertEquals(1, event.get("version").asLong());
        assertEquals(1, event.get("submissionVersion").asLong());
        assertEquals("12", event.get("region").asText());
        assertEquals("NOT_MET", event.get("levels").get(5).get("outcome").asText());
        assertEquals("AWAITING_ASSESSMENT", event.get("levels").get(17).get("outcome").asText());
        assertEquals("MET", event.get("levels").get(17).get("selfReported").asText());
    }

    @Test
    void theRuleSetInForceIsToldOnce() throws IOException {
        // Another test may have asked for it to be told again.
        var told = TopicReader.records(ScoringEvent.TOPIC, "2018-2021", 1).stream()
                .filter(message -> message.headers().lastHeader("usve-republication") == null).toList();
        assertEquals(1, told.size());
        assertEquals(List.of(), faults("rule-set-activated", told.getFirst().value()));
        assertEquals(27, json.readTree(told.getFirst().value()).get("levels").size());
    }

    @Test
    void aSubmissionMayComeBeforeItsUnitIsRegistered() {
        assertEquals("05", submit("early", 1, "05", AnswersOfAUnit.meetingAll()).getString("region"));
        survey.send(SurveyTopic.unit(round, "early", "14"));
        await(() -> result("early").getString("region").equals("14"));
        assertEquals(1, result("early").getLong("revision"));
    }

    @Test
    void duplicatesAndReorderingEndInTheNewestVersion() {
        var versions = new ArrayList<SurveyEvent>();
        for (long version = 1; version <= 6; version++) {
            var event = SurveyTopic.submission(round, "u", version, "01", AnswersOfAUnit.meetingAllBut(
                    version == 6 ? "{\"39\": \"NO\"}" : version % 2 == 0 ? "{\"27\": \"NO\"}" : "{}"));
            versions.addAll(Collections.nCopies(3, event));
        }
        Collections.shuffle(versions, new Random(7));
        survey.send(versions);
        awaitResult(round, "u", 6);
        // Whatever still comes after it changes nothing.
        survey.send(SurveyTopic.submission(round, "u", 5, "01", Map.of()), SurveyTopic.unit(round, "u", "01"));
        scored("after", 1, SurveyTopic.submission(round, "after", 1, "01", Map.of()));
        var result = result("u");
        assertEquals("NOT_MET", outcome(result, 27));
        assertEquals("MET", outcome(result, 17));

        var revisions = as(ADMIN).get(unitPath("u") + "/history").jsonPath().getList("items.revision", Long.class);
        assertEquals(LongStream.rangeClosed(1, revisions.size()).boxed().toList().reversed(), revisions);
        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u", revisions.size());
        assertEquals(revisions.reversed(), told.stream().map(t -> version(t.value())).toList());
    }

    @Test
    void everyVersionKeepsItsResultAlsoWhenManyComeAtOnce() {
        var events = new ArrayList<SurveyEvent>();
        for (long version = 1; version <= 5; version++) {
            events.add(SurveyTopic.submission(round, "u", version, "01", AnswersOfAUnit.meetingAll()));
        }
        survey.send(events);
        awaitResult(round, "u", 5);
        assertEquals(List.of(5L, 4L, 3L, 2L, 1L),
                as(ADMIN).get(unitPath("u") + "/history").jsonPath().getList("items.version", Long.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"round-changed.v1.full", "round-changed.v1.minimal", "unit-registered.v1.full",
            "unit-registered.v1.minimal", "unit-registered.v1.before-leaving", "submission-received.v1.full",
            "submission-received.v1.minimal", "submission-withdrawn.v1.full", "submission-withdrawn.v1.minimal"})
    void everyGoldenEventOfTheSurveyIsTakenIn(String sample) throws IOException {
        var payload = golden(sample);
        var event = json.readTree(payload);
        var key = event.path("round").asText() + (event.has("unit") ? "/" + event.get("unit").asText() : "");
        var type = "se.usve.survey." + sample.substring(0, sample.lastIndexOf('.'));
        survey.send(key, type, payload);
        switch (type) {
            case RoundChanged.TYPE -> await(() -> as(ADMIN).get("/scoring/v1/rounds/" + key + "/rule-set")
                    .statusCode() == 200);
            case UnitRegistered.TYPE -> await(() -> as(ADMIN).get("/scoring/v1/rounds/" + event.get("round").asText()
                    + "/units/" + event.get("unit").asText() + "/overrides").statusCode() == 200);
            case SubmissionReceived.TYPE -> awaitResult(event.get("round").asText(), event.get("unit").asText(),
                    event.get("version").asLong());
            case SubmissionWithdrawn.TYPE -> await(() -> String.valueOf(as(ADMIN).get("/scoring/v1/rounds/"
                    + event.get("round").asText() + "/units/" + event.get("unit").asText() + "/result").jsonPath()
                    .getString("detail")).contains("dragit tillbaka"));
            default -> throw new IllegalStateException(type);
        }
    }

    @Test
    void whatCanNeverBeAppliedGoesToTheDeadLettersAndBlocksNothing() throws IOException {
        var unknownRules = new SubmissionReceived(round, "poison", 1, "01", "q", "1999-2000",
                Instant.EPOCH, "0".repeat(64), Map.of());
        survey.send(unknownRules);
        survey.send(round + "/poison", SubmissionReceived.TYPE, "{\"round\": \"" + round + "\", \"unit\": ");
        survey.send("elsewhere", SubmissionReceived.TYPE, json.writeValueAsString(Map.of("round", round, "unit",
                "poison", "version", 1, "region", "01", "ruleSet", "2018-2021", "answers", Map.of())));
        survey.send(round + "/poison", SubmissionReceived.TYPE, json.writeValueAsString(Map.of("round", round, "unit",
                "poison", "version", 1, "region", "01", "ruleSet", "2018-2021")));
        // What PostgreSQL cannot store: a text with U+0000.
        survey.send(SurveyTopic.submission(round, "nul", 1, "01", Map.of("30a", "a\0b")));
        survey.send(round + "/poison", "se.usve.survey.something-new.v1", "{}");
        scored("poison", 2, SurveyTopic.submission(round, "poison", 2, "01", AnswersOfAUnit.meetingAll()));

        // What cannot be read is put aside before the rest of its batch is applied, and which are of one batch is not said.
        var reasons = reasons(round + "/poison", 3).stream().sorted().toList();
        assertEquals(3, reasons.size(), "an unknown type is passed over: " + reasons);
        assertTrue(reasons.get(0).startsWith("A part that the contract requires is missing"), reasons.get(0));
        assertTrue(reasons.get(1).startsWith("The payload is no " + SubmissionReceived.TYPE), reasons.get(1));
        assertEquals("There is no rule set 1999-2000", reasons.get(2));
        assertTrue(reasons("elsewhere", 1).getFirst().contains("is not the event's key"));
        assertTrue(reasons(round + "/nul", 1).getFirst().startsWith("The database refuses it"));
        assertEquals(1, result("poison").getLong("revision"));
    }

    private static List<String> reasons(String key, int atLeast) {
        return TopicReader.records(DEAD_LETTERS, key, atLeast).stream()
                .map(letter -> TopicReader.header(letter, "dead-letter-reason")).toList();
    }

    /** What the contract's schema finds wrong with an event we sent. */
    private static List<Error> faults(String event, String payload) throws IOException {
        try (var schema = ScoringEvent.class.getResourceAsStream(event + ".v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON).validate(payload, InputFormat.JSON);
        }
    }

    private String golden(String sample) throws IOException {
        try (var stream = SurveyEvent.class.getResourceAsStream("golden/" + sample + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long version(String payload) {
        try {
            return json.readTree(payload).get("version").asLong();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
