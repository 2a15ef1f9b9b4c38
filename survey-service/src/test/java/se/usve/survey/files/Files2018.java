package se.usve.survey.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.Questionnaire;

/** The files of a round with the questionnaire 2018–2021, for tests. */
final class Files2018 {

    static final Questionnaire QUESTIONNAIRE = Questionnaires.read("2018-2021");
    static final AnswerFiles FILES = new AnswerFiles(QUESTIONNAIRE, "2018-2021", FileLimits.DEFAULT);
    static final LocalDate MADE = LocalDate.of(2022, 2, 15);

    /** Writes a file. */
    interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private Files2018() {
    }

    static byte[] bytes(Writing writing) {
        try {
            var out = new ByteArrayOutputStream();
            writing.to(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] csv(CsvProfile profile, List<UnitRow> units) {
        return bytes(out -> FILES.writeCsv(profile, units, out));
    }

    static byte[] xlsx(List<UnitRow> units) {
        return bytes(out -> FILES.writeXlsx(units, MADE, out));
    }

    static byte[] ndjson(List<UnitRow> units) {
        return bytes(out -> FILES.writeNdjson(units, out));
    }

    static UnitRow unit(String id, Map<String, Object> answers) {
        return new UnitRow(id, "Kliniken för " + id, "01", null, answers);
    }

    /** {@return what is read from a text in UTF-8} */
    static SentFile read(String text) {
        return FILES.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
