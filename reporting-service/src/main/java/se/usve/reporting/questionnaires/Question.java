package se.usve.reporting.questionnaires;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.usve.chassis.problem.Text;

/**
 * A question with the words of its options.
 *
 * @param id      its id
 * @param type    its type, as the head of the questionnaire's file says
 * @param text    what is asked
 * @param options its options by code, for a choice
 * @param items   what is asked of, by id; empty for a question that asks of years or of another question's items
 */
public record Question(String id, String type, Text text, Map<String, Text> options, Map<String, Item> items) {

    private static final Text YES = new Text("Ja", "Yes");
    private static final Text NO = new Text("Nej", "No");

    /**
     * Something a question asks of.
     *
     * @param text    its words
     * @param options options it has beside yes and no, by code
     */
    public record Item(Text text, Map<String, Text> options) {
    }

    /** {@return whether it is answered in words of one's own} */
    public boolean isText() {
        return type.equals("text");
    }

    /** {@return what an answer says, in one line for each thing it says something of} */
    public List<Text> inWords(Object answer) {
        return switch (answer) {
            case Map<?, ?> chosen when chosen.containsKey("chosen") -> chosen(chosen);
            case Map<?, ?> each -> each.entrySet().stream().map(e -> of(e.getKey().toString(), e.getValue())).toList();
            default -> List.of(word(answer, Map.of()));
        };
    }

    private List<Text> chosen(Map<?, ?> answer) {
        var lines = new ArrayList<Text>();
        if (answer.get("chosen") instanceof List<?> codes) {
            codes.forEach(code -> lines.add(word(code, Map.of())));
        }
        if (answer.get("otherText") instanceof String other) {
            lines.add(new Text(other, other));
        }
        return lines;
    }

    private Text of(String item, Object answer) {
        var named = items.get(item);
        var name = named == null ? new Text(item, item) : named.text();
        var said = word(answer, named == null ? Map.of() : named.options());
        return new Text(name.sv() + ": " + said.sv(), name.en() + ": " + said.en());
    }

    private Text word(Object answer, Map<String, Text> extra) {
        var code = String.valueOf(answer);
        if (options.containsKey(code)) {
            return options.get(code);
        }
        return switch (code) {
            case "YES" -> YES;
            case "NO" -> NO;
            default -> extra.getOrDefault(code, new Text(code, code));
        };
    }
}
