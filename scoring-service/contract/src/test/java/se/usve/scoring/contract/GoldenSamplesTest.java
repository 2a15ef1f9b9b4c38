package se.usve.scoring.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample ever published stays valid and readable, and what we write is what the schema says. */
class GoldenSamplesTest {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @ParameterizedTest
    @CsvSource({
            "rule-set-activated.v1.json, rule-set-activated",
            "rule-set-activated.v1.mapped.json, rule-set-activated",
            "unit-scored.v1.first-submission.json, unit-scored",
            "unit-scored.v1.ruled-and-overridden.json, unit-scored",
            "unit-scored.v1.explained.json, unit-scored",
            "round-sealed.v1.first.json, round-sealed",
            "round-sealed.v1.corrected.json, round-sealed"})
    void aSampleIsValidAndReadsAndWritesBackEqual(String sample, String event) throws IOException {
        var text = resource("golden/" + sample);
        assertEquals(List.of(), schema(event).validate(text, InputFormat.JSON));

        var read = json.readValue(text, eventClass(event));
        assertEquals(json.readTree(text), json.readTree(json.writeValueAsString(read)));
    }

    @ParameterizedTest
    @CsvSource({
            "rule-set-activated.v1.json, rule-set-activated",
            "unit-scored.v1.first-submission.json, unit-scored",
            "round-sealed.v1.first.json, round-sealed"})
    void theSchemaIsClosedAndEveryFieldIsRequired(String sample, String event) throws IOException {
        var text = resource("golden/" + sample);
        var widened = ((ObjectNode) json.readTree(text)).put("more", 1);
        assertFalse(schema(event).validate(widened.toString(), InputFormat.JSON).isEmpty(), "an unknown field");
        for (var field : new TreeSet<>(widened.properties().stream().map(p -> p.getKey()).toList())) {
            var lacking = ((ObjectNode) json.readTree(text)).without(field);
            assertEquals(field.equals("more"), schema(event).validate(lacking.toString(), InputFormat.JSON).isEmpty(),
                    "without " + field);
        }
    }

    @Test
    void aSelfReportedOutcomeNeverAwaitsAnybody() throws IOException {
        var text = resource("golden/unit-scored.v1.first-submission.json")
                .replaceFirst("\"selfReported\": \"MET\"", "\"selfReported\": \"AWAITING_ASSESSMENT\"");
        assertFalse(schema("unit-scored").validate(text, InputFormat.JSON).isEmpty());
    }

    @Test
    void theRuleSetSampleHasThe27LevelsOfTable3() throws IOException {
        var levels = json.readTree(resource("golden/rule-set-activated.v1.json")).get("levels");
        assertEquals(27, levels.size());
        assertEquals(List.of(1, 10, 8, 8), List.of("GENERAL", "CLINICAL_RESEARCH", "MEDICAL_EDUCATION", "DEVELOPMENT")
                .stream().map(area -> (int) StreamSupport.stream(levels.spliterator(), false)
                        .filter(level -> level.get("area").asText().equals(area)).count()).toList());
    }

    private static Class<? extends ScoringEvent> eventClass(String name) {
        return switch (name) {
            case "rule-set-activated" -> RuleSetActivated.class;
            case "unit-scored" -> UnitScored.class;
            case "round-sealed" -> RoundSealed.class;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Schema schema(String event) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(event + ".v1.schema.json"), InputFormat.JSON);
    }

    private static String resource(String name) throws IOException {
        try (var stream = GoldenSamplesTest.class.getResourceAsStream(name)) {
            assertNotNull(stream, name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
