package se.usve.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** The answers of one unit under way, in the API's form. */
final class Sheet {
    private final ObjectNode answers = JsonNodeFactory.instance.objectNode();

    static String word(boolean yes) {
        return yes ? "YES" : "NO";
    }

    ObjectNode answers() {
        return answers;
    }

    void choice(String question, String codeOrText) {
        answers.put(question, codeOrText);
    }

    void yes(String question, boolean yes) {
        answers.put(question, word(yes));
    }

    void item(String question, String item, boolean yes) {
        object(question).put(item, word(yes));
    }

    ObjectNode object(String question) {
        return answers.withObjectProperty(question);
    }

    /** @param otherText what OTHER stands for, or null when it is not chosen */
    void chosen(String question, Collection<String> options, String otherText) {
        ObjectNode answer = object(question);
        options.forEach(answer.withArrayProperty("chosen")::add);
        if (otherText != null) {
            answer.withArrayProperty("chosen").add("OTHER");
            answer.put("otherText", otherText);
        }
    }
}
