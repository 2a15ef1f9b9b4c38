package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/** The dead letters of an installation: each service that reads topics has those of its own consumer group. */
final class LetterBox {
    private static final List<Service> SERVICES = List.of(Service.SCORING, Service.REPORTING);
    private static final int PAGE = 200;
    private static final int AT_A_TIME = 500;

    private final Installation installation;

    LetterBox(Installation installation) {
        this.installation = installation;
    }

    /**
     * Letters, the newest first of each group.
     *
     * @param group of this consumer group; of all if it is null
     * @param state WAITING, RESENT, DISMISSED or ALL
     */
    List<JsonNode> letters(String group, String state) {
        List<JsonNode> letters = new ArrayList<>();
        for (Service service : services(group)) {
            Set<String> seen = new LinkedHashSet<>();
            for (int page = 1; ; page++) {
                JsonNode answer = installation.get(service, path(service) + "?state=" + state + "&limit=" + PAGE + "&page=" + page);
                // One that comes meanwhile moves the others to the next page.
                answer.path("items").valueStream().filter(letter -> seen.add(letter.path("id").asText())).forEach(letters::add);
                if ((long) page * PAGE >= answer.path("total").asLong()) {
                    break;
                }
            }
        }
        return letters;
    }

    JsonNode letter(String id) {
        Service service = serviceOf(id);
        return installation.get(service, path(service) + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /**
     * Resends or dismisses letters.
     *
     * @param what {@code resends} or {@code dismissals}
     * @param ids which
     * @param options the other fields of the request
     * @return what was done with each
     */
    List<JsonNode> settle(String what, List<String> ids, ObjectNode options) {
        Map<Service, List<String>> byService = new LinkedHashMap<>();
        ids.forEach(id -> byService.computeIfAbsent(serviceOf(id), _ -> new ArrayList<>()).add(id));
        List<JsonNode> done = new ArrayList<>();
        byService.forEach((service, letters) -> {
            for (int from = 0; from < letters.size(); from += AT_A_TIME) {
                ObjectNode body = options.deepCopy();
                letters.subList(from, Math.min(letters.size(), from + AT_A_TIME)).forEach(body.withArray("ids")::add);
                Installation.json(installation.post(service, path(service) + "/" + what, body, 200)).path("letters")
                        .forEach(done::add);
            }
        });
        return done;
    }

    static ObjectNode options(String reason, boolean dryRun) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (reason != null) {
            options.put("reason", reason);
        }
        return options.put("dryRun", dryRun);
    }

    /**
     * Says what was done.
     *
     * @return the exit code: 0 if it was done with all, 1 if one was refused
     */
    static int tell(List<JsonNode> done, PrintWriter out) {
        int refused = 0;
        for (JsonNode one : done) {
            String refusal = one.path("refusal").asText();
            refused += refusal.isEmpty() ? 0 : 1;
            out.println(one.path("id").asText() + "  " + (refusal.isEmpty()
                    ? one.path("action").asText().toLowerCase(Locale.ROOT).replace('_', ' ')
                    : "left as it is: " + switch (refusal) {
                        case "NO_SUCH_LETTER" -> "there is no such letter, or its topic holds it no more";
                        case "SETTLED_ALREADY" -> "it was resent or dismissed before";
                        case "COMES_BACK" -> "it has come back three times; mend the cause, then use --force, or dismiss it";
                        case "PAYLOAD_LEFT_OUT" -> "it was too large to be put aside whole; it stands on its own topic, and a letter "
                                + "of it can only be dismissed";
                        default -> refusal;
                    }));
        }
        out.println(String.format(Locale.ROOT, "%,d letters, %,d of them left as they are.", done.size(), refused));
        out.flush();
        return refused == 0 ? 0 : 1;
    }

    private static List<Service> services(String group) {
        if (group == null) {
            return SERVICES;
        }
        return SERVICES.stream().filter(service -> service.database().equals(group)).findFirst().map(List::of)
                .orElseThrow(() -> new StackFailure("There is no consumer group " + group + "; there are "
                        + String.join(" and ", SERVICES.stream().map(Service::database).toList()) + "."));
    }

    private static Service serviceOf(String id) {
        return SERVICES.stream().filter(service -> id.contains(".dead-letter." + service.database() + "-")).findFirst()
                .orElseThrow(() -> new StackFailure(id + " is no id of a dead letter; ./usve dead-letters list shows them."));
    }

    private static String path(Service service) {
        return "/" + service.database() + "/v1/dead-letters";
    }
}
