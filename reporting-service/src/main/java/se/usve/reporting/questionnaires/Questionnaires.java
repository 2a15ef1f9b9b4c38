package se.usve.reporting.questionnaires;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.QuestionnaireText;

/** The questionnaires that rounds have asked, read from the contract's files. */
@ApplicationScoped
public class Questionnaires {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, Map<String, Question>> read = new ConcurrentHashMap<>();

    /** {@return the questions of the questionnaire by id, in its order; none of one that has no file or is null} */
    public Map<String, Question> questions(String questionnaire) {
        return questionnaire == null ? Map.of() : QuestionnaireText.of(questionnaire)
                .map(text -> read.computeIfAbsent(questionnaire, _ -> questionsOf(text))).orElse(Map.of());
    }

    private static Map<String, Question> questionsOf(String yaml) {
        try {
            var questions = new LinkedHashMap<String, Question>();
            for (var question : YAML.readTree(yaml).path("questions")) {
                questions.put(question.path("id").asText(), new Question(question.path("id").asText(),
                        question.path("type").asText(), text(question.path("text")),
                        each(question.path("options"), Questionnaires::text),
                        each(question.path("items"), Questionnaires::item)));
            }
            // What is part of another question asks of the same items.
            for (var question : YAML.readTree(yaml).path("questions")) {
                var whole = questions.get(question.path("part_of").asText());
                questions.computeIfPresent(question.path("id").asText(), (_, part) -> whole == null ? part
                        : new Question(part.id(), part.type(), part.text(), part.options(), whole.items()));
            }
            return Collections.unmodifiableMap(questions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A questionnaire of the contract cannot be read", e);
        }
    }

    private static Question.Item item(JsonNode node) {
        return new Question.Item(text(node), each(node.path("extra_options"), Questionnaires::text));
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("sv").asText(), node.path("en").asText());
    }

    private static <T> Map<String, T> each(JsonNode nodes, Function<JsonNode, T> reading) {
        var read = new LinkedHashMap<String, T>();
        nodes.properties().forEach(e -> read.put(e.getKey(), reading.apply(e.getValue())));
        return read;
    }
}
