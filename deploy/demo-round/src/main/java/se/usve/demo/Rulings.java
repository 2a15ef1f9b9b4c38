package se.usve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import se.usve.demo.Api.Call;
import se.usve.demo.Api.Reply;

/**
 * Gives every planned ruling: reads the assessors' queue until each planned case has come and is ruled. Two assessors
 * share the work, because none may rule on a case from their own region.
 */
final class Rulings {
    private static final Region ASSESSOR = Region.UPPSALA;
    private static final Region ASSESSOR_OF_THE_FIRSTS_REGION = Region.OREBRO;
    private static final int PAGE = 100;
    private static final int AT_ONCE = 24;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration BEFORE_ASKING_FOR_RESULTS = Duration.ofSeconds(1);

    private final Api api;
    private final URI scoring;
    private final Bearers bearers;
    private final String round;
    private final Duration patience;
    private final Map<Case, PlannedRuling> waiting = new ConcurrentHashMap<>();

    private record Case(String unit, int level) {
    }

    private record Task(Case of, String id, Region assessor) {
    }

    Rulings(Api api, URI scoring, Bearers bearers, String round, Duration patience) {
        this.api = api;
        this.scoring = scoring;
        this.bearers = bearers;
        this.round = round;
        this.patience = patience;
    }

    /**
     * Returns when every planned case is ruled.
     *
     * @throws IllegalStateException when no planned case has come for the whole of the patience
     */
    int give(List<DemoUnit> units, Progress progress, String label) {
        units.forEach(unit -> unit.rulings().forEach((level, ruling) -> waiting.put(new Case(unit.id(), level), ruling)));
        Map<String, Region> regions = new LinkedHashMap<>();
        units.forEach(unit -> regions.put(unit.id(), unit.region()));
        int total = waiting.size();
        Instant lastProgress = Instant.now();
        Instant lastAsked = lastProgress;
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            Crowd.each(tasks(regions), AT_ONCE, this::rule, n -> progress.step(label, total - waiting.size(), total));
            Instant now = Instant.now();
            if (waiting.size() == before && Duration.between(lastAsked, now).compareTo(BEFORE_ASKING_FOR_RESULTS) > 0) {
                lastAsked = now;
                forgetRuled();
                progress.step(label, total - waiting.size(), total);
            }
            if (waiting.size() < before) {
                lastProgress = now;
                lastAsked = now;
            } else if (Duration.between(lastProgress, now).compareTo(patience) > 0) {
                throw new IllegalStateException("%d planned cases have not come to the assessors in %d s, among them %s"
                        .formatted(waiting.size(), patience.toSeconds(), waiting.keySet().iterator().next()));
            } else {
                Api.pause(BETWEEN_LOOKS);
            }
        }
        return total;
    }

    private static Region assessorOf(Region region) {
        return region == ASSESSOR ? ASSESSOR_OF_THE_FIRSTS_REGION : ASSESSOR;
    }

    /** The planned cases that wait in the queue now. Read whole before any is ruled, since ruling moves the pages. */
    private List<Task> tasks(Map<String, Region> regions) {
        Map<String, Task> tasks = new TreeMap<>();
        for (Region assessor : List.of(ASSESSOR, ASSESSOR_OF_THE_FIRSTS_REGION)) {
            boolean needed = waiting.keySet().stream().anyMatch(c -> assessorOf(regions.get(c.unit)) == assessor);
            if (!needed) {
                continue;
            }
            for (JsonNode item : queue(assessor)) {
                Case found = new Case(item.path("unit").asText(), item.path("level").asInt());
                PlannedRuling planned = waiting.get(found);
                if (planned != null && assessorOf(regions.get(found.unit)) == assessor
                        && planned.text().equals(item.path("text").asText())) {
                    tasks.put(item.path("id").asText(), new Task(found, item.path("id").asText(), assessor));
                }
            }
        }
        return List.copyOf(tasks.values());
    }

    /** Empty also while the scoring service has not heard of the round yet. */
    private List<JsonNode> queue(Region assessor) {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode list = api.send(Call.get(scoring.resolve("/scoring/v1/rounds/" + round
                    + "/assessments?status=PENDING&limit=" + PAGE + "&page=" + page), bearers.assessor(assessor)),
                    200, 404).body();
            list.path("items").forEach(items::add);
            if (list.path("items").isEmpty() || items.size() >= list.path("total").asInt()) {
                return items;
            }
        }
    }

    private void rule(Task task) {
        PlannedRuling planned = waiting.get(task.of);
        JsonNode body = JsonNodeFactory.instance.objectNode().put("decision", planned.decision().name())
                .put("rationale", planned.rationale());
        // 409: ruled already, by an earlier run or by a try whose answer was lost. The results will tell.
        Reply reply = api.send(Call.post(scoring.resolve("/scoring/v1/assessments/" + task.id + "/rulings"),
                bearers.assessor(task.assessor), body), 200, 201, 204, 409);
        if (reply.status() != 409) {
            waiting.remove(task.of);
        }
    }

    /** Cases that an earlier run ruled are no longer in the queue: their levels are no longer awaited. */
    private void forgetRuled() {
        List<String> units = waiting.keySet().stream().map(Case::unit).distinct().toList();
        Crowd.each(units, AT_ONCE, unit -> {
            Reply reply = api.send(Call.get(scoring.resolve("/scoring/v1/rounds/" + round + "/units/" + unit
                    + "/result"), bearers.admin()), 200, 404);
            for (JsonNode level : reply.body().path("levels")) {
                if (!level.path("outcome").asText().equals("AWAITING_ASSESSMENT")) {
                    waiting.remove(new Case(unit, level.path("level").asInt()));
                }
            }
        }, n -> { });
    }
}
