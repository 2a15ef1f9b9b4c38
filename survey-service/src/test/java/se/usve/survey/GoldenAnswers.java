package se.usve.survey;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import se.usve.survey.contract.SurveyEvent;

/** Answers that can be stored, taken from the contract's golden samples; each call gives a copy to change at will. */
public final class GoldenAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenAnswers() {
    }

    /** {@return answers to every question there is} */
    public static Map<String, Object> full() {
        return answers("full");
    }

    /** {@return answers to the mandatory questions alone, nearly all of them no} */
    public static Map<String, Object> minimal() {
        return answers("minimal");
    }

    private static Map<String, Object> answers(String sample) {
        try (var file = SurveyEvent.class.getResourceAsStream("golden/submission-received.v1." + sample + ".json")) {
            return JSON.convertValue(JSON.readTree(file).get("answers"), new TypeReference<>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
