package se.usve.reporting.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.QuestionnaireText;

/**
 * A questionnaire: what the codes of answers mean. Read from the survey service's contract, of which this takes what
 * reporting shows; whether it is well made, the survey service checks.
 *
 * @param id        such as {@code 2018-2021}
 * @param questions by id, in the order they are asked
 */
public record Questionnaire(String id, SequencedMap<String, Question> questions) {

    private static final YAMLMapper YAML = new YAMLMapper();
    /** The contract's files do not change while the service runs, and only ids that have one are kept. */
    private static final Map<String, Questionnaire> READ = new ConcurrentHashMap<>();

    /** Keeps the order. */
    public Questionnaire {
        questions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(questions));
    }

    /** {@return the questionnaire of the contract with this id, empty if there is none} */
    public static Optional<Questionnaire> of(String id) {
        var known = READ.get(id);
        return known != null ? Optional.of(known)
                : QuestionnaireText.of(id).map(text -> READ.computeIfAbsent(id, _ -> read(id, text)));
    }

    /**
     * {@return the questionnaire the text describes}
     *
     * @param id   its id
     * @param yaml as the contract's files are written
     * @throws IllegalArgumentException if it is not YAML
     */
    static Questionnaire read(String id, String yaml) {
        try {
            var questions = new LinkedHashMap<String, Question>();
            YAML.readTree(yaml).path("questions").forEach(node -> {
                var question = question(node);
                questions.put(question.id(), question);
            });
            return new Questionnaire(id, questions);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("questionnaire " + id + " is not YAML", e);
        }
    }

    /** {@return the question with this id} */
    public Optional<Question> question(String wanted) {
        return Optional.ofNullable(questions.get(wanted));
    }

    private static Question question(JsonNode node) {
        return new Question(node.path("id").asText(),
                Question.Type.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT)), text(node.path("text")),
                texts(node.path("options")), items(node));
    }

    private static SequencedMap<String, Question.Item> items(JsonNode node) {
        var items = new LinkedHashMap<String, Question.Item>();
        node.path("items").properties().forEach(item -> items.put(item.getKey(),
                new Question.Item(text(item.getValue()), texts(item.getValue().path("extra_options")))));
        node.path("years").forEach(year -> items.put(year.asText(),
                new Question.Item(new Text(year.asText(), year.asText()), Collections.emptyNavigableMap())));
        return items;
    }

    private static SequencedMap<String, Text> texts(JsonNode node) {
        var texts = new LinkedHashMap<String, Text>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
        return texts;
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("sv").asText(), node.path("en").asText());
    }
}
