package se.usve.system;

import static se.usve.stack.Service.SCORING;
import static se.usve.system.AccessCalls.filled;
import static se.usve.system.AccessCalls.with;
import static se.usve.system.AccessGround.OPEN;
import static se.usve.system.AccessGround.PUBLISHED;
import static se.usve.system.AccessGround.RESCORED;
import static se.usve.system.AccessGround.UNIT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.usve.system.Operations.Operation;

/** What is asked of the scoring service, where it is not as its document shows it. */
final class ScoringCalls {

    private final AccessCalls calls;
    private final AccessGround ground;
    private final Map<String, String> once = new HashMap<>();

    ScoringCalls(AccessCalls calls, AccessGround ground) {
        this.calls = calls;
        this.ground = ground;
        assessments();
        judging();
    }

    private void assessments() {
        var one = "/scoring/v1/assessments/{id}";
        for (var path : List.of("", "/history", "/similar")) {
            calls.on("GET " + one + path, usual -> with(usual, "id", ground.standingCase()));
        }
        calls.on("POST " + one + "/claim", usual -> with(usual, "id", ground.freshCase()));
        calls.on("DELETE " + one + "/claim", usual -> {
            var id = ground.freshCase();
            ground.as(RunningSystem.assessor("03"), Call.of(SCORING, "POST", "/scoring/v1/assessments/" + id + "/claim"));
            return with(usual, "id", id);
        });
        calls.on("POST " + one + "/rulings", usual -> with(usual, "id", ground.freshCase()));
        calls.on("DELETE " + one + "/rulings/{ruling}", usual -> {
            var id = ground.freshCase();
            var ruled = ground.as(RunningSystem.assessor("03"), Call.of(SCORING, "POST", "/scoring/v1/assessments/" + id + "/rulings")
                    .json(Map.of("decision", "APPROVED", "rationale", "Exemplet visar en förändring.")));
            return with(with(usual, "id", id), "ruling", ruled.at("/review/rulings/0/id").asText());
        });
        calls.on("PUT /scoring/v1/conflicts/{unit}", usual -> with(usual, "unit", AccessGround.ELSEWHERE));
        calls.on("DELETE /scoring/v1/conflicts/{unit}", usual -> with(usual, "unit", AccessGround.ELSEWHERE));
    }

    private void judging() {
        var overrides = "/scoring/v1/rounds/{round}/units/{unit}/overrides";
        calls.on("POST " + overrides, (one, usual) -> {
            var level = ground.freshLevel();
            return filled(one, with(usual, "unit", level.getKey())).json(override(level.getValue()));
        });
        calls.on("GET " + overrides + "/{id}", (one, usual) -> {
            var kept = once.computeIfAbsent("override", _ -> overridden()).split(" ");
            return filled(one, with(with(usual, "unit", kept[0]), "id", kept[1]));
        });
        calls.on("DELETE " + overrides + "/{id}", this::onOverride);
        calls.on("POST " + overrides + "/{id}/replies", this::onOverride);
        calls.on("POST /scoring/v1/rounds/{round}/revisions", (one, usual) -> filled(one, with(usual, "round", PUBLISHED)).json(Map.of(
                "reason", "Rättelse", "corrections", List.of(Map.of("unit", UNIT, "level", 27, "outcome", "EXEMPT",
                        "rationale", "Lästes fel.")))));
        for (var path : List.of("", "/{revision}")) {
            calls.on("GET /scoring/v1/rounds/{round}/revisions" + path, usual -> with(usual, "round", PUBLISHED));
        }
        calls.on("PUT /scoring/v1/rounds/{round}/procedure", (one, usual) ->
                filled(one, usual).json(Map.of("doubleReview", false, "replyDays", 14)));
        var rescorings = "/scoring/v1/rounds/{round}/rescorings";
        // By then the round is judged by the second.
        calls.on("GET /scoring/v1/rounds/{round}/what-if", (one, usual) -> filled(one, with(usual, "round", RESCORED)).query("version=1"));
        calls.on("POST " + rescorings, (one, usual) -> {
            ground.publishSecondVersion();
            return filled(one, with(usual, "round", RESCORED)).json(Map.of("version", 2, "reason", "Tio artiklar."));
        });
        calls.on("POST " + rescorings + "/{id}/execution", usual -> with(with(usual, "round", RESCORED), "id", rescoring()));
        calls.on("GET " + rescorings, usual -> with(usual, "round", RESCORED));
        calls.on("GET " + rescorings + "/{id}", usual -> with(with(usual, "round", RESCORED), "id", rescoring()));
        calls.on("POST /scoring/v1/rounds/{round}/site-visits", (one, usual) -> filled(one, usual).json(visit()));
        calls.on("GET /scoring/v1/rounds/{round}/site-visits/{id}", usual -> with(usual, "id", once.computeIfAbsent("visit", _ ->
                ground.id(Call.of(SCORING, "POST", "/scoring/v1/rounds/" + OPEN + "/site-visits")
                        .json(visit())))));
        var rules = "/scoring/v1/rule-sets/{id}";
        calls.on("GET " + rules, usual -> with(usual, "id", "2018-2021"));
        calls.on("GET " + rules + "/mapping", usual -> with(usual, "id", "2018-2021"));
        calls.on("GET " + rules + "/versions/{version}", usual -> with(usual, "id", "2018-2021"));
        calls.on("PUT " + rules + "/versions/{version}", (one, usual) -> {
            var id = "matris-utkast-" + ground.next();
            return filled(one, with(usual, "id", id)).body("application/yaml", AccessGround.rulesText(id, 1, 5));
        });
        calls.on("DELETE " + rules + "/versions/{version}", usual -> with(usual, "id", ground.draftedRules()));
        calls.on("POST " + rules + "/versions/{version}/publication", usual -> with(usual, "id", ground.draftedRules()));
    }

    private Call onOverride(Operation one, Map<String, String> usual) {
        var made = overridden().split(" ");
        return calls.asShown(one, with(with(usual, "unit", made[0]), "id", made[1]));
    }

    /** {@return unit and id of an override that awaits the region's reply, made by the assessor} */
    private String overridden() {
        var level = ground.freshLevel();
        var made = ground.as(RunningSystem.assessor("03"), Call.of(SCORING, "POST", "/scoring/v1/rounds/" + OPEN + "/units/"
                + level.getKey() + "/overrides").json(override(level.getValue())));
        return level.getKey() + " " + made.path("id").asText();
    }

    private static Map<String, Object> visit() {
        return Map.of("specialties", List.of("Onkologi"), "reason", "Besök");
    }

    private static Map<String, Object> override(int level) {
        return Map.of("level", level, "outcome", "EXEMPT", "rationale", "Framgick vid besöket.");
    }

    private String rescoring() {
        ground.publishSecondVersion();
        return once.computeIfAbsent("rescoring", _ -> ground.id(Call.of(SCORING, "POST", "/scoring/v1/rounds/" + RESCORED + "/rescorings")
                .json(Map.of("version", 2, "reason", "Tio artiklar."))));
    }
}
