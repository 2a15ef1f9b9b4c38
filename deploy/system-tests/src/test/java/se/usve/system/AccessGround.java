package se.usve.system;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import se.usve.scoring.ruleset.RuleSetFile;
import se.usve.stack.Bearer;
import se.usve.stack.Service;

/**
 * What there is for callers to ask for: an open round, a published one and region 01's own, with units of region 01, whose
 * ids begin with {@link #MARK}, and one of region 12. More of most things is made when it is asked for.
 */
final class AccessGround {

    /** In the id and the name of every unit of region 01, so that it is known where one is shown. */
    static final String MARK = "m01-";
    static final String OPEN = "matris-oppen";
    static final String PUBLISHED = "matris-publicerad";
    static final String OWN = "01-matris";
    static final String RESCORED = "matris-omraknad";
    static final String RULES = "matris-regler";
    /** Of region 01, with answers, a draft, a contact and cases; of each round. */
    static final String UNIT = MARK + "enhet";
    /** Of region 12, with answers. */
    static final String ELSEWHERE = "m12-enhet";
    private static final int WITH_CASES = 9;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSystem system;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger overridden = new AtomicInteger();
    private final Deque<String> cases = new ArrayDeque<>();
    private final RandomAnswers drawn = new RandomAnswers(new Random(7));

    private AccessGround(RunningSystem system) {
        this.system = system;
    }

    private static final class Holder {
        static final AccessGround ONE = prepared(RunningSystem.get());
    }

    /** The one that all tests share: the rounds with what is in them, which all services know of. */
    static AccessGround get() {
        return Holder.ONE;
    }

    private static AccessGround prepared(RunningSystem system) {
        var ground = new AccessGround(system);
        ground.defineRules();
        ground.round(OPEN, "2018-2021", null);
        ground.round(PUBLISHED, "2018-2021", null);
        ground.round(OWN, "2018-2021", "01");
        ground.round(RESCORED, RULES, null);
        ground.await(SCORING, "/scoring/v1/rounds/" + OPEN + "/procedure");
        ground.admin(Call.of(SCORING, "PUT", "/scoring/v1/rounds/" + OPEN + "/procedure")
                .json(Map.of("doubleReview", false, "replyDays", 14)));
        for (var round : List.of(OPEN, PUBLISHED, OWN, RESCORED)) {
            ground.unit(round, UNIT, "01");
            ground.submit(round, UNIT);
        }
        for (var round : List.of(OPEN, PUBLISHED)) {
            ground.unit(round, ELSEWHERE, "12");
            ground.submit(round, ELSEWHERE);
        }
        for (int i = 0; i < WITH_CASES; i++) {
            ground.unit(OPEN, MARK + "arende-" + i, "01");
            ground.submit(OPEN, MARK + "arende-" + i);
        }
        ground.move(PUBLISHED, "CLOSED");
        ground.move(PUBLISHED, "PUBLISHED");
        ground.await(SCORING, "/scoring/v1/rounds/" + PUBLISHED + "/revisions/1");
        ground.await(REPORTING, "/reporting/v1/rounds/" + PUBLISHED + "/revisions/1");
        for (var round : List.of(OPEN, OWN, RESCORED)) {
            ground.await(SCORING, "/scoring/v1/rounds/" + round + "/units/" + UNIT + "/result");
            ground.await(REPORTING, "/reporting/v1/rounds/" + round + "/units/" + UNIT);
        }
        ground.findCases();
        return ground;
    }

    private void defineRules() {
        for (int version = 1; version <= 2; version++) {
            rules(RULES, version, version == 1 ? 5 : 10);
            if (version == 1) {
                publishRules(RULES, version);
            }
        }
    }

    /** Publishes what only shows once the round is judged by the version before it. */
    void publishSecondVersion() {
        if (admin(Call.of(SCORING, "GET", "/scoring/v1/rule-sets/" + RULES + "/versions/2")).path("state").asText()
                .equals("DRAFT")) {
            publishRules(RULES, 2);
        }
    }

    /** {@return the text of a rule set as a draft has it} */
    static String rulesText(String id, long version, int articles) {
        try (var stream = RuleSetFile.class.getClassLoader().getResourceAsStream("rule-sets/2018-2021.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\nid: \"2018-2021\"", "\nid: " + id)
                    .replace("\nversion: 1\n", "\nversion: " + version + "\n")
                    .replace("sum of 15 >= 5", "sum of 15 >= " + articles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rules(String id, long version, int articles) {
        admin(Call.of(SCORING, "PUT", "/scoring/v1/rule-sets/" + id + "/versions/" + version)
                .body("application/yaml", rulesText(id, version, articles)));
    }

    private void publishRules(String id, long version) {
        admin(Call.of(SCORING, "POST", "/scoring/v1/rule-sets/" + id + "/versions/" + version + "/publication"));
    }

    /** {@return the id of a rule set of which the first version is a draft} */
    String draftedRules() {
        var id = "matris-utkast-" + made.incrementAndGet();
        rules(id, 1, 5);
        return id;
    }

    private void findCases() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            var queue = admin(Call.of(SCORING, "GET", "/scoring/v1/rounds/" + OPEN + "/assessments?status=PENDING&limit=1000"));
            var mine = queue.path("items").findValuesAsText("id");
            if (mine.size() < 2 * WITH_CASES + 4) {
                return false;
            }
            queue.path("items").forEach(item -> {
                if (item.path("unit").asText().startsWith(MARK)) {
                    cases.add(item.path("id").asText());
                }
            });
            return true;
        });
    }

