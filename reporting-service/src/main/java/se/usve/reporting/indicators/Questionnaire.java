package se.usve.reporting.indicators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.QuestionnaireText;

/**
 * A questionnaire as far as figures need it: read from the survey service's contract; whether it is well made, the survey
 * service checks.
 *
 * @param questions by id
 */
record Questionnaire(Map<String, Question> questions) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * A question.
     *
     * @param type      as in the file
     * @param parts     options to choose from, or items or years it is asked for each of, with their words, in order
     * @param codes     what the question, or each item, can be answered with; none for numbers and texts
     * @param askedWhen the answer to an earlier question without which it is not asked
     */
    record Question(String type, SequencedMap<String, Text> parts, Set<String> codes, Optional<Condition> askedWhen) {

        boolean isCounted() {
            return type.equals("integer_each") || type.equals("integer_per_year");
        }

        boolean isChosen() {
            return type.equals("multi_choice");
        }

        boolean isAskedForEach() {
            return type.equals("yes_no_each") || type.equals("yes_no_per_year") || isCounted();
        }
    }

    static Optional<Questionnaire> of(String id) {
        return QuestionnaireText.of(id).map(text -> {
            try {
                return read(YAML.readTree(text));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("questionnaire " + id + " is not YAML", e);
            }
        });
    }

    private static Questionnaire read(JsonNode root) {
        var questions = new LinkedHashMap<String, Question>();
        for (var node : root.path("questions")) {
            var parts = new LinkedHashMap<String, Text>();
            // One that counts some of whom another counts has that one's items, which may have a third's.
            Optional.ofNullable(questions.get(node.path("part_of").asText())).ifPresent(whole -> parts.putAll(whole.parts()));
            node.path("options").properties().forEach(e -> parts.put(e.getKey(), text(e.getValue())));
            node.path("items").properties().forEach(e -> parts.put(e.getKey(), text(e.getValue())));
            node.path("years").forEach(year -> parts.put(year.asText(), new Text(year.asText(), year.asText())));
            var type = node.path("type").asText();
            questions.put(node.path("id").asText(), new Question(type, parts, codes(type, node), askedWhen(node)));
        }
        return new Questionnaire(questions);
    }

    private static Set<String> codes(String type, JsonNode node) {
        var codes = new LinkedHashSet<String>();
        if (type.startsWith("yes_no")) {
            codes.addAll(Set.of("YES", "NO"));
        }
        if (type.equals("choice")) {
            node.path("options").fieldNames().forEachRemaining(codes::add);
        }
        node.path("items").forEach(item -> item.path("extra_options").fieldNames().forEachRemaining(codes::add));
        return codes;
    }

    private static Optional<Condition> askedWhen(JsonNode node) {
        var when = node.path("asked_when");
        if (when.isMissingNode()) {
            return Optional.empty();
        }
        var codes = new LinkedHashSet<String>();
        when.path("is").forEach(code -> codes.add(code.asText()));
        return Optional.of(new Condition.Is(when.path("question").asText(),
                Optional.ofNullable(when.path("item").textValue()), codes));
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("sv").asText(), node.path("en").asText());
    }
}
