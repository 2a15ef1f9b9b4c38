package se.usve.system;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;
import static se.usve.system.AccessCalls.filled;
import static se.usve.system.AccessCalls.with;
import static se.usve.system.AccessGround.OWN;
import static se.usve.system.AccessGround.PUBLISHED;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked of the reporting service, and of all of them by those who run them, where it is not as documents show it. */
final class OtherCalls {

    private final AccessCalls calls;
    private final AccessGround ground;
    private final Map<String, String> once = new HashMap<>();

    OtherCalls(AccessCalls calls, AccessGround ground) {
        this.calls = calls;
        this.ground = ground;
        operation();
        reporting();
    }

    private void operation() {
        for (var service : List.of(SURVEY, SCORING)) {
            var root = "/" + service.database() + "/v1/republications";
            calls.on("POST " + root, (one, usual) -> filled(one, usual).json(Map.of("round", OWN, "dryRun", true)));
            calls.on("GET " + root + "/{id}", usual -> with(usual, "id", once.computeIfAbsent(root, _ ->
                    ground.id(Call.of(service, "POST", root).json(Map.of("round", OWN, "dryRun", true))))));
            calls.on("POST /" + service.database() + "/v1/erasures", (one, usual) -> filled(one, usual).query("dryRun=true").json(Map.of(
                    "subject", "ingen-alls", "reason", "Begäran")));
        }
        for (var service : List.of(SCORING, REPORTING)) {
            // There are none in a system in good order: who may settle one is told so.
            var letters = "/" + service.database() + "/v1/dead-letters";
            calls.on("GET " + letters + "/{id}", usual -> with(usual, "id", "usve.survey.v1.dead-letter." + service.database() + "-0-999"));
            for (var what : List.of("resends", "dismissals")) {
                calls.on("POST " + letters + "/" + what, (one, usual) -> filled(one, usual).json(Map.of("ids", List.of(
                        "usve.survey.v1.dead-letter." + service.database() + "-0-999"), "reason", "Prov", "dryRun", true)));
            }
        }
        var rebuilds = "/reporting/v1/rebuilds";
        calls.on("POST " + rebuilds, (one, usual) -> filled(one, usual).json(Map.of("evenIfDifferent", false)));
        calls.on("GET " + rebuilds + "/{id}", usual -> with(usual, "id", once.computeIfAbsent(rebuilds, _ ->
                ground.id(Call.of(REPORTING, "POST", rebuilds).json(Map.of("evenIfDifferent", false))))));
    }

    private void reporting() {
        var rounds = "/reporting/v1/rounds/{round}";
        calls.on("GET " + rounds + "/changes", (one, usual) -> filled(one, usual).query("from=" + Instant.now()));
        calls.on("GET /reporting/v1/trends", (one, usual) -> filled(one, usual).query("from=" + PUBLISHED + "&to=" + usual.get("round")));
        for (var path : List.of("", "/metadata", "/data")) {
            calls.on("GET /statistics/v2/tables/{id}" + path, usual -> with(usual, "id", table()));
        }
        calls.on("POST /statistics/v2/tables/{id}/data", (one, usual) -> filled(one, with(usual, "id", table()))
                .json(Map.of("selection", List.of())));
    }

    private String table() {
        return once.computeIfAbsent("table", _ -> ground.admin(Call.of(REPORTING, "GET", "/statistics/v2/tables"))
                .at("/tables/0/id").asText());
    }
}
