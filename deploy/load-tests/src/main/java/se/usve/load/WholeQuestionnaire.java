package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Answers to every question of a questionnaire, as {@code GET …/questionnaire} shows it, drawn from a seed. Texts are as
 * long as those that units write, some hundred characters. No part is larger than its whole, as few units write that.
 */
final class WholeQuestionnaire {
    private static final List<String> WORDS = List.of("Kursvärderingen", "visade", "att", "studenterna", "önskade", "mer",
            "handledning;", "därför", "ändrades", "schemat", "från", "och", "med", "hösten", "2020", "(se protokoll)");
    private static final int HIGHEST = 40;

    private final JsonNode questions;
    private final Random random;
    /** The newest count of each item and year. */
    private final Map<String, Integer> counts = new HashMap<>();

    WholeQuestionnaire(JsonNode questionnaire, long seed) {
        this.questions = questionnaire.get("questions");
        this.random = new Random(seed);
    }

    ObjectNode next() {
        counts.clear();
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (JsonNode question : questions) {
            if (isAsked(question, answers)) {
                answers.set(question.get("id").asText(), answer(question));
            }
        }
        return answers;
    }

    private static boolean isAsked(JsonNode question, ObjectNode answers) {
        JsonNode when = question.path("askedWhen");
        return when.isMissingNode() || codes(when.get("is"))
                .contains(answers.path(when.get("question").asText()).asText());
    }

    private JsonNode answer(JsonNode question) {
        ObjectNode each = JsonNodeFactory.instance.objectNode();
        switch (question.get("type").asText()) {
            case "yes_no" -> {
                return JsonNodeFactory.instance.textNode(yesOrNo());
            }
            case "choice" -> {
                return JsonNodeFactory.instance.textNode(one(named(question.get("options"))));
            }
            case "text" -> {
                return JsonNodeFactory.instance.textNode(words());
            }
            case "multi_choice" -> chosen(question, each);
            case "yes_no_each" -> named(question.get("items")).forEach(item -> each.put(item, yesOrNo()));
            case "yes_no_per_year" -> codes(question.get("years")).forEach(year -> each.put(year, yesOrNo()));
            case "integer_each" -> named(question.get("items")).forEach(item -> each.put(item, count(item)));
            case "integer_per_year" -> codes(question.get("years")).forEach(year -> each.put(year, count(year)));
            default -> throw new IllegalArgumentException("A type of question this does not know: " + question.get("type"));
        }
        return each;
    }

    private void chosen(JsonNode question, ObjectNode answer) {
        List<String> chosen = named(question.get("options")).stream().filter(_ -> random.nextBoolean()).toList();
        chosen.forEach(answer.withArrayProperty("chosen")::add);
        if (chosen.contains("OTHER")) {
            answer.put("otherText", words());
        }
    }

    /** A part is asked for after its whole, by the same items. */
    private int count(String of) {
        return counts.merge(of, random.nextInt(HIGHEST), (whole, _) -> random.nextInt(whole + 1));
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(i == 0 ? "" : " ").append(one(WORDS));
        }
        return text.toString();
    }

    private String yesOrNo() {
        return random.nextInt(4) > 0 ? "YES" : "NO";
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> named(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(entry -> names.add(entry.get("code").asText()));
        return names;
    }

    private static List<String> codes(JsonNode list) {
        List<String> codes = new ArrayList<>();
        list.forEach(entry -> codes.add(entry.asText()));
        return codes;
    }
}
