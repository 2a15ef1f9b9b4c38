package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A round of 200 units with random answers, resubmitted, judged and overridden, by many at a time. In the end every
 * outcome is what {@link SecondReading} says, and every aggregate is what counting those outcomes gives.
 */
class RandomRoundTest {

    private static final long SEED = 20262029;
    private static final int UNITS = 200;
    private static final String ROUND = "random-2026";
    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final List<String> SPECIALTIES = List.of("Kardiologi", "Klinisk kemi", "Ortopedi", "Öron, näsa, hals");
    private static final String RATIONALE = "Bedömt efter granskning av underlaget.";
    private static final RunningSystem SYSTEM = RunningSystem.get();

    /** A case as the queue names it. */
    private record Case(String unit, int level, String text) {
    }

    /** What the test knows of a unit: everything needed to say its outcomes without asking the system. */
    private static final class Known {
        final String id;
        final String region;
        final String specialty;
        final Map<Case, SecondReading.Ruling> rulings = new HashMap<>();
        final Map<Integer, String> overrides = new TreeMap<>();
        final Map<Integer, String> overrideIds = new HashMap<>();
        Map<String, Object> answers;
        int versions;

        Known(int number, Random random) {
            this.id = "enhet-%03d".formatted(number);
            this.region = REGIONS.get(random.nextInt(REGIONS.size()));
            this.specialty = SPECIALTIES.get(random.nextInt(SPECIALTIES.size()));
        }

        boolean answered() {
            return answers != null;
        }

        String byTheRules(int level) {
            return new SecondReading(answers, ruling(18, "30a"), ruling(23, "35a")).outcome(level);
        }

        String outcome(int level) {
            return overrides.getOrDefault(level, byTheRules(level));
        }

        private SecondReading.Ruling ruling(int level, String question) {
            return answers.get(question) instanceof String text
                    ? rulings.getOrDefault(new Case(id, level, text), SecondReading.Ruling.NONE)
                    : SecondReading.Ruling.NONE;
        }

        Map<String, String> outcomes() {
            return IntStream.rangeClosed(1, 27).boxed().collect(Collectors.toMap(String::valueOf, this::outcome));
        }

        Set<Case> awaiting() {
            var cases = new TreeSet<Case>((a, b) -> Integer.compare(a.level(), b.level()));
            for (var level : Map.of(18, "30a", 23, "35a").entrySet()) {
                if (byTheRules(level.getKey()).equals("AWAITING_ASSESSMENT")) {
                    cases.add(new Case(id, level.getKey(), (String) answers.get(level.getValue())));
                }
            }
            return cases;
        }
    }

    private static final List<Known> UNITS_KNOWN = new ArrayList<>();

    @BeforeAll
    static void aRoundWithEverythingThatHappensToOne() throws Exception {
        var random = new Random(SEED);
        for (int i = 0; i < UNITS; i++) {
            UNITS_KNOWN.add(new Known(i, random));
        }
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND, RunningSystem.ADMIN, RoundDefinition.since(2022)).expecting(201);
        atOnce(UNITS_KNOWN, unit -> () -> SYSTEM.put(SURVEY, unitPath(unit), RunningSystem.region(unit.region), Map.of(
                "name", "Enhet " + unit.id, "region", unit.region, "specialty", unit.specialty)).expecting(201));
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN"))
                .expecting(200);

