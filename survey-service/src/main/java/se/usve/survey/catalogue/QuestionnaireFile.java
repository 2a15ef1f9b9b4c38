package se.usve.survey.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.usve.survey.questionnaire.AnswerIs;
import se.usve.survey.questionnaire.Contradiction;
import se.usve.survey.questionnaire.PartOf;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/** Reads a questionnaire from YAML and says everything that is wrong with it at once. */
final class QuestionnaireFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final List<String> errors = new ArrayList<>();
    private final LinkedHashMap<String, Question> questions = new LinkedHashMap<>();
    private final SectionsInOrder sections = new SectionsInOrder();
    private final List<PartOf> parts = new ArrayList<>();

    private QuestionnaireFile() {
    }

    /**
     * Reads a questionnaire.
     *
     * @param name name of the file, for messages
     * @param id   the id it must have
     * @param file its content
     * @throws InvalidQuestionnaire if anything in it is wrong
     */
    static Questionnaire read(String name, String id, String file) {
        var reading = new QuestionnaireFile();
        try {
            var questionnaire = reading.questionnaire(id, YAML.readTree(file));
            if (!reading.errors.isEmpty()) {
                throw new InvalidQuestionnaire(name, reading.errors);
            }
            return questionnaire;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidQuestionnaire(name, List.of("line %d: %s".formatted(
                    at == null ? 0 : at.getLineNr(), e.getOriginalMessage().lines().findFirst().orElse("not YAML"))));
        }
    }

    private Questionnaire questionnaire(String id, JsonNode file) {
        var at = new YamlPlace("questionnaire " + id, file, errors);
        at.onlyHas("id", "title", "sections", "questions", "contradictions");
        if (!id.equals(at.string("id"))) {
            at.error("id must be \"" + id + "\", as the file is named");
        }
        sections.read(at);
        for (var node : at.list("questions")) {
            question(node);
        }
        sections.refuseEmpty(errors);
        if (questions.isEmpty()) {
            at.error("it has no questions");
        }
        var contradictions = new ArrayList<Contradiction>();
        for (var node : file.path("contradictions")) {
            contradictions.add(contradiction(
                    new YamlPlace("contradiction " + (contradictions.size() + 1), node, errors)));
        }
        return new Questionnaire(id, at.text("title"), sections.all(), questions, List.copyOf(contradictions),
                List.copyOf(parts));
    }

    private void question(JsonNode node) {
        var id = node.path("id").asText("");
        var at = new YamlPlace("question " + (id.isEmpty() ? "number " + (questions.size() + 1) : id), node, errors);
        if (!id.matches("[a-z0-9-]{1,20}")) {
            at.error("id must be 1 to 20 of a-z, 0-9 and hyphen");
        }
        var head = new Question.Head(id, sections.of(at), at.text("text"),
                node.has("note") ? Optional.of(at.text("note")) : Optional.empty(),
                node.path("mandatory").asBoolean(true),
                node.has("asked_when")
                        ? Optional.of(answerIs(at.in("asked_when"), questions))
                        : Optional.empty());
        at.booleanIfPresent("mandatory");
        var read = QuestionTypes.read(head, at, questions);
        if (read != null && questions.putIfAbsent(id, read) != null) {
            at.error("the id stands twice");
        }
        if (read instanceof Question.IntegerEach part
                && questions.get(node.path("part_of").asText()) instanceof Question.IntegerEach whole) {
            parts.add(new PartOf(part, whole));
        }
    }

    private Contradiction contradiction(YamlPlace at) {
        at.onlyHas("first", "second", "message");
        return new Contradiction(answerIs(at.in("first"), questions), answerIs(at.in("second"), questions),
                at.text("message"));
    }

    /** A condition on an answer to one of the questions known so far: a question cannot hang on a later one. */
    private static AnswerIs answerIs(YamlPlace at, LinkedHashMap<String, Question> known) {
        at.onlyHas("question", "item", "is");
        var id = at.string("question");
        var item = Optional.ofNullable(at.node().path("item").textValue());
        var values = new LinkedHashSet<String>();
        at.list("is").forEach(value -> values.add(value.asText()));
        var question = known.get(id);
        if (question == null) {
            at.error("there is no earlier question \"" + id + "\"");
        } else {
            var possible = codesOf(question, item);
            if (possible.isEmpty()) {
                at.error("question " + id + item.map(name -> " has no item " + name + " that").orElse("")
                        + " is not answered with a code");
            } else if (values.isEmpty() || !possible.containsAll(values)) {
                at.error("is must be some of " + String.join(", ", possible));
            }
        }
        return new AnswerIs(id, item, values);
    }

    private static Set<String> codesOf(Question question, Optional<String> item) {
        return switch (question) {
            case Question.YesNo _ when item.isEmpty() -> Question.YES_OR_NO;
            case Question.Choice(_, var options) when item.isEmpty() -> options.keySet();
            case Question.YesNoEach(_, var items) when item.isPresent() && items.containsKey(item.get()) ->
                    items.get(item.get()).codes();
            default -> Set.of();
        };
    }
}
