package se.usve.scoring.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;

/** What is told with every result: why each level came out so, as the service itself explained it at that moment. */
@QuarkusTest
class ToldGroundsTest extends ComponentTest {

    private final List<List<Map<String, String>>> explained = new ArrayList<>();

    @Test
    void everyResultIsToldWithTheGroundsItHadThen() throws IOException {
        survey.send(SurveyTopic.submission(round, "u", 1, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}")));
        awaitResult(round, "u", 1);
        explain();
        assertEquals(201, rule(pendingCase("u", 18), "APPROVED"));
        explain();
        String override = as(ADMIN).body(Map.of("level", 6, "outcome", "MET", "rationale", "Avtalet visades."))
                .post(unitPath("u") + "/overrides").then().statusCode(201).extract().path("id");
        explain();
        as(ADMIN).body(Map.of("rationale", "Avtalet var äldre."))
                .delete(unitPath("u") + "/overrides/" + override).then().statusCode(200);
        explain();
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"30a\": \"Ett annat exempel.\"}"));
        explain();

        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u", explained.size()).stream()
                .map(message -> json(message.value())).toList();
        assertEquals(List.of("SUBMISSION", "RULING", "OVERRIDE", "OVERRIDE_WITHDRAWN", "SUBMISSION"),
                told.stream().map(event -> event.get("cause").asText()).toList());
        assertEquals(explained, told.stream().map(event -> event.get("grounds").valueStream()
                .map(ground -> Map.of("sv", ground.get("sentence").get("sv").asText(),
                        "en", ground.get("sentence").get("en").asText())).toList()).toList());
        told.forEach(event -> assertEquals(event.get("levels").valueStream().map(level -> level.get("level")).toList(),
                event.get("grounds").valueStream().map(ground -> ground.get("level")).toList()));

        assertNull(told.get(0).get("grounds").get(17).get("ruling"), "not decided yet");
        var ruling = told.get(1).get("grounds").get(17).get("ruling");
        assertEquals(List.of("30a", "APPROVED", REASON), List.of(ruling.get("question").asText(),
                ruling.get("decision").asText(), ruling.get("rationale").asText()));
        assertNull(ruling.get("by"), "who ruled is not told");
        var overruling = told.get(2).get("grounds").get(5).get("override");
        assertEquals(List.of("MET", "Avtalet visades."), List.of(overruling.get("outcome").asText(),
                overruling.get("rationale").asText()));
        assertNull(told.get(3).get("grounds").get(5).get("override"));
        assertNull(told.get(4).get("grounds").get(17).get("ruling"), "of the text given before");
    }

    @Test
    void ofResultsMadeTogetherEachIsToldWithItsOwn() {
        var versions = new ArrayList<String>();
        survey.send(SurveyTopic.submission(round, "u", 1, "12", AnswersOfAUnit.meetingAllBut("{\"27\": \"NO\"}")),
                SurveyTopic.submission(round, "u", 2, "12", AnswersOfAUnit.meetingAll()),
                SurveyTopic.submission(round, "u", 3, "12", AnswersOfAUnit.meetingAllBut("{\"27\": \"NO\"}")));
        TopicReader.records(ScoringEvent.TOPIC, round + "/u", 3).forEach(message -> versions.add(
                json(message.value()).get("grounds").get(16).get("sentence").get("sv").asText().substring(0, 16)));
        assertEquals(List.of("Nivå 17 uppnås i", "Nivå 17 uppnås: ", "Nivå 17 uppnås i"), versions);
    }

    private void explain() {
        explained.add(result("u").getList("levels.sentence"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
