package se.usve.scoring.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.StreamSupport;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.QuestionnaireText;

/**
 * A questionnaire: what the codes of answers mean. Read from the survey service's contract, of which this takes what
 * scoring needs; whether it is well made, the survey service checks.
 *
 * @param id        such as {@code 2018-2021}
 * @param questions by id, in the order they are asked
 */
public record Questionnaire(String id, SequencedMap<String, Question> questions) {

    private static final YAMLMapper YAML = new YAMLMapper();

    public Questionnaire {
        questions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(questions));
    }

    /** {@return the questionnaire of the contract with this id, empty if there is none} */
    public static Optional<Questionnaire> of(String id) {
        return QuestionnaireText.of(id).map(text -> read(id, text));
    }

    /**
     * {@return the questionnaire the text describes}
     *
     * @param id   its id
     * @param yaml as the contract's files are written
     * @throws IllegalArgumentException if it is not YAML
     */
    public static Questionnaire read(String id, String yaml) {
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
        var type = Question.Type.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT));
        return new Question(node.path("id").asText(), type, text(node.path("text")),
                node.path("mandatory").asBoolean(true), texts(node.path("options")), items(node, type),
                node.has("asked_when") ? Optional.of(condition(node.path("asked_when"))) : Optional.empty());
    }

    private static SequencedMap<String, Question.Item> items(JsonNode node, Question.Type type) {
        var yesNo = type == Question.Type.YES_NO_EACH || type == Question.Type.YES_NO_PER_YEAR;
        var items = new LinkedHashMap<String, Question.Item>();
        node.path("items").properties().forEach(item -> {
            var codes = new LinkedHashMap<String, Text>(yesNo ? Question.YES_OR_NO : Collections.emptyNavigableMap());
            codes.putAll(texts(item.getValue().path("extra_options")));
            items.put(item.getKey(), new Question.Item(text(item.getValue()), codes));
        });
        node.path("years").forEach(year -> items.put(year.asText(), new Question.Item(
                new Text(year.asText(), year.asText()),
                yesNo ? Question.YES_OR_NO : Collections.emptyNavigableMap())));
        return items;
    }

    private static Question.Condition condition(JsonNode node) {
        return new Question.Condition(node.path("question").asText(),
                Optional.ofNullable(node.path("item").textValue()),
                StreamSupport.stream(node.path("is").spliterator(), false).map(JsonNode::asText).toList());
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
