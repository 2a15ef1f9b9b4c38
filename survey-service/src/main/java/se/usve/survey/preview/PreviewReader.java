package se.usve.survey.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.usve.chassis.problem.Text;
import se.usve.survey.preview.Preview.Level;
import se.usve.survey.preview.Preview.Levels;
import se.usve.survey.preview.Preview.Need;
import se.usve.survey.preview.Preview.Outcome;

/** Reads the scoring service's preview; of its explanation only what would have to change. */
final class PreviewReader {

    private PreviewReader() {
    }

    /**
     * {@return the preview}
     *
     * @throws IllegalArgumentException if it is none
     */
    static Levels read(JsonNode body) {
        if (!body.path("levels").isArray()) {
            throw new IllegalArgumentException("A preview without levels");
        }
        return new Levels(all(body.get("levels")).map(PreviewReader::level).toList());
    }

    private static Level level(JsonNode node) {
        return new Level(node.path("level").intValue(), text(node.path("text")),
                Outcome.valueOf(node.path("outcome").asText()), needs(node.path("toMeet")));
    }

    private static List<Need> needs(JsonNode list) {
        return all(list).map(need -> new Need(need.path("question").textValue(), text(need.path("requires")),
                need.path("verdict").asText(), all(need.path("anyOf")).map(PreviewReader::needs).toList())).toList();
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("sv").asText(), node.path("en").asText());
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