    /** {@return a case about region 01 that is there to be read} */
    String standingCase() {
        return cases.getFirst();
    }

    /** {@return a case about region 01 that nobody has touched} */
    String freshCase() {
        return cases.removeLast();
    }

    /** {@return a number that was not given before} */
    int next() {
        return made.incrementAndGet();
    }

    /** Makes a round that is open. */
    void round(String id, String ruleSet, String owner) {
        draftRound(id, ruleSet, owner);
        move(id, "OPEN");
    }

    void draftRound(String id, String ruleSet, String owner) {
        admin(Call.of(SURVEY, "PUT", "/survey/v1/rounds/" + id).json(definition(ruleSet, owner)));
    }

    /** {@return a round's own fields} Its period is long past: the dashboard shows the newest first. */
    static Map<String, Object> definition(String ruleSet, String owner) {
        var definition = new LinkedHashMap<String, Object>(RoundDefinition.since(2010, ruleSet));
        if (owner != null) {
            definition.put("owner", owner);
        }
        return definition;
    }

    void move(String round, String to) {
        admin(Call.of(SURVEY, "POST", "/survey/v1/rounds/" + round + "/transitions").json(Map.of("to", to)));
    }

    void unit(String round, String unit, String region) {
        admin(Call.of(SURVEY, "PUT", "/survey/v1/rounds/" + round + "/units/" + unit)
                .json(Map.of("name", "Enhet " + unit, "region", region, "specialty", "Onkologi")));
    }

    /** {@return a unit of region 01 that takes part in the open round and has done nothing yet} */
    String freshUnit() {
        return freshUnit(OPEN);
    }

    String freshUnit(String round) {
        var unit = MARK + "ny-" + made.incrementAndGet();
        unit(round, unit, "01");
        return unit;
    }

    /** {@return a unit of region 01 in the register, of no round} */
    String freshInRegister() {
        var unit = MARK + "register-" + made.incrementAndGet();
        admin(Call.of(SURVEY, "PUT", "/survey/v1/units/" + unit).json(Map.of("name", "Enhet " + unit, "region", "01")));
        return unit;
    }

    /** {@return a unit of the open round that has answers, and the number of a level that nobody has overridden for it} */
    Map.Entry<String, Integer> freshLevel() {
        var number = overridden.getAndIncrement();
        return Map.entry(MARK + "arende-" + number % WITH_CASES, 1 + number / WITH_CASES);
    }

    void submit(String round, String unit) {
        admin(Call.of(SURVEY, "POST", "/survey/v1/rounds/" + round + "/units/" + unit + "/submissions")
                .json(Map.of("answers", answers())));
    }

    /** {@return answers of which both examples are to be assessed, and with as many articles as one version of the rules asks for} */
    Map<String, Object> answers() {
        while (true) {
            var answers = drawn.next();
            answers.put("15", Map.of("2018", 7, "2019", 0, "2020", 0, "2021", 0));
            var reading = new SecondReading(answers, SecondReading.Ruling.NONE, SecondReading.Ruling.NONE);
            if (reading.outcome(18).equals("AWAITING_ASSESSMENT") && reading.outcome(23).equals("AWAITING_ASSESSMENT")) {
                return answers;
            }
        }
    }

    /** Waits until it is there for ADMIN. */
    void await(Service service, String path) {
        Awaitility.await(path).atMost(PATIENCE).until(() -> send(Call.of(service, "GET", path), RunningSystem.ADMIN)
                .statusCode() == 200);
    }

    /** {@return what ADMIN is answered, which must be a success} */
    JsonNode admin(Call call) {
        return as(RunningSystem.ADMIN, call);
    }

    /** {@return the id of what ADMIN made by that} */
    String id(Call making) {
        return admin(making).path("id").asText();
    }

    JsonNode as(Bearer who, Call call) {
        var answer = send(call, who);
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() >= 400) {
            throw new AssertionError(call + " was answered " + answer.statusCode() + ": " + text);
        }
        try {
            return text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> send(Call call, Bearer who) {
        try {
            return http.send(call.at(system.stack().api(call.service()))
                    .header("Authorization", "Bearer " + system.stack().token(who)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
