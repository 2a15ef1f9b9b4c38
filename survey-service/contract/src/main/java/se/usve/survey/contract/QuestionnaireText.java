package se.usve.survey.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A questionnaire as it is written, in YAML: what gives the answers of {@link SubmissionReceived} their meaning. The head
 * of each file says how it is written.
 */
public final class QuestionnaireText {

    private QuestionnaireText() {
    }

    /** {@return the text of the questionnaire with this id, empty if there is none} */
    public static Optional<String> of(String id) {
        try (InputStream file = QuestionnaireText.class.getResourceAsStream(path(id))) {
            return file == null ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path(id) + " cannot be read", e);
        }
    }

    private static String path(String id) {
        return "questionnaires/" + id + ".yaml";
    }
}
