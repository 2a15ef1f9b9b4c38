package se.usve.reporting.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Recount;
import se.usve.reporting.testing.Shown;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/**
 * Whatever happened to units, told in whatever order and however often: every table, of now or of any time, of all units or
 * some, in every grouping, is what counting the events up to then gives, the nation is the sum of the groups, and what
 * changed between two times is the difference.
 */
@QuarkusTest
@RealStack
class AnyTimeTest {

    private static final String ROUND = "any-time";
    private static final Instant BEGAN = Instant.parse("2022-01-01T00:00:00Z");
    private static final List<String> GROUPINGS =
            List.of("region", "specialty", "designated-year", "size-class", "patient-contact");
    private static final Set<Integer> LEVELS = Set.of(1, 2, 3, 4, 5, 6);
    private static final Random RANDOM = new Random(20261122);
    private static List<Object> events;

    @Inject
    Topics topics;
    @Inject
    ObjectMapper json;

    @BeforeEach
    void tell() {
        if (events != null) {
            return;
        }
        events = history();
        var round = new Events(ROUND, "any-time-rules").round(1, RoundChanged.State.PUBLISHED);
        topics.publish(new RoundChanged(ROUND, 1, round.state(), "q", "any-time-rules", round.collection(), round.period(),
                null, null, null, BEGAN), new Events(ROUND, "any-time-rules").ruleSet(1, "a", "b", "c", "d", "e", "f"));
        var told = new ArrayList<>(events);
        events.stream().filter(_ -> RANDOM.nextInt(4) == 0).forEach(told::add);
        Collections.shuffle(told, RANDOM);
        topics.publish(told);
        topics.awaitApplied();
    }

    @Test
    void everyTableOfNowIsARecount() throws IOException {
        for (var grouping : GROUPINGS) {
            assertShown(Recount.at(Instant.MAX, events), grouping, "", LEVELS);
        }
    }

    @Test
    void everyTableOfAnyTimeIsARecountOfWhatHadHappened() throws IOException {
        for (int i = 0; i < 3; i++) {
            var then = sometime();
            var recount = Recount.at(then, events);
            for (var grouping : GROUPINGS) {
                assertShown(recount, grouping, "&asOf=" + then, LEVELS);
            }
        }
    }

    @Test
    void everyTableOfSomeUnitsAndLevelsIsARecountOfThose() throws IOException {
        var some = Recount.at(Instant.MAX, events).within("region", Set.of("01", "12"));
        for (var grouping : GROUPINGS) {
            assertShown(some, grouping, "&region=01&region=12", LEVELS);
        }
        assertShown(Recount.at(Instant.MAX, events).within("size-class", Set.of("LARGE")), "region", "&sizeClass=LARGE", LEVELS);
        assertShown(Recount.at(Instant.MAX, events).within("patient-contact", Set.of("NO")), "specialty",
                "&patientContact=NO", LEVELS);
        assertShown(Recount.at(Instant.MAX, events).within("designated-year", Set.of("2016", "UNSPECIFIED")), "region",
                "&designatedYear=2016&designatedYear=UNSPECIFIED", LEVELS);
        assertShown(Recount.at(Instant.MAX, events), "region", "&levels=1,3-5", Set.of(1, 3, 4, 5));
        var then = sometime();
        assertShown(Recount.at(then, events).within("specialty", Set.of("S1")), "size-class",
                "&specialty=S1&levels=2&asOf=" + then, Set.of(2));
    }

