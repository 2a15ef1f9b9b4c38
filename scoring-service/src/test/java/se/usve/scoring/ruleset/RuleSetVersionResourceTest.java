package se.usve.scoring.ruleset;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.store.Database;
import se.usve.stack.testing.TestTokens;

/** A rule set is a draft until it is published, and from then on it never changes. */
@QuarkusTest
class RuleSetVersionResourceTest extends ComponentTest {

    private static final String YAML = RuleSetVersionResource.YAML;
    private static final String SETS = "/scoring/v1/rule-sets";

    @Inject
    RuleSets ruleSets;

    @Inject
    Database database;

    private String id;

    @BeforeEach
    void nameIt() {
        id = "s-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String file(long version) {
        return RuleSetExample.YAML.replace("2026-2029", id).replace("version: 1", "version: " + version);
    }

    private String path(long version) {
        return SETS + "/" + id + "/versions/" + version;
    }

    private static Response put(String path, String yaml) {
        return put(TestTokens.bearer(ADMIN), path, yaml);
    }

    private static Response put(String token, String path, String yaml) {
        return given().auth().oauth2(token).header("Accept-Language", "en")
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(YAML, ContentType.TEXT).defaultContentCharset("UTF-8")))
                .contentType(YAML).body(yaml).put(path);
    }

    private Response publish(long version) {
        return as(ADMIN).post(path(version) + "/publication");
    }

    @Test
    void aDraftIsReplacedUntilItIsPublishedAndThenItIsToldOfAndNeverChanges() throws IOException {
        put(path(1), file(1)).then().statusCode(201).header("Location", endsWith(path(1)))
                .body("state", equalTo("DRAFT")).body("ruleSet", equalTo(id)).body("version", equalTo(1))
                .body("questionnaire", equalTo("2022-2025")).body("savedBy", notNullValue())
                .body("publishedAt", nullValue()).body("levels[0].metWhen.clause", equalTo("3 = WHOLE_PERIOD"));
        var changed = file(1).replace("finns i ledningen", "finns alltid i ledningen");
        put(path(1), changed).then().statusCode(200).body("levels[0].text.sv", startsWith("Vid USVE finns alltid"));
        assertEquals(Optional.empty(), newest(), "a draft is in force nowhere");

        publish(1).then().statusCode(200).body("state", equalTo("PUBLISHED")).body("publishedAt", notNullValue())
                .body("publishedBy", notNullValue());
        put(path(1), file(1)).then().statusCode(409).body("type", equalTo("urn:usve:problem:rule-set-published"));
        publish(1).then().statusCode(200).body("state", equalTo("PUBLISHED"));
        as(STEERING).get(path(1)).then().statusCode(200).body("levels[0].text.sv", startsWith("Vid USVE finns alltid"));
        assertEquals(changed, as(STEERING).accept(YAML).get(path(1)).then().statusCode(200)
                .contentType(startsWith(YAML)).extract().asString());

        put(path(2), file(2)).then().statusCode(201);
        publish(2).then().statusCode(200);
        var told = TopicReader.records(ScoringEvent.TOPIC, id, 2);
        assertEquals(2, told.size(), "once for each version, although version 1 was published twice");
        var first = new ObjectMapper().readTree(told.getFirst().value());
        assertEquals(RuleSetActivated.TYPE, TopicReader.header(told.getFirst(), "ce_type"));
        assertEquals(1, first.get("version").asInt());
        assertEquals("FoUU-ansvarig person i ledningen", first.at("/levels/0/text/sv").asText());
        assertEquals(2, new ObjectMapper().readTree(told.getLast().value()).get("version").asInt());
    }

    /** Whoever publishes while a draft is being replaced publishes, and tells of, what it was replaced by. */
    @Test
    void whatIsToldIsWhatIsPublished() throws Exception {
        put(path(1), file(1)).then().statusCode(201);
        var replaced = file(1).replace("FoUU-ansvarig person", "En annan person");
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var publication = QuarkusTransaction.requiringNew().call(() -> {
                database.update("update rule_set set source = ? where id = ?", replaced, id);
                var sent = other.submit(() -> publish(1).statusCode());
                await(() -> QuarkusTransaction.requiringNew().call(() -> database.first("""
                        select count(*) as n from pg_stat_activity where wait_event_type = 'Lock'
                            and datname = current_database() and query like '%from rule_set where id%for update%'""",
                        row -> row.number("n"))).orElseThrow() > 0);
                return sent;
            });
            assertEquals(200, publication.get());
        }
        var told = TopicReader.records(ScoringEvent.TOPIC, id, 1);
        assertEquals("En annan person i ledningen",
                new ObjectMapper().readTree(told.getFirst().value()).at("/levels/0/text/sv").asText());
    }

    private Optional<Long> newest() {
        return QuarkusTransaction.requiringNew().call(() -> ruleSets.newest(id).map(RuleSet::version));
    }

    @Test
    void aDraftIsRemovedAndAPublishedVersionNever() throws IOException {
        put(path(1), file(1)).then().statusCode(201);
        as("ASSESSOR", "03").delete(path(1)).then().statusCode(403);
        as(ADMIN).delete(path(1)).then().statusCode(204);
        as(ADMIN).get(path(1)).then().statusCode(404);
        as(ADMIN).delete(path(1)).then().statusCode(404);
        put(path(1), file(1)).then().statusCode(201);
        as(ADMIN).post(path(1) + "/publication").then().statusCode(200);
        as(ADMIN).delete(path(1)).then().statusCode(409).body("type", equalTo("urn:usve:problem:rule-set-published"));
        as(ADMIN).get(path(1)).then().statusCode(200).body("state", equalTo("PUBLISHED"));
    }

    @Test
    void everyFaultIsToldWithItsLineAndNothingIsStored() {
        var wrong = file(1).replace("version: 1", "version: 2").replace("3 = WHOLE_PERIOD", "3 = NEVER")
                .replace("WHOLE_PERIOD:", "NEVER:").replace("area: GENERAL", "aera: GENERAL");
        put(path(1), wrong).then().statusCode(422)
                .body("type", equalTo("urn:usve:problem:invalid-content"))
                .body("errors.code", hasItems("OTHER_ADDRESS", "UNKNOWN_FIELD", "MANDATORY"))
                .body("errors.find { it.code == 'OTHER_ADDRESS' }.pointer", equalTo("/version"))
                .body("errors.find { it.code == 'OTHER_ADDRESS' }.line", equalTo(2))
                .body("errors.find { it.code == 'OTHER_ADDRESS' }.message", equalTo("Line 2: the address says 1"))
                .body("errors.find { it.code == 'UNKNOWN_FIELD' }.pointer", equalTo("/levels/0/aera"))
                .body("errors.find { it.code == 'UNKNOWN_FIELD' }.line", equalTo(12));
        put(path(1), wrong.replace("aera", "area").replace("version: 2", "version: 1")).then().statusCode(422)
                .body("errors", hasSize(1)).body("errors[0].code", equalTo("IMPOSSIBLE_CODE"))
                .body("errors[0].pointer", equalTo("/levels/0/met_when")).body("errors[0].line", equalTo(16));
        put(path(1), "id: [").then().statusCode(422).body("errors.code", equalTo(List.of("INVALID_YAML")));
        put(path(1), "").then().statusCode(422).body("errors.line", everyItem(equalTo(1)));
        as(ADMIN).get(path(1)).then().statusCode(404);
        publish(1).then().statusCode(404);
        put(SETS + "/" + id + "/versions/one", file(1)).then().statusCode(400);
    }

    @Test
    void whatIsNoYamlOrTooLongIsRefusedBeforeItIsRead() {
        as(ADMIN).body("{}").put(path(1)).then().statusCode(415);
        put(path(1), file(1) + "#".repeat(300_000)).then().statusCode(413);
    }

    @Test
    void anEarlierVersionCannotComeIntoForceAfterALaterOne() {
        put(path(1), file(1)).then().statusCode(201);
        put(path(3), file(3)).then().statusCode(201);
        publish(3).then().statusCode(200);
        publish(1).then().statusCode(409).body("type", equalTo("urn:usve:problem:rule-set-outrun"));
        assertEquals(Optional.of(3L), newest());
        as(ADMIN).get(SETS + "/" + id).then().statusCode(200).body("newest", equalTo(3))
                .body("versions.version", equalTo(List.of(1, 3)))
                .body("versions.state", equalTo(List.of("DRAFT", "PUBLISHED")));
    }

    @Test
    void publishedManyTimesAtOnceItIsToldOfOnce() throws Exception {
        put(path(1), file(1)).then().statusCode(201);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) {
            calls.add(() -> publish(1).statusCode());
            calls.add(() -> put(path(1), file(1)).statusCode());
        }
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var done : pool.invokeAll(calls)) {
                assertEquals(true, List.of(200, 409).contains(done.get()), "status " + done.get());
            }
        }
        assertEquals(1, count("select count(*) as n from outbox where key = '" + id + "'"));
        assertEquals(Optional.of(1L), newest());
    }

    @Test
    void aVersionThatAnotherInstancePublishedIsTheNewestHereToo() {
        put(path(1), file(1)).then().statusCode(201);
        publish(1).then().statusCode(200);
        assertEquals(Optional.of(1L), newest());
        QuarkusTransaction.requiringNew().run(() -> assertEquals(1, database.update(
                "insert into rule_set (id, version, source, published_at) values (?, 2, ?, now())", id, file(2))));
        assertEquals(Optional.of(2L), newest());
    }

    @Test
    void aDraftIsFoundButNotInForceAndIsReadAnewWhenReplaced() {
        put(path(1), file(1)).then().statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals(1, ruleSets.find(id, 1).orElseThrow().levels().size());
            assertThrows(IllegalStateException.class, () -> ruleSets.get(id, 1));
            assertEquals(Optional.empty(), ruleSets.find(id, 2));
        });
        put(path(1), file(1).replace("finns i ledningen", "finns ständigt i ledningen")).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> assertEquals("Vid USVE finns ständigt i ledningen minst en FoUU-ansvarig "
                + "person.", ruleSets.find(id, 1).orElseThrow().level(1).orElseThrow().text().sv()));
    }

    @ParameterizedTest(name = "{0} of {1} reads and does not write")
    @CsvSource({"REGION, 03", "ASSESSOR, 03", "STEERING, ", "OPERATOR, "})
    void everybodyReadsAndAdministratorsWrite(String role, String region) {
        for (var path : List.of("", "/2018-2021", "/2018-2021/versions/1", "/2018-2021/mapping")) {
            as(role, region).get(SETS + path).then().statusCode(200);
        }
        put(TestTokens.bearer(role, region), path(1), file(1)).then().statusCode(403);
        as(role, region).post("/scoring/v1/rule-sets/2018-2021/versions/1/publication").then().statusCode(403);
    }

    @Test
    void withoutATokenThereIsNothingToRead() {
        for (var path : List.of("", "/2018-2021", "/2018-2021/versions/1", "/2018-2021/mapping")) {
            given().get(SETS + path).then().statusCode(401);
        }
        for (var path : List.of("/none", "/none/mapping", "/2018-2021/versions/99", "/" + id + "/mapping")) {
            as(ADMIN).get(SETS + path).then().statusCode(404);
        }
    }

    @Test
    void bothRuleSetsAreListedWithTheirVersions() {
        as(STEERING).get(SETS + "?limit=1000").then().statusCode(200)
                .body("items.ruleSet", hasItems("2018-2021", "2022-2025"))
                .body("items.find { it.ruleSet == '2022-2025' }.newest", equalTo(1))
                .body("items.find { it.ruleSet == '2022-2025' }.versions[0].state", equalTo("PUBLISHED"));
        as(STEERING).get(SETS + "?limit=1&page=1").then().statusCode(200).body("items", hasSize(1))
                .body("items.ruleSet", equalTo(List.of("2018-2021")));
        as(STEERING).get(SETS + "/2022-2025/versions/1").then().statusCode(200).body("levels", hasSize(17))
                .body("mapping.other", equalTo("2018-2021")).body("mapping.levels", hasSize(27))
                .body("levels[1].comment.sv", startsWith("Med handlingsplan avses"));
    }

    @Test
    void theMappingIsSeenFromEitherSide() {
        as(STEERING).get(SETS + "/2022-2025/mapping").then().statusCode(200).body("other", equalTo("2018-2021"))
                .body("otherVersion", equalTo(1)).body("levels", hasSize(27))
                .body("levels[14].level", equalTo(15)).body("levels[14].other", equalTo(22))
                .body("levels[14].relation", equalTo("CHANGED")).body("levels[14].reason.sv", notNullValue())
                .body("levels[17].level", nullValue()).body("levels[17].relation", equalTo("DROPPED"));
        as(STEERING).get(SETS + "/2018-2021/mapping").then().statusCode(200).body("other", equalTo("2022-2025"))
                .body("levels.level", equalTo(IntStream.rangeClosed(1, 27).boxed().toList()))
                .body("levels[21].other", equalTo(15)).body("levels[21].relation", equalTo("CHANGED"))
                .body("levels[5].relation", equalTo("DROPPED")).body("levels[5].other", nullValue());
    }

    @Test
    void aRoundSaysWhichVersionItIsJudgedByAndSinceWhen() {
        var rules = "/scoring/v1/rounds/" + round + "/rule-set";
        as(STEERING).get(rules).then().statusCode(200).body("version", equalTo(1)).body("inUseSince", nullValue())
                .body("levels[0].comment.sv", startsWith("Med förenad anställning avses"))
                .body("levels[11].comment", nullValue());
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        as(STEERING).get(rules).then().statusCode(200).body("version", equalTo(1)).body("inUseSince", notNullValue());
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() ->
                database.first(sql, row -> row.number("n")).orElseThrow());
    }
}
