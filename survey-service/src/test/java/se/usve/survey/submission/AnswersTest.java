package se.usve.survey.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class AnswersTest {

    /** What an answer may hold that one writer of JSON could write otherwise than another. */
    private static final List<String> PIECES = List.of("å", "Ö", "e\u0301", "\uD83D\uDE00", "\"", "\\", "/", "\n", "\r\n", "\t",
            "'", "<b>", "&", "\u2028", "\u2029", "\u00A0", "\u00AD", "\uFEFF", "\uFFFD", "\uE000", "a", "Z", "0", " ");

    /** The regions' own programs work out the hash by a library for RFC 8785, such as this one. */
    @Test
    void theCanonicalFormIsThatOfTheStandard() throws IOException {
        var random = new Random(8785);
        for (int i = 0; i < 2_000; i++) {
            var sent = JsonNodeFactory.instance.objectNode();
            for (int n = random.nextInt(30); n > 0; n--) {
                switch (random.nextInt(4)) {
                    case 0 -> sent.put(name(random), text(random));
                    case 1 -> sent.put(name(random), random.nextInt(1_000_001));
                    case 2 -> sent.putObject(name(random)).put("2021", random.nextInt(9)).put("2018", "YES").put("10", 0);
                    default -> sent.putObject(name(random)).put("otherText", text(random))
                            .putArray("chosen").add("X").add("OTHER").add("A");
                }
            }
            assertEquals(new JsonCanonicalizer(sent.toString()).getEncodedString(), Answers.of(sent).canonical().json());
        }
    }

    @Test
    void whatIsReadIsWhatWasSentInItsOrder() {
        var sent = JsonNodeFactory.instance.objectNode().put("3", "YES").put("10", 7).put("1", 3_000_000_000L);
        sent.putObject("26").putArray("chosen").add("B").add("A");

        var expected = new LinkedHashMap<String, Object>();
        expected.put("3", "YES");
        expected.put("10", 7);
        expected.put("1", 3_000_000_000L);
        expected.put("26", Map.of("chosen", List.of("B", "A")));
        assertEquals(expected, Answers.of(sent).values());
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(Answers.of(sent).values().keySet()));
    }

    private static String name(Random random) {
        return random.nextInt(5) == 0 ? text(random) : random.nextInt(40) + (random.nextBoolean() ? "a" : "");
    }

    private static String text(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(8)).mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }
}
