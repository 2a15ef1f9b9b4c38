package se.usve.scoring.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines one at a time, and of one that is too long only that it is. Blank lines are left out but counted. */
final class Lines {

    /** The longest line that is kept, in bytes: as long as answers sent alone may be. */
    static final int LONGEST = 256 * 1024;

    private static final int BUFFER = 64 * 1024;

    /**
     * A line.
     *
     * @param number  its number, from 1
     * @param content its bytes without the line break; empty if it is too long
     * @param tooLong whether it is longer than {@link #LONGEST}
     */
    record Line(long number, byte[] content, boolean tooLong) {
    }

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private long number;

    Lines(InputStream source) {
        this.source = source;
    }

    /** {@return the next line with something on it, empty at the end} */
    Optional<Line> next() throws IOException {
        while (fill()) {
            number++;
            var line = line();
            if (line.tooLong || !isBlank(line.content)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Reads on to the end and keeps nothing: a client that is refused has then sent all and reads the answer. */
    void passOverTheRest() throws IOException {
        do {
            position = filled;
        } while (fill());
    }

    private Line line() throws IOException {
        var kept = new ByteArrayOutputStream(4096);
        long length = 0;
        var ended = false;
        while (!ended && fill()) {
            var start = position;
            while (position < filled && buffer[position] != '\n') {
                position++;
            }
            length += position - start;
            if (length <= LONGEST) {
                kept.write(buffer, start, position - start);
            }
            ended = position < filled;
            position += ended ? 1 : 0;
        }
        return length > LONGEST ? new Line(number, new byte[0], true) : new Line(number, kept.toByteArray(), false);
    }

    private boolean fill() throws IOException {
        while (position == filled) {
            filled = source.read(buffer);
            position = 0;
            if (filled < 0) {
                filled = 0;
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte[] line) {
        for (var character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