    @Test
    void theUnitsOfAnyTimeAreThoseOfARecount() throws IOException {
        for (var query : List.of("", "&asOf=" + sometime(), "&asOf=" + sometime())) {
            var then = query.isEmpty() ? Instant.MAX : Instant.parse(query.substring(6));
            var expected = new TreeMap<String, Map<Integer, String>>();
            Recount.at(then, events).within("region", Set.of("14")).units().forEach(unit -> {
                var outcomes = new TreeMap<Integer, String>();
                unit.outcomes().forEach((level, outcome) -> outcomes.put(level, outcome.name()));
                expected.put(unit.id(), outcomes);
            });
            var shown = new TreeMap<String, Map<Integer, String>>();
            for (var unit : read("/units?region=14&limit=1000" + query).get("items")) {
                var outcomes = new TreeMap<Integer, String>();
                unit.path("outcomes").properties().forEach(e -> outcomes.put(Integer.valueOf(e.getKey()), e.getValue().asText()));
                shown.put(unit.get("unit").asText(), outcomes);
            }
            assertEquals(expected, shown);
            assertTrue(shown.size() > 3, "the test compares something");
        }
    }

    @Test
    void whatChangedIsTheDifference() throws IOException {
        for (int i = 0; i < 4; i++) {
            var a = sometime();
            var b = sometime();
            var from = a.isBefore(b) ? a : b;
            var to = a.isBefore(b) ? b : a;
            var before = Recount.at(from, events);
            var after = Recount.at(to, events);
            var changes = read("/changes?limit=1000&from=" + from + "&to=" + to);
            var expected = new TreeSet<String>();
            for (var unit : union(before, after)) {
                var was = outcomes(before, unit);
                var is = outcomes(after, unit);
                for (var level : LEVELS) {
                    if (was.get(level) != is.get(level)) {
                        expected.add(unit + " " + level + " " + was.get(level) + " " + is.get(level));
                    }
                }
            }
            var shown = new TreeSet<String>();
            for (var change : changes.get("items")) {
                assertTrue(!change.get("cause").asText().equals("UNKNOWN"), "a cause is told: " + change);
                if (change.has("level")) {
                    shown.add(change.get("unit").asText() + " " + change.get("level").asInt() + " "
                            + change.path("before").asText("null") + " " + change.path("after").asText("null"));
                }
            }
            assertEquals(expected, shown);
            assertEquals(changes.get("items").size(), changes.get("total").asInt());
            var moved = new HashMap<String, Long>();
            for (var row : changes.get("summary")) {
                moved.put(row.get("group").asText() + " level " + row.get("level").asInt() + " met",
                        row.get("gained").asLong() - row.get("lost").asLong());
            }
            var met = before.counts("region", LEVELS);
            moved.forEach((name, by) -> met.merge(name, by, Long::sum));
            met.values().removeIf(count -> count == 0);
            met.keySet().removeIf(name -> !name.endsWith(" met"));
            var expectedMet = after.counts("region", LEVELS);
            expectedMet.keySet().removeIf(name -> !name.endsWith(" met"));
            assertEquals(expectedMet, met);
        }
    }

    private static Set<String> union(Recount a, Recount b) {
        var units = new TreeSet<String>();
        a.units().forEach(unit -> units.add(unit.id()));
        b.units().forEach(unit -> units.add(unit.id()));
        return units;
    }

    private static Map<Integer, Outcome> outcomes(Recount recount, String id) {
        return recount.units().stream().filter(unit -> unit.id().equals(id)).map(Recount.Unit::outcomes).findFirst()
                .orElse(Map.of());
    }

    private void assertShown(Recount recount, String grouping, String query, Set<Integer> levels) throws IOException {
        var path = "?groupBy=" + grouping + query;
        var table = read("/levels" + path);
        var shown = new Shown().levels(table).selfReported(read("/self-reported" + path))
                .distribution(read("/distribution" + path)).designationYears(read("/designation-years" + path)).counts();
        assertEquals(recount.counts(grouping, levels), shown, path);
        var sums = new TreeMap<String, Long>();
        shown.forEach((name, count) -> sums.merge(name.replaceFirst("^.*? (?=(units|responding|designated|level|meeting|"
                + "missing|area)( |All|$))", name.startsWith("SE ") ? "SE " : "sum "), count, Long::sum));
        sums.forEach((name, count) -> {
            if (name.startsWith("SE ")) {
                assertEquals(count, sums.get("sum" + name.substring(2)), name + " is the sum of the groups");
            }
        });
        assertTrue(shown.size() > 10, "the test counts something");
        for (var group : read("/response-rates" + path).get("groups")) {
            assertEquals(Objects.requireNonNullElse(shown.get(group.get("code").asText() + " responding"), 0L),
                    group.get("responding").asLong());
        }
    }

