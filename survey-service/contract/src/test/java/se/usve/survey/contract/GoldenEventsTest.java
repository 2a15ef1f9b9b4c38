package se.usve.survey.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract keeps its word: samples, schemas and records say the same thing. */
class GoldenEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final List<String> EVENTS =
            List.of(
            RoundChanged.TYPE, UnitRegistered.TYPE, SubmissionReceived.TYPE, SubmissionWithdrawn.TYPE,
            FollowUpReported.TYPE);

    /** One golden file: the CloudEvents type it is an event of, and which sample of it. */
    record Golden(String type, String sample) {

        String text() {
            return read("golden/" + nameOf(type) + "." + sample + ".json");
        }

        SurveyEvent event() throws IOException {
            return JSON.readValue(text(), SurveyEvent.classOf(type).orElseThrow());
        }
    }

    static Stream<Golden> samples() {
        return EVENTS.stream().flatMap(type -> Stream.of("full", "minimal").map(sample -> new Golden(type, sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleFollowsItsSchema(Golden golden) {
        assertEquals(List.of(), errors(schemaOf(golden.type()), golden.text()));
    }

    @Test
    void schemasKnowTheRegionsThatThereAre() throws IOException {
        var codes = Arrays.stream(Region.values()).map(Region::code).toList();
        var compared = 0;
        for (var type : EVENTS) {
            for (var properties : JSON.readTree(read(nameOf(type) + ".schema.json")).findValues("properties")) {
                for (var name : List.of("region", "owner")) {
                    if (properties.path(name).has("enum")) {
                        assertEquals(codes, properties.path(name).path("enum").valueStream().map(JsonNode::asText).toList(), type);
                        compared++;
                    }
                }
            }
        }
        assertEquals(5, compared);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleReadsToItsRecordAndIsWrittenBackEqual(Golden golden) throws IOException {
        var event = golden.event();
        assertEquals(JSON.readTree(golden.text()), JSON.readTree(JSON.writeValueAsString(event)));
        assertEquals(golden.type(), event.type());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void schemaIsClosedAndNamesEveryField(Golden golden) throws IOException {
        var schema = schemaOf(golden.type());
        var fields = Arrays.stream(SurveyEvent.classOf(golden.type()).orElseThrow().getRecordComponents())
                .map(component -> component.getName()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(fields, names(JSON.readTree(read(nameOf(golden.type()) + ".schema.json")).get("properties")));

        var stranger = (ObjectNode) JSON.readTree(golden.text());
        stranger.put("stranger", 1);
        assertFalse(errors(schema, stranger.toString()).isEmpty(), "a field the schema does not name is refused");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noFieldOfTheMinimalSampleCanBeLeftOut(Golden golden) throws IOException {
        var minimal = (ObjectNode) JSON.readTree(new Golden(golden.type(), "minimal").text());
        for (var field : names(minimal)) {
            var without = minimal.deepCopy();
            without.remove(field);
            assertFalse(errors(schemaOf(golden.type()), without.toString()).isEmpty(), field + " is required");
        }
    }

    @Test
    void fullSamplesHaveEveryField() throws IOException {
        for (var type : EVENTS) {
            var full = JSON.readTree(new Golden(type, "full").text());
            assertEquals(SurveyEvent.classOf(type).orElseThrow().getRecordComponents().length, full.size(), type);
        }
    }

    @Test
    void aRegistrationToldBeforeUnitsCouldLeaveARoundTakesPart() throws IOException {
        assertTrue(((UnitRegistered) new Golden(UnitRegistered.TYPE, "before-leaving").event()).takesPart());
    }

    @Test
    void keysNameTheThingTheEventIsAbout() throws IOException {
        assertEquals("03-2018", new Golden(RoundChanged.TYPE, "full").event().key());
        assertEquals("2018-2021/12-onkologi-lund", new Golden(UnitRegistered.TYPE, "full").event().key());
        assertEquals("2018-2021/12-onkologi-lund", new Golden(SubmissionReceived.TYPE, "full").event().key());
        assertEquals("2018-2021/12-onkologi-lund", new Golden(SubmissionWithdrawn.TYPE, "full").event().key());
        assertTrue(SurveyEvent.classOf("se.usve.survey.unheard-of.v1").isEmpty());
    }

    @Test
    void hashIsOfTheAnswersInCanonicalJson() throws Exception {
        for (var sample : List.of("full", "minimal")) {
            var event = JSON.readTree(new Golden(SubmissionReceived.TYPE, sample).text());
            var canonical = new JsonCanonicalizer(event.get("answers").toString()).getEncodedUTF8();
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)),
                    event.get("sha256").asText());
        }
    }

    @Test
    void wrongAnswersAreRefusedByTheSchema() throws IOException {
        var event = (ObjectNode) JSON.readTree(new Golden(SubmissionReceived.TYPE, "minimal").text());
        for (var wrong : List.of("null", "true", "1", "1.5", "[]", "\"\"", "{\"A\":-1}", "{\"A\":1.5}", "{\"A\":null}",
                "{\"chosen\":[\"A\",\"A\"]}", "{\"chosen\":\"A\"}", "{\"otherText\":\"words\"}")) {
            event.withObject("/answers").set("q", JSON.readTree(wrong));
            assertFalse(errors(schemaOf(SubmissionReceived.TYPE), event.toString()).isEmpty(), wrong);
        }
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyStream().map(property -> property.getKey()).toList());
    }

    private static List<Error> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema schemaOf(String type) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(nameOf(type) + ".schema.json"), InputFormat.JSON);
    }

    private static String nameOf(String type) {
        return type.substring("se.usve.survey.".length());
    }

    private static String read(String name) {
        try (var file = SurveyEvent.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
