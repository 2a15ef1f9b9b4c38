package se.usve.survey.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.questionnaire.AnswerSchema;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Questionnaire;

/** The JSON Schema given to clients and the service's own check say the same of any answers. */
class AnswerSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Questionnaire QUESTIONNAIRE = Questionnaires.read("2018-2021");

    /** Values put where they may or may not belong. A whole number written 1.0 is left out: to a schema it is one. */
    private static final List<Object> VALUES = Arrays.asList("YES", "NO", "ALL", "OTHER", "NO_DIRECT_PATIENT_CONTACT",
            "PART_OF_PERIOD", "INSUFFICIENT", "NOT_APPLIED", "", " ", "\u00a0\u3000", "ord\n\tmed rader", "a\u0000b",
            "a\u009fb", "a\ufffeb", "a\uffffb", "a\ufffdb", "x".repeat(10_000), "x".repeat(10_001),
            "\ud83d\ude00".repeat(10_000), 0, 1, -1, 1_000_000, 1_000_001, 2.5,
            10_000_000_000L, true, null, List.of(), Map.of(), Map.of("chosen", List.of()),
            Map.of("chosen", List.of("OTHER")), Map.of("chosen", List.of("OTHER", "OTHER"), "otherText", "ord"),
            Map.of("chosen", List.of("OTHER"), "otherText", "ord"), Map.of("chosen", List.of("OTHER"), "otherText", " "),
            Map.of("chosen", List.of("PROCESS_MAP")), Map.of("chosen", List.of(), "otherText", "ord"),
            Map.of("otherText", "ord"), Map.of("2018", 4), Map.of("2018", "YES"), Map.of("REGIONAL", "YES"));

    private static final List<String> NAMES = List.of("REGIONAL", "NATIONAL", "PROM", "2017", "2018", "2021", "2022", "chosen",
            "otherText", "PATIENT_ORGANISATIONS", "PHYSICIANS_MEN", "EXPERIENCED", "OWN_PATIENTS", "STRANGER");

    @Test
    void schemaAndCheckAgreeOnRandomAnswers() throws JsonProcessingException {
        var schema = schema();
        var ids = new ArrayList<>(QUESTIONNAIRE.questions().keySet());
        ids.add("40");
        var random = new Random(20182021);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            var answers = random.nextBoolean() ? GoldenAnswers.full() : GoldenAnswers.minimal();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                change(answers, ids.get(random.nextInt(ids.size())), random);
            }
            var text = JSON.writeValueAsString(answers);
            var violations = CheckedAnswers.of(QUESTIONNAIRE, answers).violations();
            var errors = schema.validate(text, InputFormat.JSON);
            assertEquals(violations.isEmpty(), errors.isEmpty(),
                    () -> "check: " + violations + "\nschema: " + errors + "\nanswers: " + text);
            if (violations.isEmpty()) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertTrue(accepted > 1_500 && refused > 2_500, accepted + " accepted, " + refused + " refused");
    }

    @Test
    void titlesAreInTheLanguageAskedFor() {
        assertEquals("Har läkarstuderande varit placerade vid USVE på VFU under perioden?",
                question(AnswerSchema.of(QUESTIONNAIRE, Text::sv), "19b").get("title"));
        assertEquals("Were medical students placed at the unit for clinical training during the period?",
                question(AnswerSchema.of(QUESTIONNAIRE, Text::en), "19b").get("title"));
    }

    private static Map<?, ?> question(Map<String, Object> schema, String id) {
        return (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get(id);
    }

    private static void change(Map<String, Object> answers, String id, Random random) {
        var value = VALUES.get(random.nextInt(VALUES.size()));
        if (answers.get(id) instanceof Map<?, ?> each && random.nextBoolean()) {
            var changed = new HashMap<Object, Object>(each);
            var names = random.nextBoolean() ? List.copyOf(each.keySet()) : NAMES;
            if (names.isEmpty() || random.nextInt(3) == 0) {
                changed.remove(names.isEmpty() ? "REGIONAL" : names.get(random.nextInt(names.size())));
            } else {
                changed.put(names.get(random.nextInt(names.size())), value);
            }
            answers.put(id, changed);
        } else if (random.nextInt(3) == 0) {
            answers.remove(id);
        } else {
            answers.put(id, value);
        }
    }

    private static Schema schema() throws JsonProcessingException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(
                JSON.writeValueAsString(AnswerSchema.of(QUESTIONNAIRE, Text::sv)), InputFormat.JSON);
    }
}
