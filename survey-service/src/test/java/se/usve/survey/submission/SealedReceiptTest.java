package se.usve.survey.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.survey.ReceiptCheck;

/** A receipt can be verified by anybody with a JSON parser that sorts, whatever the answers are. */
class SealedReceiptTest {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final List<String> PIECES = List.of("å", "ä", "ö", "Å", "é", "e\u0301", "\uD83D\uDE00",
            "\uD83D\uDC69\u200D\uD83D\uDD2C", "\"", "\\", "/", "\n", "\r\n", "\t", "'", "{", "\u2028", "\u00A0", "\uFFFD", "a",
            "Z", "0", " ", "<b>", "%s");

    @Test
    void theDocumentedCheckHoldsOfEveryReceiptAndOfNoneThatWasTouched() throws Exception {
        var random = new Random(20221);
        for (int i = 0; i < 500; i++) {
            var receipt = receipt(random);
            assertTrue(ReceiptCheck.answersHold(receipt), receipt::toPrettyString);
            assertTrue(ReceiptCheck.receiptHolds(receipt), receipt::toPrettyString);

            var touched = (ObjectNode) receipt.deepCopy();
            touched.withObject("/answers").put("30a", receipt.at("/answers/30a").textValue() + "\u00AD");
            assertFalse(ReceiptCheck.answersHold(touched));
            assertFalse(ReceiptCheck.receiptHolds(touched));
            var renamed = ((ObjectNode) receipt.deepCopy()).put("unitName", "Någon annan");
            assertTrue(ReceiptCheck.answersHold(renamed));
            assertFalse(ReceiptCheck.receiptHolds(renamed));
        }
    }

    @Test
    void itSaysWhatWasSubmittedByWhomAndWhen() throws Exception {
        var receipt = receipt(new Random(1));
        assertEquals("usve-receipt-1", receipt.get("format").textValue());
        assertEquals("2018-2021", receipt.get("questionnaire").textValue());
        assertEquals(List.of("format", "round", "unit", "unitName", "version", "submittedAt", "submittedBy",
                "questionnaire", "answers", "sha256", "receiptSha256"),
                receipt.properties().stream().map(Map.Entry::getKey).toList());
    }

    private static JsonNode receipt(Random random) throws Exception {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("30a", text(random));
        answers.put("15", Map.of("2018", random.nextInt(1_000_001), "2021", 0));
        answers.put("26", Map.of("chosen", List.of("OTHER", "X"), "otherText", text(random)));
        for (int i = random.nextInt(20); i > 0; i--) {
            answers.put(random.nextInt(40) + (random.nextBoolean() ? "a" : ""), random.nextBoolean() ? "YES" : text(random));
        }
        answers.put("30a", text(random));
        var submission = new Submission(1 + random.nextInt(30), Instant.ofEpochSecond(1_655_000_000L + random.nextInt(),
                random.nextInt(1_000_000) * 1000L), "region-" + text(random), new Answers(answers).canonical(), null,
                "2018-2021", false);
        var sealed = SealedReceipt.of(new UnitInSight("2018-2021", "u1", null), text(random), submission);
        return JSON.readTree(JSON.writeValueAsString(sealed));
    }

    private static String text(Random random) {
        var pieces = new ArrayList<String>();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            pieces.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return String.join("", pieces);
    }
}
