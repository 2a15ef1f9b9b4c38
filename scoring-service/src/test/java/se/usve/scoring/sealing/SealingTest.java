package se.usve.scoring.sealing;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.survey.contract.SurveyEvent;

/** A published round is sealed when all that it received has been scored: neither earlier nor twice, whatever comes how. */
@QuarkusTest
class SealingTest extends ComponentTest {

    private static final String[] CHANGES = {"{}", "{\"27\": \"NO\"}", "{\"39\": \"NO\"}", "{\"30a\": null}",
        "{\"19b\": \"NO\"}", "{\"36\": \"NO_DIRECT_PATIENT_CONTACT\"}"};

    @Inject
    DataSource database;
    @Inject
    SealRounds sealRounds;
    @Inject
    UnsealedRounds unsealedRounds;

    /** What a round received, and what it comes to by the last of each unit. */
    private record History(List<SurveyEvent> events, Map<String, Boolean> answered, long sent) {
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRoundIsSealedOnceByAllThatItReceivedHoweverThatIsDelivered(long seed) throws IOException {
        var random = new Random(seed);
        var history = history(random);
        var last = history.events.removeLast();
        var delivered = new ArrayList<SurveyEvent>(history.events);
        IntStream.range(0, delivered.size() / 2).forEach(_ -> delivered.add(history.events.get(
                random.nextInt(history.events.size()))));
        delivered.add(SurveyTopic.published(round, 3, history.sent, null));
        Collections.shuffle(delivered, random);
        survey.send(delivered);
        awaitSealed();
        assertEquals(0, total(round), "one submission has not come yet");
        survey.send(last, last);
        survey.send(delivered);

        var seal = SealReading.seals(round, 1).getFirst();
        awaitSealed();
        assertEquals(1, SealReading.seals(round, 1).size(), "and what comes again seals nothing anew");
        assertEquals(List.of(), faults(seal));
        var newest = SealReading.newestResults(round);
        newest.keySet().removeIf(unit -> !history.answered.get(unit));
        assertEquals(SealReading.hash(newest), seal.get("sha256").asText());
        assertEquals(newest.size(), seal.get("units").asLong());
        var outcomes = newest.values().stream().flatMap(result -> result.get("levels").valueStream())
                .map(level -> level.get("outcome").asText()).toList();
        assertEquals(List.of(count(outcomes, "MET") + count(outcomes, "EXEMPT"), count(outcomes, "EXEMPT"),
                count(outcomes, "NOT_MET"), count(outcomes, "AWAITING_ASSESSMENT")),
                Stream.of("met", "exempt", "notMet", "awaiting").map(name -> seal.get(name).asLong()).toList());
        var sealedAt = Instant.parse(seal.get("sealedAt").asText());
        newest.values().forEach(result -> assertTrue(
                !Instant.parse(result.get("scoredAt").asText()).isAfter(sealedAt), "nothing is later than the seal"));
        as(STEERING).get(path()).then().statusCode(200).body("total", equalTo(1))
                .body("items[0].revision", equalTo(1)).body("items[0].sha256", equalTo(seal.get("sha256").asText()))
                .body("items[0].moved", empty());
    }

    /** Ten units that send, send again and withdraw; the last of them is that of a unit that answers. */
    private History history(Random random) {
        var events = new ArrayList<SurveyEvent>();
        var answered = new HashMap<String, Boolean>();
        long sent = 0;
        for (int i = 0; i < 10; i++) {
            var unit = "u" + i;
            events.add(SurveyTopic.unit(round, unit, "12"));
            var versions = random.nextInt(4);
            for (int version = 1; version <= versions; version++) {
                var withdraws = version > 1 && random.nextInt(3) == 0;
                events.add(withdraws ? SurveyTopic.withdrawal(round, unit, version, "12") : SurveyTopic.submission(round,
                        unit, version, "12", AnswersOfAUnit.meetingAllBut(CHANGES[random.nextInt(CHANGES.length)])));
                answered.put(unit, !withdraws);
            }
            sent += versions;
        }
        answered.put("last", true);
        events.add(SurveyTopic.submission(round, "last", 1, "12", AnswersOfAUnit.meetingAll()));
        return new History(events, answered, sent + 1);
    }

    @Test
    void aRoundWithoutAnswersAndARegionsOwnAreSealedToo() {
        var empty = "none-" + UUID.randomUUID();
        var own = "03-" + UUID.randomUUID();
        survey.send(SurveyTopic.published(empty, 1, 0L, null));
        survey.send(SurveyTopic.submission(own, "u", 1, "03", AnswersOfAUnit.meetingAll()));
        survey.send(SurveyTopic.published(own, 4, 1L, "03"));
        var seal = SealReading.seals(empty, 1).getFirst();
        assertEquals(0, seal.get("units").asLong());
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", seal.get("sha256").asText(),
                "the SHA-256 of nothing");
        assertEquals(1, SealReading.seals(own, 1).getFirst().get("units").asLong());
        var revisions = "/scoring/v1/rounds/" + own + "/revisions";
        as("REGION", "03").get(revisions).then().statusCode(200).body("total", equalTo(1));
        as("REGION", "03").get(revisions + "/1").then().statusCode(200).body("units", equalTo(1));
        for (var other : List.of(as("REGION", "12"), as(STEERING), as("ASSESSOR", "03"))) {
            other.get(revisions).then().statusCode(404);
            other.get(revisions + "/1").then().statusCode(404);
        }
        as("OPERATOR").get(revisions).then().statusCode(403);
    }

