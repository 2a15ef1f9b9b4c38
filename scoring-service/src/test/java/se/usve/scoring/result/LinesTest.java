package se.usve.scoring.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Lines come out as they went in, however the network cut them. */
class LinesTest {

    @Test
    void aLineEndsWhereItIsSaidToEnd() throws IOException {
        assertEquals(List.of("1 a", "2 b\r", "5 c"), read("a\nb\r\n\n \t\r\nc"));
        assertEquals(List.of("1 a"), read("a\n"));
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("\n\n"));
    }

    @Test
    void ofALineThatIsTooLongTheNextBeginsWhereItShould() throws IOException {
        var longest = "x".repeat(Lines.LONGEST);
        assertEquals(List.of("1 " + longest, "2 too long", "3 c", "4 too long"),
                read(longest + "\n" + longest + "y\nc\n" + longest.repeat(3)));
    }

    /** The same lines by splitting the whole text at once. */
    @Test
    void howTheBytesArriveMakesNoDifference() throws IOException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(2021);
        for (int run = 0; run < 200; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append(random.nextInt(5) == 0 ? "\n" : "åäö{}\" ".charAt(random.nextInt(7)));
            }
            var expected = new ArrayList<String>();
            var parts = text.toString().split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isBlank()) {
                    expected.add(i + 1 + " " + parts[i]);
                }
            }
            assertEquals(expected, read(new ByteArrayInputStream(text.toString().getBytes(UTF_8)) {
                @Override
                public int read(byte[] into) {
                    return read(into, 0, 1 + random.nextInt(40));
                }
            }));
        }
    }

    private static List<String> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<String> read(InputStream source) throws IOException {
        var lines = new Lines(source);
        var found = new ArrayList<String>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            found.add(line.get().number() + " "
                    + (line.get().tooLong() ? "too long" : new String(line.get().content(), UTF_8)));
        }
        return found;
    }
}
