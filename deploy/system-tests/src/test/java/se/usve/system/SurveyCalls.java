package se.usve.system;

import static se.usve.stack.Service.SURVEY;
import static se.usve.system.AccessCalls.filled;
import static se.usve.system.AccessCalls.with;
import static se.usve.system.AccessGround.MARK;
import static se.usve.system.AccessGround.OPEN;
import static se.usve.system.AccessGround.OWN;
import static se.usve.system.AccessGround.PUBLISHED;
import static se.usve.system.AccessGround.UNIT;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.usve.system.Operations.Operation;

/** What is asked of the survey service, where it is not as its document shows it. */
final class SurveyCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AccessCalls calls;
    private final AccessGround ground;
    private final Map<String, String> once = new HashMap<>();

    SurveyCalls(AccessCalls calls, AccessGround ground) {
        this.calls = calls;
        this.ground = ground;
        survey();
        drafts();
        files();
    }

    private void survey() {
        var rounds = "/survey/v1/rounds/{round}";
        calls.on("PUT " + rounds, (one, usual) -> {
            var own = usual.get("round").equals(OWN);
            return filled(one, with(usual, "round", (own ? "01-" : "") + "matris-ny-" + ground.next()))
                    .json(AccessGround.definition("2018-2021", own ? "01" : null));
        });
        calls.on("POST " + rounds + "/transitions", (one, usual) -> {
            var own = usual.get("round").equals(OWN);
            var round = (own ? "01-" : "") + "matris-flyttad-" + ground.next();
            ground.draftRound(round, "2018-2021", own ? "01" : null);
            return calls.asShown(one, with(usual, "round", round));
        });
        calls.on("PUT " + rounds + "/units/{unit}", (one, usual) -> filled(one, with(usual, "unit", ground.freshUnit()))
                .json(Map.of("name", "Enhet med nytt namn", "region", "01")));
        calls.on("PUT /survey/v1/units/{unit}", (one, usual) -> filled(one, with(usual, "unit", ground.freshInRegister()))
                .json(Map.of("name", "Enhet med nytt namn", "region", "01")));
        calls.on("DELETE " + rounds + "/units/{unit}", (one, usual) ->
                filled(one, with(usual, "unit", ground.freshUnit())).query("reason=Upphör"));
        calls.on("POST " + rounds + "/units", (one, usual) -> filled(one, usual).json(Map.of("units", List.of(ground.freshInRegister()))));
        calls.on("POST /survey/v1/unit-successions", (one, usual) -> filled(one, usual).json(succession()));
        calls.on("DELETE /survey/v1/unit-successions/{id}", (one, usual) -> filled(one, with(usual, "id",
                ground.id(Call.of(SURVEY, "POST", "/survey/v1/unit-successions").json(succession())))).query("reason=Fel"));
        calls.on("POST " + rounds + "/late-windows", (one, usual) -> filled(one, usual).json(window()));
        calls.on("DELETE " + rounds + "/late-windows/{id}", (one, usual) -> filled(one, with(usual, "id", ground.id(
                Call.of(SURVEY, "POST", "/survey/v1/rounds/" + usual.get("round") + "/late-windows").json(window()))))
                .query("reason=Fel"));
        calls.on("DELETE " + rounds + "/contacts/{region}", (one, usual) -> {
            ground.admin(Call.of(SURVEY, "PUT", "/survey/v1/rounds/" + OPEN + "/contacts/01").json(addresses()));
            return filled(one, usual);
        });
        calls.on("GET " + rounds + "/contacts/{region}", (one, usual) -> {
            ground.admin(Call.of(SURVEY, "PUT", "/survey/v1/rounds/" + OPEN + "/contacts/01").json(addresses()));
            return filled(one, usual);
        });
        for (var method : List.of("GET", "DELETE")) {
            calls.on(method + " " + rounds + "/units/{unit}/contact", (one, usual) -> {
                var unit = ground.freshUnit();
                ground.admin(Call.of(SURVEY, "PUT", unit(unit) + "/contact").json(addresses()));
                return filled(one, with(usual, "unit", unit));
            });
        }
        calls.on("GET " + rounds + "/reminder-schedule", (one, usual) -> {
            ground.admin(Call.of(SURVEY, "PUT", "/survey/v1/rounds/" + OPEN + "/reminder-schedule")
                    .json(Map.of("dates", List.of("2026-12-12"), "at", "08:00")));
            return filled(one, usual);
        });
        calls.on("POST " + rounds + "/units/{unit}/submissions", (one, usual) -> filled(one, with(usual, "unit", ground.freshUnit()))
                .json(Map.of("answers", ground.answers())));
        calls.on("DELETE " + rounds + "/units/{unit}/submissions/{version}", (one, usual) -> {
            var unit = ground.freshUnit();
            ground.submit(OPEN, unit);
            return calls.asShown(one, with(usual, "unit", unit));
        });
        calls.on("POST " + rounds + "/follow-ups", (one, usual) -> filled(one, with(usual, "round", PUBLISHED))
                .json(Map.of("followUps", List.of(plan()))));
        calls.on("POST " + rounds + "/follow-ups/imports", (one, usual) -> filled(one, with(usual, "round", PUBLISHED))
                .body("text/csv", "enhet;nivå;åtgärd;ansvarig;senast;status;klart;underlag\n%s;%d;%s;Chefen;2027-05-31;planerad;;\n"
                        .formatted(UNIT, 1 + ground.next() % 17, "Rutin " + ground.next())));
        calls.on("GET " + rounds + "/follow-ups", this::planned);
        calls.on("GET " + rounds + "/units/{unit}/follow-ups/{level}/history", (one, usual) -> planned(one, with(usual, "level", "18")));
    }

    private Call planned(Operation one, Map<String, String> usual) {
        once.computeIfAbsent("plan", _ -> ground.admin(Call.of(SURVEY, "POST", "/survey/v1/rounds/" + PUBLISHED + "/follow-ups")
                .json(Map.of("followUps", List.of(plan(18))))).toString());
        return filled(one, with(usual, "round", PUBLISHED));
    }

    private Map<String, Object> plan() {
        return plan(1 + ground.next() % 17);
    }

    private Map<String, Object> plan(int level) {
        return Map.of("unit", UNIT, "level", level, "measure", "Rutin " + ground.next(), "responsible", "Chefen",
                "due", "2027-05-31", "status", "PLANNED");
    }

    private Map<String, Object> succession() {
        return Map.of("kind", "RENAMED", "from", List.of(ground.freshInRegister()), "to", List.of(ground.freshInRegister()),
                "effective", "2026-01-01", "reason", "Nytt namn");
    }

    private static Map<String, Object> window() {
        return Map.of("region", "01", "until", LocalDate.now().plusDays(30).toString(), "reason", "Driftstopp");
    }

    private static Map<String, Object> addresses() {
        return Map.of("addresses", List.of("usve@region.example"));
    }

    private static String unit(String unit) {
        return "/survey/v1/rounds/" + OPEN + "/units/" + unit;
    }

    private void drafts() {
        var draft = "/survey/v1/rounds/{round}/units/{unit}/draft";
        calls.on("GET " + draft, (one, usual) -> filled(one, with(usual, "unit", drafted())));
        calls.on("PUT " + draft, (one, usual) -> calls.asShown(one, with(usual, "unit", drafted())).header("If-Match", "*"));
        calls.on("DELETE " + draft, (one, usual) -> filled(one, with(usual, "unit", drafted())).header("If-Match", "*"));
        calls.on("POST " + draft + "/prefill", (one, usual) -> {
            var unit = ground.freshUnit();
            ground.submit(OPEN, unit);
            return filled(one, with(usual, "unit", unit));
        });
        calls.on("POST " + draft + "/submission", (one, usual) -> calls.asShown(one, with(usual, "unit", drafted())).header("If-Match", "*"));
    }

    /** {@return a unit with a draft that could be submitted} */
    private String drafted() {
        var unit = ground.freshUnit();
        ground.admin(Call.of(SURVEY, "PUT", unit(unit) + "/draft").json(Map.of("answers", ground.answers())));
        return unit;
    }

    private void files() {
        var imports = "/survey/v1/rounds/{round}/imports";
        calls.on("POST " + imports, (one, usual) -> filled(one, usual).body("application/x-ndjson", lineOfAnswers()));
        calls.on("POST " + imports + "/{plan}/commit", (one, usual) -> filled(one, with(usual, "plan", imported())));
        calls.on("DELETE " + imports + "/{plan}", (one, usual) -> filled(one, with(usual, "plan", imported())));
        for (var path : List.of("/{plan}", "/{plan}/annotated.xlsx")) {
            calls.on("GET " + imports + path, (one, usual) ->
                    filled(one, with(usual, "plan", once.computeIfAbsent("import", _ -> imported()))));
        }
        calls.on("POST /survey/v1/rounds/{round}/units/imports", (one, usual) -> filled(one, usual).body("text/csv",
                "enhet;namn;region\n%1$sfil-%2$d;Enhet %1$sfil-%2$d;01\n".formatted(MARK, ground.next())));
    }

    private String lineOfAnswers() {
        try {
            return JSON.writeValueAsString(Map.of("unit", ground.freshUnit(), "answers", ground.answers())) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what region 01 was shown that a file of its own would change} */
    private String imported() {
        return ground.as(RunningSystem.region("01"), Call.of(SURVEY, "POST", "/survey/v1/rounds/" + OPEN + "/imports?dryRun=true")
                .body("application/x-ndjson", lineOfAnswers())).path("plan").asText();
    }
}
