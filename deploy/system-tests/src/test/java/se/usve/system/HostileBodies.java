package se.usve.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bodies that nobody in good faith would send, made of one that somebody would. */
final class HostileBodies {

    /** Words that have hurt some system somewhere. */
    static final List<String> WORDS = List.of("", " ", "null", "true", "-1", "0", "2147483648", "9223372036854775808",
            "99999999999999999999999999", "1e309", "NaN", "0x1F", "2026-13-45", "2026-02-30T25:61:61Z",
            "+999999999-01-01T00:00:00Z", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/", "\\", "%", "%00", "%zz",
            "'; drop table submission; --", "\" or 1=1 --", "<script>alert(4711)</script>", "\"><img src=x onerror=alert(1)>",
            "=HYPERLINK(\"http://127.0.0.1:1\")", "+cmd|' /C calc'!A0", "@SUM(1+1)", "${jndi:ldap://127.0.0.1:1/x}",
            "{{7*7}}", "${7*7}", "{inject:config}", "a\r\nX-Injected: 1", "a\u0000b", "\u202egnitoor", "\u2028", "\ufeff",
            "\uffff", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦🇸🇪", "ﷺ".repeat(40), "İıſ", "𝟙", "x".repeat(300), "å".repeat(70_000));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int TOO_LARGE = 11 * 1024 * 1024;

    private HostileBodies() {
    }

    /** {@return what is no JSON, or not of this kind, by what is wrong with it}. */
    static Map<String, byte[]> broken(JsonNode right) {
        var text = right.isMissingNode() ? "{\"a\":1}" : right.toString();
        var found = new LinkedHashMap<String, byte[]>();
        found.put("nothing", new byte[0]);
        found.put("blank", "  \n".getBytes(UTF_8));
        found.put("cut off", text.substring(0, text.length() - 1).getBytes(UTF_8));
        found.put("something after it", (text + " {}").getBytes(UTF_8));
        found.put("single quotes", text.replace('"', '\'').replace("{}", "{'a':1}").concat("'").getBytes(UTF_8));
        found.put("a comment", ("/* x */" + text).getBytes(UTF_8));
        found.put("not a number", "{\"a\":NaN}".getBytes(UTF_8));
        found.put("a number of many digits", ("{\"a\":" + "9".repeat(5_000) + "}").getBytes(UTF_8));
        found.put("a number of many zeros", "{\"a\":1e999999999}".getBytes(UTF_8));
        found.put("a field twice", "{\"a\":1,\"a\":2}".getBytes(UTF_8));
        found.put("the first field twice", twice(right, text).getBytes(UTF_8));
        found.put("deep lists", ("[".repeat(100_000)).getBytes(UTF_8));
        found.put("deep objects", ("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)).getBytes(UTF_8));
        found.put("a long name", ("{\"" + "n".repeat(100_000) + "\":1}").getBytes(UTF_8));
        found.put("no UTF-8", "{\"a\":\"å\"}".getBytes(ISO_8859_1));
        found.put("half a character", "{\"a\":\"\\ud800\"}".getBytes(UTF_8));
        found.put("a class to be made", "{\"@class\":\"java.lang.ProcessBuilder\",\"@type\":\"x\",\"__proto__\":{\"a\":1}}".getBytes(UTF_8));
        found.put("bytes", new byte[] {(byte) 0x80, 0, (byte) 0xff, 1, 2, 3});
        found.put("much white space", " ".repeat(TOO_LARGE).getBytes(UTF_8));
        found.put("a zip bomb's first part", zipped());
        for (var other : List.of("null", "true", "7", "\"text\"", "[]", "[[[]]]", "[null]")) {
            found.put("instead: " + other, other.getBytes(UTF_8));
        }
        return found;
    }

    private static String twice(JsonNode right, String text) {
        if (!right.isObject() || right.isEmpty()) {
            return "{\"a\":{\"b\":1,\"b\":1}}";
        }
        var first = right.properties().iterator().next();
        return "{" + NODES.textNode(first.getKey()) + ":" + first.getValue() + "," + text.substring(1);
    }

    private static byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[2_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@return the body with one thing of it changed, by what that is} Some of them are right. */
    static Map<String, byte[]> changed(JsonNode right) {
        var found = new LinkedHashMap<String, byte[]>();
        for (var place : places(right, new ArrayList<>(), new ArrayList<>())) {
            var name = String.join("/", place);
            found.put(name + " left out", with(right, place, null));
            for (var value : values(at(right, place))) {
                found.put(name + " = " + brief(value.toString()), with(right, place, value));
            }
        }
        if (right instanceof ObjectNode object) {
            found.put("an unknown field", bytes(object.deepCopy().put("okänt", 1)));
            found.put("another encoding", ("\ufeff" + right).getBytes(UTF_16LE));
            found.put("an unknown field of no name", bytes(object.deepCopy().put("", 1)));
            var many = object.deepCopy();
            for (int i = 0; i < 5_000; i++) {
                many.put("f" + i, i);
            }
            found.put("thousands of unknown fields", bytes(many));
        }
        return found;
    }

    private static List<JsonNode> values(JsonNode before) {
        var found = new ArrayList<JsonNode>();
        WORDS.forEach(word -> found.add(NODES.textNode(word)));
        found.addAll(List.of(NODES.nullNode(), NODES.booleanNode(true), NODES.numberNode(-1), NODES.numberNode(0),
                NODES.numberNode(Integer.MAX_VALUE + 1L), NODES.numberNode(BigInteger.TWO.pow(64)), NODES.numberNode(0.5),
                NODES.numberNode(new BigDecimal("1e30")), NODES.arrayNode(), NODES.objectNode(), NODES.objectNode().putNull("a"),
                NODES.arrayNode().add(before).add(before)));
        var many = NODES.arrayNode();
        for (int i = 0; i < 3_000; i++) {
            many.add(before);
        }
        found.add(many);
        if (before.isTextual()) {
            found.add(NODES.textNode(before.textValue() + "\u0000"));
            found.add(NODES.textNode(before.textValue() + " "));
            found.add(NODES.textNode(before.textValue().toLowerCase()));
        }
        return found;
    }

    private static List<List<String>> places(JsonNode node, List<String> here, List<List<String>> found) {
        if (node.isObject()) {
            node.properties().forEach(field -> below(field.getKey(), field.getValue(), here, found));
        } else if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), 2); i++) {
                below(Integer.toString(i), node.get(i), here, found);
            }
        }
        return found;
    }

    private static void below(String name, JsonNode value, List<String> here, List<List<String>> found) {
        var place = new ArrayList<>(here);
        place.add(name);
        found.add(place);
        places(value, place, found);
    }

    private static JsonNode at(JsonNode node, List<String> place) {
        for (var step : place) {
            node = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node;
    }

    private static byte[] with(JsonNode right, List<String> place, JsonNode value) {
        ContainerNode<?> copy = right.deepCopy();
        var last = place.getLast();
        switch (at(copy, place.subList(0, place.size() - 1))) {
            case ObjectNode object when value == null -> object.remove(last);
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when value == null -> array.remove(Integer.parseInt(last));
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new IllegalStateException("Nothing else has parts");
        }
        return bytes(copy);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "… (" + text.length() + ")";
    }
}
