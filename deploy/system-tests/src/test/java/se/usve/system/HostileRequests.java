package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.usve.system.Operations.Operation;
import se.usve.system.Operations.Parameter;

/** Makes hostile requests of what an operation says of itself. */
final class HostileRequests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE", "PATCH", "TRACE", "FOO");
    private static final String XML = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    private static final String JSON = "application/json";

    private final Map<String, String> places;

    /** @param places what the parameters of that name in paths are, if they are to name something that is there */
    HostileRequests(Map<String, String> places) {
        this.places = places;
    }

    /** {@return so many of them, of each kind alike, the same for the same random numbers; fewer if there are no more} */
    List<HostileRequest> of(Operation operation, Random random, int most) {
        var kinds = new ArrayList<List<HostileRequest>>(List.of(parameters(operation), bodies(operation), media(operation),
                headers(operation), otherMethods(operation), paths(operation)));
        kinds.forEach(kind -> Collections.shuffle(kind, random));
        var found = new ArrayList<HostileRequest>();
        while (found.size() < most && !kinds.isEmpty()) {
            kinds.removeIf(List::isEmpty);
            for (var kind : kinds) {
                if (found.size() < most) {
                    found.add(kind.removeLast());
                }
            }
        }
        return found;
    }

    /** {@return one that nothing is wrong with, as far as the operation shows what is right} */
    HostileRequest right(Operation operation) {
        var query = new ArrayList<String>();
        operation.parameters().stream().filter(one -> one.in().equals("query") && one.required()).forEach(one ->
                query.add(one.name() + "=" + encoded(one.example().asText())));
        var headers = new LinkedHashMap<String, String>();
        byte[] body = null;
        var bodies = operation.bodies();
        if (!bodies.isEmpty()) {
            var type = bodies.containsKey(JSON) ? JSON : bodies.keySet().iterator().next();
            var example = operation.exampleOfBody(type);
            headers.put("Content-Type", type.contains("*") ? "application/octet-stream" : type);
            body = (example.isTextual() ? example.asText() : example.toString()).getBytes(UTF_8);
        }
        return new HostileRequest("right", operation.method(),
                path(operation, Map.of()) + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, body);
    }

    private String path(Operation operation, Map<String, String> other) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                var value = other.containsKey(parameter.name()) ? other.get(parameter.name())
                        : places.getOrDefault(parameter.name(), usual(parameter));
                path = path.replace("{" + parameter.name() + "}", encoded(value));
            }
        }
        return path;
    }

    /** One of a few that are told, or a name that nothing has: what is shown as an example may be there, and is others'. */
    private static String usual(Parameter parameter) {
        var first = parameter.schema().at("/enum/0");
        return first.isMissingNode() ? parameter.schema().path("type").asText().matches("integer|number") ? "1"
                : "hostile-nothing" : first.asText();
    }

    private List<HostileRequest> parameters(Operation operation) {
        var right = right(operation);
        var found = new ArrayList<HostileRequest>();
        for (var parameter : operation.parameters()) {
            for (var word : HostileBodies.WORDS) {
                if (word.length() > 1_000) {
                    word = word.substring(0, 700);
                }
                var what = parameter.in() + " " + parameter.name() + " = " + HostileBodies.brief(word);
                switch (parameter.in()) {
                    case "path" -> found.add(right.path(what, right.path().replace(path(operation, Map.of()),
                            path(operation, Map.of(parameter.name(), word)))));
                    case "query" -> found.add(right.path(what, plus(right.path(), parameter.name() + "=" + encoded(word))));
                    case "header" -> found.add(right.with(what, parameter.name(), word));
                    default -> { }
                }
            }
            if (parameter.in().equals("query")) {
                var twice = parameter.name() + "=1&" + parameter.name() + "=2";
                found.add(right.path("query " + twice, plus(right.path(), twice)));
                found.add(right.path("query " + parameter.name() + " without a value", plus(right.path(), parameter.name())));
                found.add(right.path("query " + parameter.name() + "[]", plus(right.path(), parameter.name() + "%5B%5D=1")));
            }
        }
        found.add(right.path("an unknown parameter", plus(right.path(), "ok%C3%A4nd=1&limit=1&limit=2")));
        found.add(right.path("a query that is none", plus(right.path(), "&&==&%20=")));
        return found;
    }

    private List<HostileRequest> bodies(Operation operation) {
        var found = new ArrayList<HostileRequest>();
        var right = right(operation);
        operation.bodies().keySet().forEach(type -> {
            var example = operation.exampleOfBody(type);
            var typed = right.with("", "Content-Type", type.contains("*") ? "application/octet-stream" : type);
            HostileBodies.broken(example).forEach((what, body) -> found.add(typed.body(type + ": " + what, body)));
            if (type.equals(JSON) && example.isContainerNode()) {
                HostileBodies.changed(example).forEach((what, body) -> found.add(typed.body(what, body)));
            }
        });
        return found;
    }

    private List<HostileRequest> media(Operation operation) {
        var right = right(operation);
        var found = new ArrayList<HostileRequest>();
        for (var type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "multipart/form-data",
                "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json; charset=no-such",
                "application/json; charset=\"", "a/b/c", "/", ";", "application/*", "*/*", "x".repeat(2_000) + "/y")) {
            var sent = right.body() == null ? "{}".getBytes(UTF_8) : right.body();
            found.add(right.with("type " + HostileBodies.brief(type), "Content-Type", type)
                    .body("a body of type " + HostileBodies.brief(type), type.equals("application/xml") ? XML.getBytes(UTF_8) : sent));
        }
        for (var accept : List.of("image/png", "*/*;q=0", "nonsense", "application/json;q=abc", "a/b/c", ";;;", ",", "text/html",
                "application/json;version=99", "x/y,".repeat(500) + "x/y")) {
            found.add(right.with("accept " + HostileBodies.brief(accept), "Accept", accept));
        }
        found.add(right.with("a packed body that is none", "Content-Encoding", "gzip"));
        found.add(right.with("a body packed in an unknown way", "Content-Encoding", "zip-bomb"));
        return found;
    }

    private List<HostileRequest> headers(Operation operation) {
        var right = right(operation);
        var found = new ArrayList<HostileRequest>();
        Map.ofEntries(Map.entry("If-Match", "nonsense"), Map.entry("If-None-Match", "\"" + "x".repeat(3_000)),
                Map.entry("Idempotency-Key", "å".repeat(300)), Map.entry("Range", "bytes=-1,99999999999999999999-0"),
                Map.entry("traceparent", "00-zz-zz-zz"), Map.entry("X-Forwarded-Host", "evil.example\""),
                Map.entry("X-Forwarded-For", "<script>, 1, , 999.999.999.999"), Map.entry("X-Forwarded-Proto", "javascript"),
                Map.entry("Forwarded", "for=\"_x\";host=;proto=https;;"), Map.entry("X-HTTP-Method-Override", "DELETE"),
                Map.entry("Cookie", "usve-form=x; usve-language=<script>; q_session=" + "x".repeat(2_000)),
                Map.entry("Accept-Language", "sv;q=9, \u00e5, " + "en-x-".repeat(90)), Map.entry("Last-Event-ID", "-99999999999999999999"),
                Map.entry("Accept-Encoding", "gzip;q=x, ".repeat(100)), Map.entry("Origin", "null"),
                Map.entry("User-Agent", "${jndi:ldap://127.0.0.1:1/x}"), Map.entry("X-Long", "x".repeat(15_000)),
                Map.entry("Authorization", "Bearer"), Map.entry("AUTHORIZATION", "Basic x:y"),
                Map.entry("authorization", "Bearer " + "x".repeat(9_000)))
                .forEach((name, value) -> found.add(right.with(name + ": " + HostileBodies.brief(value), name, value)));
        return found;
    }

    private List<HostileRequest> otherMethods(Operation operation) {
        var right = right(operation);
        var others = operation.document().tree().path("paths").path(operation.path().substring(operation.document().base().length()));
        var found = new ArrayList<HostileRequest>();
        METHODS.stream().filter(method -> !others.has(method.toLowerCase())).forEach(method ->
                found.add(right.method("method " + method, method)));
        return found;
    }

    private List<HostileRequest> paths(Operation operation) {
        var right = right(operation);
        var path = right.path().split("\\?")[0];
        var query = right.path().substring(path.length());
        var found = new ArrayList<HostileRequest>();
        for (var other : List.of(path + "/", "/" + path, path + "//", path + "/..", path + "/%2e%2e/%2e%2e/q/health", path + ";a=b",
                path + "%2f", path + "/..%2f..%2f..%2fetc%2fpasswd", path.toUpperCase(), path + "%0d%0aX-Injected:1", path + "%00",
                path + "%C0%AE", path + "%FF", path + "/" + "x/".repeat(500), path.replace("/v1/", "/v1/./"), path + ".json",
                path.replaceFirst("/v1/", "/v1/../v1/"))) {
            found.add(right.path("at " + HostileBodies.brief(other.replace(path, "…")), other + query));
        }
        return found;
    }

    private static String plus(String path, String query) {
        return path + (path.contains("?") ? "&" : "?") + query;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }
}