    /** Nobody can tell then whether all of it is here. */
    @Test
    void aRoundThatDoesNotSayWhatItReceivedIsNotSealed() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        survey.send(SurveyTopic.published(round, 2, null, null));
        awaitSealed();
        assertEquals(0, total(round));
        as(ADMIN).get(path() + "/1").then().statusCode(404);
    }

    @Test
    void theOperatorIsToldOfARoundThatWaitsToBeSealed() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        survey.send(SurveyTopic.published(round, 2, 2L, null));
        survey.awaitTakenIn();
        var warning = "Round " + round + " is published but not sealed: it received 2 submissions, of which 1 have been scored"
                + "; the others may be among the dead letters";
        assertTrue(unsealedRounds.warnings().contains(warning));
        survey.send(SurveyTopic.submission(round, "u", 2, "12", AnswersOfAUnit.meetingAll()));
        SealReading.seals(round, 1);
        await(() -> unsealedRounds.warnings().stream().noneMatch(told -> told.contains(round)));
    }

    /** It cannot be, as a published round receives nothing; and if it were, what was published would not move by it. */
    @Test
    void whatComesAfterTheSealIsPutAsideAndMovesNothing() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        survey.send(SurveyTopic.published(round, 2, 1L, null));
        SealReading.seals(round, 1);
        survey.send(SurveyTopic.submission(round, "u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"27\": \"NO\"}")));
        survey.send(SurveyTopic.submission(round, "u", 1, "12", AnswersOfAUnit.meetingAll()));
        survey.send(SurveyTopic.withdrawal(round, "v", 1, "12"));
        var reasons = Stream.of("u", "v").map(unit -> TopicReader.records(SurveyEvent.TOPIC + ".dead-letter.scoring",
                round + "/" + unit, 1)).map(letters -> TopicReader.header(letters.getFirst(), "dead-letter-reason")).toList();
        assertEquals(List.of("Round " + round + " is sealed, with version 1 of the unit's answers as its newest",
                "Round " + round + " is sealed, with version 0 of the unit's answers as its newest"), reasons);
        assertEquals(1, TopicReader.records(SurveyEvent.TOPIC + ".dead-letter.scoring", round + "/u", 1).size(),
                "what is known already is no fault");
        assertEquals(1, result("u").getInt("version"));
        assertEquals("MET", outcome(result("u"), 27));
    }

    @Test
    void anyNumberOfInstancesSealARoundOnce() throws Exception {
        var name = "many-" + UUID.randomUUID() + "-";
        var rounds = IntStream.range(0, 20).mapToObj(i -> name + i).toList();
        survey.send(rounds.stream().map(id -> SurveyTopic.published(id, 1, 0L, null)).toList());
        survey.awaitTakenIn();
        try (var instances = Executors.newFixedThreadPool(4)) {
            for (var come : instances.invokeAll(Collections.nCopies(4, Executors.callable(sealRounds::come)))) {
                come.get();
            }
        }
        await(() -> SealReading.counts(name).size() == rounds.size());
        assertEquals(Set.of(1), Set.copyOf(SealReading.counts(name).values()));
    }

    /** The seal is looked for while the last submission is being scored in another transaction, and waits for it. */
    @Test
    void whatIsBeingScoredIsWaitedFor() throws Exception {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        try (var scoring = database.getConnection()) {
            scoring.setAutoCommit(false);
            try (var hold = scoring.createStatement()) {
                hold.execute("select id from round where id = '" + round + "' for share");
                hold.execute("update unit set submission_version = 2 where round = '" + round + "'");
                survey.send(SurveyTopic.published(round, 2, 1L, null));
                await(() -> waiting() > 0);
            }
            scoring.commit();
        }
        awaitSealed();
        assertEquals(0, total(round), "the unit's second submission was not among those the round told of");
    }

    private long waiting() throws Exception {
        try (var connection = database.getConnection(); var select = connection.createStatement();
                var found = select.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Waits until all that was sent is taken in and rounds have been looked at after that, as another that is sealed shows. */
    private void awaitSealed() {
        survey.awaitTakenIn();
        var after = "after-" + UUID.randomUUID();
        survey.send(SurveyTopic.published(after, 1, 0L, null));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + after + "/revisions/1").statusCode() == 200);
    }

    private int total(String id) {
        return as(ADMIN).get("/scoring/v1/rounds/" + id + "/revisions").then().extract().jsonPath().getInt("total");
    }

    private String path() {
        return "/scoring/v1/rounds/" + round + "/revisions";
    }

    private static long count(List<String> outcomes, String which) {
        return outcomes.stream().filter(which::equals).count();
    }

    private static List<Error> faults(JsonNode seal) throws IOException {
        try (var schema = ScoringEvent.class.getResourceAsStream("round-sealed.v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON).validate(seal.toString(), InputFormat.JSON);
        }
    }
}