    private JsonNode read(String path) throws IOException {
        return json.readTree(RestAssured.get("/reporting/v1/rounds/" + ROUND + path).then().statusCode(200)
                .extract().asByteArray());
    }

    private static Instant sometime() {
        return BEGAN.plusSeconds(RANDOM.nextInt(100 * 24 * 3600));
    }

    private static Instant after(Instant time) {
        return time.plus(Duration.ofMinutes(1 + RANDOM.nextInt(30 * 24 * 60)));
    }

    private static List<Object> history() {
        var events = new ArrayList<Object>();
        for (int u = 0; u < 150; u++) {
            var unit = "u%03d".formatted(u);
            var at = BEGAN;
            for (int v = 1; v <= 1 + RANDOM.nextInt(3); v++) {
                at = after(at);
                events.add(new UnitRegistered(ROUND, unit, v, "Enhet " + unit,
                        List.of("01", "03", "05", "12", "14", "18", "24").get(RANDOM.nextInt(7)),
                        RANDOM.nextInt(5) == 0 ? null : "S" + RANDOM.nextInt(4), null,
                        RANDOM.nextInt(5) == 0 ? null : 2015 + RANDOM.nextInt(3),
                        RANDOM.nextInt(5) > 0 ? null : RANDOM.nextBoolean(), null, null, RANDOM.nextInt(10) > 0, at));
            }
            int results = 0;
            var causes = List.of(Cause.RULING, Cause.OVERRIDE, Cause.OVERRIDE_WITHDRAWN, Cause.RESCORING);
            at = BEGAN;
            for (int v = 1; v <= RANDOM.nextInt(5); v++) {
                at = after(at);
                if (RANDOM.nextInt(4) == 0) {
                    events.add(new SubmissionWithdrawn(ROUND, unit, v, "01", at, "Fel enhet"));
                    results++;
                    continue;
                }
                events.add(new SubmissionReceived(ROUND, unit, v, "01", "q", "any-time-rules", at, "00", answers()));
                for (int r = 0; r <= RANDOM.nextInt(3); r++) {
                    events.add(result(unit, ++results, v, at.plusSeconds(1 + 3600L * r),
                            r == 0 ? Cause.SUBMISSION : causes.get(RANDOM.nextInt(4))));
                }
            }
        }
        return events;
    }

    private static Map<String, Object> answers() {
        var answers = new HashMap<String, Object>();
        if (RANDOM.nextInt(4) > 0) {
            answers.put("staff", Map.of("NURSES_WOMEN", RANDOM.nextInt(400), "PHYSICIANS_MEN", RANDOM.nextInt(50)));
        }
        if (RANDOM.nextInt(4) > 0) {
            answers.put("36", List.of("YES", "NO", "NO_DIRECT_PATIENT_CONTACT").get(RANDOM.nextInt(3)));
        }
        return answers;
    }

    private static UnitScored result(String unit, long version, long submission, Instant at, Cause cause) {
        return new UnitScored(ROUND, unit, version, "01", submission, "any-time-rules", 1, at, cause,
                IntStream.rangeClosed(1, 6).mapToObj(level -> {
                    var i = RANDOM.nextInt(20);
                    var outcome = i < 4 ? Outcome.values()[i] : Outcome.MET;
                    var own = RANDOM.nextInt(5) == 0 ? Outcome.NOT_MET
                            : outcome == Outcome.AWAITING_ASSESSMENT ? Outcome.MET : outcome;
                    return new UnitScored.LevelOutcome(level, level == 1 ? "GENERAL" : "DEVELOPMENT", outcome, own,
                            RANDOM.nextInt(10) == 0);
                }).toList(), null);
    }
}
