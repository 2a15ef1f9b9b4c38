package se.usve.reporting.seal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.UnitScored;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged.State;

/** What was published stays as it was published, to the byte, and says itself whether it is what was sealed. */
@QuarkusTest
@RealStack
class SealTest {

    private static final Instant FIRST = Instant.parse("2023-02-01T08:30:00.000007Z");
    private static final Instant SECOND = Instant.parse("2023-05-11T12:00:00Z");
    private static final List<String> TABLES = List.of("levels", "levels?groupBy=specialty&format=csv", "distribution",
            "response-rates", "self-reported");

    @Inject
    Topics topics;

    @Test
    void aRevisionIsShownWhenItIsWholeAndThenNeverMoves() {
        var events = new Events("seal-whole", "seal-rules");
        topics.publish(events.ruleSet(1, "Ett", "Två"), events.round(4, State.PUBLISHED));
        topics.publish(events.answering("a", "01", "Onkologi", Outcome.MET, Outcome.NOT_MET));
        topics.publish(events.answering("B", "12", null, Outcome.EXEMPT, Outcome.MET));
        topics.publish(events.answering("gone", "12", null, Outcome.MET, Outcome.MET));
        topics.publish(events.withdrawal("gone", 2), events.unit("left", 1, "12", null, false),
                events.result("left", 1, Outcome.MET, Outcome.MET), events.unit("silent", 1, "14", null));
        topics.publish(events.unit("late", 1, "14", null), events.submission("late", 1));
        topics.awaitApplied();
        get("seal-whole/manifest").statusCode(404).contentType("application/problem+json");
        get("seal-whole/revisions").statusCode(200).body("items", hasSize(0));

        var late = events.result("late", 1, Outcome.MET, Outcome.MET);
        var first = sealed("seal-whole", 1, FIRST, Map.of("B", List.of(Outcome.EXEMPT, Outcome.MET),
                "a", List.of(Outcome.MET, Outcome.NOT_MET), "late", List.of(Outcome.MET, Outcome.MET)));
        topics.publish(first);
        topics.awaitApplied();
        get("seal-whole/manifest").statusCode(200).body("revision", equalTo(1), "matches", equalTo(false),
                "sha256", equalTo(first.sha256()));
        get("seal-whole/levels").body("asOf", not(equalTo(FIRST.toString())));

        topics.publish(late);
        topics.awaitApplied();
        get("seal-whole/manifest").body("matches", equalTo(true), "recomputed", equalTo(first.sha256()),
                "units", equalTo(3), "met", equalTo(5), "exempt", equalTo(1), "notMet", equalTo(1),
                "sealedAt", equalTo(FIRST.toString()), "moved", hasSize(0));
        get("seal-whole/levels").body("asOf", equalTo(FIRST.toString()));
        var published = TABLES.stream().map(table -> bytes("seal-whole/" + table)).toList();

        topics.publish(corrected(events, "a", 2, Outcome.MET, Outcome.MET));
        topics.awaitApplied();
        for (int i = 0; i < TABLES.size(); i++) {
            assertArrayEquals(published.get(i), bytes("seal-whole/" + TABLES.get(i)), "a correction is under way");
        }
        var second = sealed("seal-whole", 2, SECOND, Map.of("B", List.of(Outcome.EXEMPT, Outcome.MET),
                "a", List.of(Outcome.MET, Outcome.MET), "late", List.of(Outcome.MET, Outcome.MET)));
        topics.publish(second);
        topics.awaitApplied();
        get("seal-whole/manifest").body("revision", equalTo(2), "matches", equalTo(true), "met", equalTo(6),
                "reason", equalTo("Rättelse"), "moved.unit", contains("a"), "moved[0].from", equalTo("NOT_MET"));
        get("seal-whole/levels").body("asOf", equalTo(SECOND.toString()));
        assertNotEquals(new String(published.getFirst(), StandardCharsets.UTF_8),
                new String(bytes("seal-whole/levels"), StandardCharsets.UTF_8));
        for (int i = 0; i < TABLES.size(); i++) {
            var table = TABLES.get(i);
            assertArrayEquals(published.get(i), bytes("seal-whole/" + table + (table.contains("?") ? "&" : "?")
                    + "revision=1"), "the first revision is there for ever");
        }
        for (var table : TABLES) {
            assertArrayEquals(bytes("seal-whole/" + table), bytes("seal-whole/" + table + (table.contains("?") ? "&" : "?")
                    + "asOf=2999-01-01T00:00:00Z"), "of a time to come there is what the newest seal holds");
        }
        get("seal-whole/revisions").body("items.revision", contains(2, 1), "items.matches", contains(true, true));
        get("seal-whole/revisions/1").body("sha256", equalTo(first.sha256()));
        for (var unknown : List.of("3", "0", "x")) {
            get("seal-whole/revisions/" + unknown).statusCode(404);
        }
        get("seal-whole/levels?revision=3").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void everyRevisionIsWhatWasSealedHoweverItsEventsCome(long seed) {
        var random = new Random(seed);
        var round = "seal-random-" + seed;
        var events = new Events(round, "seal-rules");
        var told = new ArrayList<Object>(List.of(events.ruleSet(1, "Ett", "Två"), events.round(4, State.PUBLISHED)));
        var now = new TreeMap<String, List<Outcome>>();
        for (int i = 0; i < 12; i++) {
            var unit = "u" + i;
            now.put(unit, List.of(any(random), any(random)));
            told.addAll(events.answering(unit, random.nextBoolean() ? "01" : "24", null,
                    now.get(unit).toArray(Outcome[]::new)));
        }
        var seals = new ArrayList<RoundSealed>(List.of(sealed(round, 1, FIRST, now)));
        for (int revision = 2; revision <= 5; revision++) {
            var at = FIRST.plusSeconds(revision);
            for (int i = 0; i < 3; i++) {
                var unit = "u" + (3 * (revision - 2) + i);
                now.put(unit, List.of(any(random), any(random)));
                told.add(result(events, unit, 2, at, now.get(unit).toArray(Outcome[]::new)));
            }
            seals.add(sealed(round, revision, at, now));
        }
        told.addAll(seals);
        told.addAll(told);
        Collections.shuffle(told, random);
        topics.publish(told);
        topics.awaitApplied();

        for (var seal : seals) {
            get(round + "/revisions/" + seal.version()).body("matches", equalTo(true), "sha256", equalTo(seal.sha256()));
            var levels = get(round + "/levels?revision=" + seal.version()).body("asOf",
                    equalTo(seal.sealedAt().toString())).extract().jsonPath();
            assertEquals(List.of(seal.met(), seal.exempt(), seal.notMet(), seal.awaiting()), List.of(
                    sum(levels, "met"), sum(levels, "exempt"), sum(levels, "notMet"), sum(levels, "awaiting")));
        }
        assertArrayEquals(bytes(round + "/levels?revision=5"), bytes(round + "/levels"));
    }

    @Test
    void whoSeesARoundSeesItsSealsAndNobodyElse() {
        var own = new Events("03-seal-own", "seal-rules");
        topics.publish(own.ownRound(2, State.PUBLISHED, "03"), sealed("03-seal-own", 1, FIRST, Map.of()),
                new Events("seal-open", "seal-rules").round(2, State.OPEN),
                new Events("seal-draft", "seal-rules").round(1, State.DRAFT));
        topics.awaitApplied();
        for (var path : List.of("manifest", "revisions", "revisions/1")) {
            var isList = path.equals("revisions");
            get("03-seal-own/" + path).statusCode(404);
            as("REGION", "12", "03-seal-own/" + path).statusCode(404);
            as("STEERING", null, "03-seal-own/" + path).statusCode(404);
            as("REGION", "03", "03-seal-own/" + path).statusCode(200);
            as("ADMIN", null, "03-seal-own/" + path).statusCode(200);
            get("seal-open/" + path).statusCode(401).contentType("application/problem+json");
            as("OPERATOR", null, "seal-open/" + path).statusCode(403);
            as("REGION", "12", "seal-open/" + path).statusCode(isList ? 200 : 404);
            as("REGION", "12", "seal-draft/" + path).statusCode(403);
            get("no-such-round/" + path).statusCode(404);
        }
        as("REGION", "03", "03-seal-own/manifest").body("units", equalTo(0), "matches", equalTo(true));
    }

    private static Outcome any(Random random) {
        return Outcome.values()[random.nextInt(4)];
    }

    private static long sum(JsonPath levels, String field) {
        return levels.<Number>getList("levels.collect { it.cells.find { it.group == 'SE' }." + field + " }").stream()
                .mapToLong(Number::longValue).sum();
    }

    private static UnitScored corrected(Events events, String unit, long version, Outcome... outcomes) {
        return result(events, unit, version, SECOND, outcomes);
    }

    private static UnitScored result(Events events, String unit, long version, Instant at, Outcome... outcomes) {
        var plain = events.result(unit, version, outcomes);
        return new UnitScored(plain.round(), unit, version, plain.region(), 1, plain.ruleSet(), 1, at, Cause.CORRECTION,
                plain.levels(), null);
    }

    /** The seal of units that all rest on their first submission, hashed by the contract's words alone. */
    private static RoundSealed sealed(String round, long revision, Instant at, Map<String, List<Outcome>> units) {
        var text = new TreeMap<>(units).entrySet().stream().map(unit -> unit.getKey() + ";1"
                + IntStream.range(0, unit.getValue().size()).mapToObj(i -> ";" + (i + 1) + "=" + unit.getValue().get(i))
                        .collect(Collectors.joining()) + "\n").collect(Collectors.joining());
        var all = units.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(o -> o, Collectors.counting()));
        var exempt = all.getOrDefault(Outcome.EXEMPT, 0L);
        var moved = revision == 1 ? List.<RoundSealed.Moved>of()
                : List.of(new RoundSealed.Moved("a", 2, Outcome.NOT_MET, Outcome.MET, "Svaret lästes fel."));
        try {
            return new RoundSealed(round, revision, "seal-rules", 1, units.size(), all.getOrDefault(Outcome.MET, 0L) + exempt,
                    exempt, all.getOrDefault(Outcome.NOT_MET, 0L), all.getOrDefault(Outcome.AWAITING_ASSESSMENT, 0L),
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))),
                    revision == 1 ? null : "Rättelse", moved, at);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String path) {
        return get(path).statusCode(200).extract().asByteArray();
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.get("/reporting/v1/rounds/" + path).then();
    }

    private static ValidatableResponse as(String role, String region, String path) {
        return RestAssured.given().header("Authorization", "Bearer " + TestTokens.bearer(role, region))
                .get("/reporting/v1/rounds/" + path).then();
    }
}
