package se.usve.survey.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out in which encoding a text file is, and reads it. */
final class CsvText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private CsvText() {
    }

    /**
     * {@return the text} UTF-16 when a byte order mark says so, else UTF-8 when it is valid UTF-8 (other encodings
     * hardly ever are), else Windows-1252.
     *
     * @throws FileRefused if it is in none of them
     */
    static String of(byte[] content) {
        var charset = bigEndian(content) || littleEndian(content) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return decoded(content, charset)
                .or(() -> charset == StandardCharsets.UTF_8 ? decoded(content, WINDOWS_1252) : Optional.empty())
                .filter(text -> text.indexOf('\0') < 0)
                .orElseThrow(() -> FileRefused.because(FileRefused.Reason.NOT_READABLE,
                        "Filens tecken går inte att läsa. Spara den som ”CSV UTF-8” och skicka den igen.",
                        "The file's characters cannot be read. Save it as “CSV UTF-8” and send it again."));
    }

    private static boolean bigEndian(byte[] content) {
        return content.length >= 2 && content[0] == (byte) 0xFE && content[1] == (byte) 0xFF;
    }

    private static boolean littleEndian(byte[] content) {
        return content.length >= 2 && content[0] == (byte) 0xFF && content[1] == (byte) 0xFE;
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            var text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(content)).toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
