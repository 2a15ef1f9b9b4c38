package se.usve.scoring.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;

/**
 * A YAML text and on which line each part of it stands.
 *
 * @param root  what it says
 * @param lines line, from 1, by JSON pointer; of a named part that of its name
 */
record YamlText(JsonNode root, Map<String, Integer> lines) {

    /** Below what the schema's validator can follow; conditions within conditions ten deep need 25. */
    private static final int DEEPEST = 40;
    private static final int LONGEST_NAME = 100;
    /** Every part is kept with its pointer, which is as long as the names around it. A rule set has some 2,000. */
    private static final int MOST_PARTS = 20_000;

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * {@return the text read}
     *
     * @param name what messages call it
     * @throws InvalidRuleSet if it is not one YAML document, a name stands twice in one place, there are aliases, or it is
     *                        larger or deeper than any rule set
     */
    static YamlText of(String name, String text) {
        var lines = new HashMap<String, Integer>();
        try (var parser = (YAMLParser) YAML.createParser(text)) {
            lines.put(Pointer.WHOLE.path(), 1);
            var root = parser.nextToken() == null ? NODES.nullNode() : node(parser, Pointer.WHOLE, lines);
            if (parser.nextToken() != null) {
                throw refused(name, line(parser), new Text("här börjar ett dokument till", "another document begins here"));
            }
            return new YamlText(root, lines);
        } catch (Unreadable e) {
            throw refused(name, e.line, e.what);
        } catch (JsonProcessingException e) {
            var reason = e.getOriginalMessage();
            throw refused(name, e.getLocation() == null ? lastOf(lines) : Math.max(1, e.getLocation().getLineNr()),
                    new Text(reason, reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the line of the place, or of the nearest one around it that there is} */
    int line(String pointer) {
        var line = lines.get(pointer);
        return line == null ? line(pointer.substring(0, pointer.lastIndexOf('/'))) : line;
    }

    private static JsonNode node(YAMLParser parser, Pointer at, Map<String, Integer> lines) throws IOException {
        // Jackson would read the alias' name as if it were the text.
        if (parser.isCurrentAlias()) {
            throw new Unreadable(parser, new Text("YAML-alias (*) kan inte användas", "YAML aliases (*) cannot be used"));
        }
        if (lines.size() > MOST_PARTS) {
            throw new Unreadable(parser, new Text("filen har fler än %d delar", "the file has more than %d parts")
                    .with(MOST_PARTS));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, at, lines);
            case START_ARRAY -> array(parser, at, lines);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    private static ObjectNode object(YAMLParser parser, Pointer at, Map<String, Integer> lines) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (name.length() > LONGEST_NAME) {
                throw new Unreadable(parser, new Text("namnet är längre än %d tecken",
                        "the name is longer than %d characters").with(LONGEST_NAME));
            }
            var inside = at.to(name);
            lines.put(inside.path(), line(parser));
            parser.nextToken();
            object.set(name, node(parser, inside, lines));
        }
        return object;
    }

    private static ArrayNode array(YAMLParser parser, Pointer at, Map<String, Integer> lines) throws IOException {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var inside = at.to(String.valueOf(array.size()));
            lines.put(inside.path(), line(parser));
            array.add(node(parser, inside, lines));
        }
        return array;
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Of a limit on depth or length Jackson tells which, but not where. */
    private static int lastOf(Map<String, Integer> lines) {
        return Collections.max(lines.values());
    }

    private static InvalidRuleSet refused(String name, int line, Text what) {
        return new InvalidRuleSet(name, List.of(new Fault("", line, "INVALID_YAML", what)));
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final transient Text what;

        Unreadable(YAMLParser parser, Text what) {
            this.line = YamlText.line(parser);
            this.what = what;
        }
    }
}
