package se.usve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import se.usve.demo.Api.Call;
import se.usve.demo.Api.Reply;

/**
 * Loads the demo round through the public REST API as its users would: an administrator opens the round, each region
 * registers its units and sends their answers, assessors from other regions rule on the examples, the administrator
 * closes and publishes.
 *
 * <p>Can be run again after an interruption: it goes on from the round's state, and each submission carries the same
 * Idempotency-Key every time.
 */
public final class DemoLoader {
    private static final int AT_ONCE = 24;
    private static final List<String> STATES = List.of("DRAFT", "OPEN", "CLOSED", "PUBLISHED");
    private static final URI ROUND = URI.create("/survey/v1/rounds/" + DemoRound.ID);

    private final DemoTarget target;
    private final Progress progress;
    private final Duration patience;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<LoadReport.Step> steps = new ArrayList<>();

    /** A loader that waits at most a minute for examples to come to the assessors' queue. */
    public DemoLoader(DemoTarget target, Progress progress) {
        this(target, progress, Duration.ofMinutes(1));
    }

    /** @param patience how long to wait for the next example to come to the assessors' queue */
    public DemoLoader(DemoTarget target, Progress progress, Duration patience) {
        this.target = target;
        this.progress = progress;
        this.patience = patience;
    }

    /**
     * Loads and publishes the round; returns when it is published.
     *
     * @throws UnexpectedAnswer              when a service refuses something; the message holds its problem document
     * @throws java.io.UncheckedIOException  when a service cannot be reached
     * @throws IllegalStateException         when planned examples do not come to the assessors' queue in time
     */
    public LoadReport load() {
        return load(DemoRound.generate());
    }

    LoadReport load(List<DemoUnit> units) {
        steps.clear();
        List<DemoUnit> answering = units.stream().filter(u -> u.answers().isPresent()).toList();
        try (Api api = new Api()) {
            Optional<String> found = state(api);
            if (found.isEmpty() || found.get().equals("DRAFT")) {
                step("Skapar omgången", 1, () -> createRound(api));
                step("Registrerar enheter", units.size(), () -> {
                    Crowd.each(units, AT_ONCE, unit -> register(api, unit), told("Registrerar enheter", units.size()));
                    return units.size();
                });
            }
            move(api, "Öppnar omgången", "OPEN");
            if (state(api).orElseThrow().equals("OPEN")) {
                step("Skickar in svar", answering.size(), () -> {
                    Crowd.each(answering, AT_ONCE, unit -> submit(api, unit), told("Skickar in svar", answering.size()));
                    return answering.size();
                });
            }
            if (!state(api).orElseThrow().equals("PUBLISHED")) {
                step("Bedömer exempel", 0, () -> new Rulings(api, target.scoring(), r -> token("ASSESSOR", r), admin(), patience)
                        .give(answering, progress, "Bedömer exempel"));
            }
            move(api, "Stänger omgången", "CLOSED");
            move(api, "Publicerar omgången", "PUBLISHED");
        }
        return new LoadReport(steps);
    }

    private void step(String label, int total, IntSupplier action) {
        if (total > 0) {
            progress.step(label, 0, total);
        }
        Instant start = Instant.now();
        int count = action.getAsInt();
        steps.add(new LoadReport.Step(label, count, Duration.between(start, Instant.now())));
        if (total == 1) {
            progress.step(label, 1, 1);
        }
    }

    private Consumer<Integer> told(String label, int total) {
        return done -> progress.step(label, done, total);
    }

    private int createRound(Api api) {
        ObjectNode round = object().put("questionnaire", DemoRound.ID).put("ruleSet", DemoRound.ID);
        round.putObject("collection").put("opens", DemoRound.OPENS.toString()).put("closes", DemoRound.CLOSES.toString());
        round.putObject("period").put("from", DemoRound.FROM.toString()).put("to", DemoRound.TO.toString());
        api.send(Call.put(target.survey().resolve(ROUND), admin(), round), 200, 201, 204);
        return 1;
    }

    private void register(Api api, DemoUnit unit) {
        ObjectNode body = object().put("name", unit.name()).put("region", unit.region().code())
                .put("specialty", unit.specialty()).put("hsaId", unit.hsaId());
        unit.designatedYear().ifPresent(year -> body.put("designatedYear", year));
        api.send(Call.put(unitPath(unit, ""), token("REGION", unit.region()), body), 200, 201, 204);
    }

    private void submit(Api api, DemoUnit unit) {
        JsonNode body = object().set("answers", unit.answers().orElseThrow());
        api.send(Call.post(unitPath(unit, "/submissions"), token("REGION", unit.region()), body)
                .idempotent("demo-" + DemoRound.ID + "-" + unit.id()), 200, 201);
    }

    /** Does nothing when the round has come that far already. */
    private void move(Api api, String label, String to) {
        String now = state(api).orElseThrow();
        if (STATES.indexOf(now) >= STATES.indexOf(to)) {
            return;
        }
        step(label, 1, () -> {
            Reply reply = api.send(Call.post(target.survey().resolve(ROUND + "/transitions"), admin(), object().put("to", to)),
                    200, 201, 204, 409);
            // 409 after a try whose answer was lost: the round may be where it should be.
            if (reply.status() == 409 && !state(api).orElseThrow().equals(to)) {
                throw new UnexpectedAnswer("POST " + ROUND + "/transitions", 409, reply.body().toString());
            }
            return 1;
        });
    }

    /** The round's state, or empty when there is no such round. */
    private Optional<String> state(Api api) {
        Reply reply = api.send(Call.get(target.survey().resolve(ROUND), admin()), 200, 404);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        String state = reply.body().path("state").asText(reply.body().path("status").asText());
        if (!STATES.contains(state)) {
            throw new UnexpectedAnswer("GET " + ROUND, 200, reply.body().toString());
        }
        return Optional.of(state);
    }

    private URI unitPath(DemoUnit unit, String rest) {
        return target.survey().resolve(ROUND + "/units/" + unit.id() + rest);
    }

    private String admin() {
        return tokens.computeIfAbsent("ADMIN", role -> target.token(role, Optional.empty()));
    }

    private String token(String role, Region region) {
        return tokens.computeIfAbsent(role + region, key -> target.token(role, Optional.of(region.code())));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