        submit(UNITS_KNOWN.subList(0, 190), random, 4);
        judge(random);
        override(random);
        submit(UNITS_KNOWN.subList(60, 160), random, 3);
        judge(random);
        withdraw(random);
        submit(UNITS_KNOWN.subList(100, 130), random, 1);
    }

    /** Up to so many submissions a unit, in order within the unit, all units at once; half keep an earlier example. */
    private static void submit(List<Known> units, Random random, int atMost) throws Exception {
        var seeds = units.stream().collect(Collectors.toMap(Function.identity(), _ -> random.nextLong()));
        atOnce(units, unit -> () -> {
            var own = new Random(seeds.get(unit));
            var answers = new RandomAnswers(own);
            for (int i = own.nextInt(atMost); i >= 0; i--) {
                var next = answers.next();
                if (unit.answered() && own.nextBoolean()) {
                    keepExamples(unit.answers, next);
                }
                var receipt = SYSTEM.post(SURVEY, unitPath(unit) + "/submissions", RunningSystem.region(unit.region),
                        Map.of("answers", next)).expecting(201).json();
                unit.answers = next;
                unit.versions++;
                assertThat(receipt.path("version").asInt()).isEqualTo(unit.versions);
            }
            return unit;
        });
    }

    private static void keepExamples(Map<String, Object> from, Map<String, Object> to) {
        for (var question : List.of("30a", "35a")) {
            if (from.containsKey(question)) {
                to.put(question, from.get(question));
            }
        }
    }

    /** Waits until the queue holds exactly the cases the second reading awaits, then rules on two of three. */
    private static void judge(Random random) throws Exception {
        var expected = UNITS_KNOWN.stream().filter(Known::answered).flatMap(unit -> unit.awaiting().stream())
                .collect(Collectors.toSet());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(queue().keySet()).isEqualTo(expected));
        var byId = UNITS_KNOWN.stream().collect(Collectors.toMap(unit -> unit.id, Function.identity()));
        var seeds = queue().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, _ -> random.nextLong()));
        atOnce(queue().entrySet(), entry -> () -> {
            var own = new Random(seeds.get(entry.getKey()));
            if (own.nextInt(3) == 0) {
                return null;
            }
            var unit = byId.get(entry.getKey().unit());
            var approved = own.nextBoolean();
            SYSTEM.post(SCORING, "/scoring/v1/assessments/" + entry.getValue() + "/rulings", assessorFor(unit), Map.of(
                    "decision", approved ? "APPROVED" : "REJECTED", "rationale", RATIONALE)).expecting(201);
            synchronized (unit) {
                unit.rulings.put(entry.getKey(),
                        approved ? SecondReading.Ruling.APPROVED : SecondReading.Ruling.REJECTED);
            }
            return unit;
        });
    }

    /** {@return the pending cases of this round by what they are about, with their ids} */
    private static Map<Case, String> queue() {
        var cases = new HashMap<Case, String>();
        for (int page = 1;; page++) {
            var answer = SYSTEM.get(SCORING, "/scoring/v1/rounds/" + ROUND + "/assessments?status=PENDING&limit=100&page="
                    + page, RunningSystem.ADMIN).expecting(200).json();
            for (var item : answer.path("items")) {
                var pending = new Case(item.path("unit").asText(), item.path("level").asInt(), item.path("text").asText());
                assertThat(cases.put(pending, item.path("id").asText())).as("one case for %s", pending).isNull();
            }
            if (page * 100L >= answer.path("total").asLong()) {
                return cases;
            }
        }
    }

    private static void override(Random random) throws Exception {
        var plans = new ArrayList<Known>(UNITS_KNOWN.subList(20, 120));
        var seeds = plans.stream().collect(Collectors.toMap(Function.identity(), _ -> random.nextLong()));
        atOnce(plans, unit -> () -> {
            var own = new Random(seeds.get(unit));
            for (var level : Set.of(1 + own.nextInt(13), 14 + own.nextInt(14))) {
                var outcome = List.of("MET", "NOT_MET", "EXEMPT").get(own.nextInt(3));
                var stored = SYSTEM.post(SCORING, scoringPath(unit) + "/overrides", assessorFor(unit), Map.of(
                        "level", level, "outcome", outcome, "rationale", RATIONALE)).expecting(201).json();
                unit.overrides.put(level, outcome);
                unit.overrideIds.put(level, stored.path("id").asText());
            }
            return unit;
        });
    }

    private static void withdraw(Random random) throws Exception {
        var plans = UNITS_KNOWN.stream().filter(unit -> !unit.overrides.isEmpty() && random.nextInt(3) == 0).toList();
        atOnce(plans, unit -> () -> {
            var level = unit.overrides.keySet().iterator().next();
            var status = SYSTEM.delete(SCORING, scoringPath(unit) + "/overrides/" + unit.overrideIds.get(level),
                    assessorFor(unit), Map.of("rationale", RATIONALE)).status();
            assertThat(status).isBetween(200, 204);
            unit.overrides.remove(level);
            return unit;
        });
    }

    @Test
    void everyOutcomeIsThatOfTheSecondReading() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var reported = reportedUnits();
            assertThat(reported).hasSize(UNITS);
            for (var unit : UNITS_KNOWN) {
                assertThat(outcomes(reported.get(unit.id).path("outcomes"))).as(unit.id)
                        .isEqualTo(unit.answered() ? unit.outcomes() : Map.of());
            }
        });
        for (var unit : UNITS_KNOWN.stream().filter(Known::answered).toList()) {
            var result = SYSTEM.get(SCORING, scoringPath(unit) + "/result", RunningSystem.region(unit.region))
                    .expecting(200).json();
            assertThat(result.path("version").asInt()).as(unit.id).isEqualTo(unit.versions);
            for (var level : result.path("levels")) {
                assertThat(level.path("outcome").asText()).as("%s level %s", unit.id, level.path("level"))
                        .isEqualTo(unit.outcome(level.path("level").asInt()));
                assertThat(level.path("overridden").asBoolean())
                        .isEqualTo(unit.overrides.containsKey(level.path("level").asInt()));
            }
        }
    }

    @Test
    void everyAggregateIsACountOfThoseOutcomes() {
        everyOutcomeIsThatOfTheSecondReading();
        for (var denominator : List.of("RESPONDING", "ALL")) {
            compare(denominator, "region", unit -> unit.region);
            compare(denominator, "specialty", unit -> unit.specialty);
        }
        var rates = reporting("/response-rates");
        var distribution = reporting("/distribution");
        for (var group : groups(unit -> unit.region).entrySet()) {
            var units = group.getValue();
            var responding = units.stream().filter(Known::answered).toList();
            var rate = only(rates.path("groups"), "code", group.getKey());
            assertThat(rate.path("units").asInt()).isEqualTo(units.size());
            assertThat(rate.path("responding").asInt()).isEqualTo(responding.size());
            assertThat(rate.path("share").asDouble()).isEqualTo((double) responding.size() / units.size());
            var counted = responding.stream().collect(Collectors.groupingBy(
                    RandomRoundTest::levelsMet, TreeMap::new, Collectors.counting()));
            var shown = new TreeMap<Integer, Long>();
            for (var row : only(distribution.path("groups"), "code", group.getKey()).path("units")) {
                if (row.path("count").asLong() > 0) {
                    shown.put(row.path("levelsMet").asInt(), row.path("count").asLong());
                }
            }
            assertThat(shown).as(group.getKey()).isEqualTo(counted);
        }
    }

    private static void compare(String denominator, String groupBy, Function<Known, String> grouping) {
        var table = reporting("/levels?denominator=" + denominator + "&groupBy=" + groupBy);
        for (var group : groups(grouping).entrySet()) {
            var units = group.getValue();
            var answered = units.stream().filter(Known::answered).toList();
            var of = denominator.equals("ALL") ? units.size() : answered.size();
            for (int level = 1; level <= 27; level++) {
                var cell = only(only(table.path("levels"), "level", Integer.toString(level)).path("cells"),
                        "group", group.getKey());
                var met = count(answered, level, Set.of("MET", "EXEMPT"));
                var expected = List.of(met, count(answered, level, Set.of("EXEMPT")),
                        count(answered, level, Set.of("NOT_MET")), count(answered, level, Set.of("AWAITING_ASSESSMENT")),
                        (long) of);
                assertThat(List.of(cell.path("met").asLong(), cell.path("exempt").asLong(), cell.path("notMet").asLong(),
                        cell.path("awaiting").asLong(), cell.path("of").asLong()))
                        .as("%s %s level %d %s", denominator, groupBy, level, group.getKey()).isEqualTo(expected);
                assertThat(cell.path("share").asDouble()).isEqualTo((double) met / of);
            }
            var shown = only(table.path("groups"), "code", group.getKey());
            assertThat(shown.path("meetingAll").asLong())
                    .isEqualTo(answered.stream().filter(unit -> levelsMet(unit) == 27).count());
        }
    }

    /** The units by group, and all of them under SE. */
    private static Map<String, List<Known>> groups(Function<Known, String> grouping) {
        var groups = new TreeMap<>(UNITS_KNOWN.stream().collect(Collectors.groupingBy(grouping)));
        groups.put("SE", UNITS_KNOWN);
        return groups;
    }

    private static int levelsMet(Known unit) {
        return (int) IntStream.rangeClosed(1, 27).mapToObj(unit::outcome)
                .filter(outcome -> outcome.equals("MET") || outcome.equals("EXEMPT")).count();
    }

    private static long count(List<Known> units, int level, Set<String> outcomes) {
        return units.stream().filter(unit -> outcomes.contains(unit.outcome(level))).count();
    }

    private static Map<String, JsonNode> reportedUnits() {
        var units = new HashMap<String, JsonNode>();
        for (var item : reporting("/units?limit=1000").path("items")) {
            units.put(item.path("unit").asText(), item);
        }
        return units;
    }

    private static Map<String, String> outcomes(JsonNode node) {
        var outcomes = new HashMap<String, String>();
        node.fields().forEachRemaining(field -> outcomes.put(field.getKey(), field.getValue().asText()));
        return outcomes;
    }

    private static JsonNode reporting(String path) {
        return SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + path, RunningSystem.STEERING).expecting(200).json();
    }

    private static JsonNode only(JsonNode list, String field, String value) {
        var found = StreamSupport.stream(list.spliterator(), false)
                .filter(node -> node.path(field).asText().equals(value)).toList();
        assertThat(found).as("%s %s", field, value).hasSize(1);
        return found.getFirst();
    }

    private static se.usve.stack.Bearer assessorFor(Known unit) {
        return RunningSystem.assessor(unit.region.equals("03") ? "18" : "03");
    }

    private static String unitPath(Known unit) {
        return "/survey/v1/rounds/" + ROUND + "/units/" + unit.id;
    }

    private static String scoringPath(Known unit) {
        return "/scoring/v1/rounds/" + ROUND + "/units/" + unit.id;
    }

    private static <T> void atOnce(Collection<T> all, Function<T, Callable<?>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(all.stream().<Callable<Object>>map(one -> work.apply(one)::call).toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
