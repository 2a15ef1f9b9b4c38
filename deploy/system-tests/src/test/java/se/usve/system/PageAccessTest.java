package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.system.AccessGround.MARK;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;
import se.usve.system.AccessTable.Entry;
import se.usve.system.AccessClient.Reply;
import se.usve.system.Operations.Operation;

/**
 * Who gets to which page, as {@code src/test/resources/access/pages.txt} says: of everything that the services answer to and
 * that stands in no OpenAPI document.
 */
class PageAccessTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final AccessGround GROUND = AccessGround.get();
    private static final Map<String, Entry> TABLE = AccessTable.read("pages.txt");
    private static final Map<String, String> ROUNDS = Map.of("", AccessGround.OPEN, "open", AccessGround.OPEN,
            "published", AccessGround.PUBLISHED, "own", AccessGround.OWN);
    private static final Set<Integer> NOT_LET_IN = Set.of(400, 401, 403, 404, 405, 415);

    private final AccessClient client = new AccessClient(SYSTEM);

    /** Nothing is served that is in neither kind of table. */
    @Test
    void everyEndpointThatNoDocumentTellsOfHasALine() {
        var served = new TreeSet<String>();
        for (var service : Service.values()) {
            served.addAll(Endpoints.of(service));
        }
        var documented = Operations.of(SYSTEM).stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).as("what is documented is served").containsAll(documented);
        served.removeAll(documented);
        // The head of a document's answer is told of with it (RFC 9110, 9.3.2).
        served.removeIf(name -> name.startsWith("HEAD ") && documented.contains(name.replaceFirst("HEAD", "GET")));
        assertThat(TABLE.values()).extracting(Entry::operation).containsOnly(served.toArray(String[]::new));
    }

    @Test
    void eachCallerIsShownThePagesOfTheTableAlone() {
        var wrong = new ArrayList<String>();
        for (var entry : TABLE.values()) {
            var call = call(entry);
            entry.expected().forEach((who, expected) -> {
                if (who != Who.FORGED) {
                    check(entry, who.name(), expected, client.send(call, who), wrong);
                }
            });
            client.forged().forEach((what, token) ->
                    check(entry, "token " + what, entry.expected().get(Who.FORGED), client.send(call, token), wrong));
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Entry entry, String who, String expected, Reply reply, List<String> wrong) {
        var right = switch (expected) {
            case "yes" -> reply.isSuccess();
            case "less" -> reply.isSuccess() && !reply.text().contains(MARK);
            // The form that was sent is empty, which whoever may send it is told.
            case "in" -> reply.status() < 500 && !NOT_LET_IN.contains(reply.status());
            default -> reply.status() == Integer.parseInt(expected);
        };
        if (!right || reply.status() >= 400 && !reply.type().startsWith("text/html")) {
            wrong.add("%s by %s: %s, but %s %s %s".formatted(entry.name(), who, expected, reply.status(), reply.type(),
                    reply.shortText()));
        }
    }

    /** A browser's: a form comes from a page of ours, and is empty. */
    private static Call call(Entry entry) {
        var usual = new HashMap<>(Map.of("round", ROUNDS.get(entry.situation()), "unit", AccessGround.UNIT, "region", "01",
                "version", "1", "level", "1", "section", "general"));
        usual.put("id", GROUND.standingCase());
        usual.put("ruling", "00000000-0000-0000-0000-000000000000");
        usual.put("override", "00000000-0000-0000-0000-000000000000");
        var words = entry.operation().split(" ");
        var call = Call.of(service(words[1]), words[0], words[1], usual).header("Accept", "text/html");
        if (words[1].endsWith("/sign-in")) {
            return call.query("token=" + SYSTEM.stack().token(RunningSystem.ADMIN));
        }
        if (words[1].equals("/trend")) {
            return call.query("from=" + AccessGround.PUBLISHED + "&to=" + usual.get("round"));
        }
        return words[0].equals("POST") ? call.header("Sec-Fetch-Site", "same-origin")
                .body("application/x-www-form-urlencoded", "round=" + AccessGround.OPEN) : call;
    }

    private static Service service(String path) {
        return path.startsWith("/form") ? Service.SURVEY : path.startsWith("/assess") ? Service.SCORING : Service.REPORTING;
    }
}
