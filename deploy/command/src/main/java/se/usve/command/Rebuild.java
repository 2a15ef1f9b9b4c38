package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

@Command(
        name = "rebuild",
        description = "Builds the tables that are shown anew from all events, beside the live ones, compares the two and "
                + "puts the new ones in their place if they are alike. Figures can be read throughout.",
        mixinStandardHelpOptions = true)
final class Rebuild implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final int SHOWN = 10;

    @Option(names = "--even-if-different", description = "Put the new tables in place also if they differ from the live ones.")
    private boolean evenIfDifferent;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the stack.")
    private Path data;

    @Spec
    private CommandSpec spec;

    /** Exit codes: 0 the new tables are live, 1 they are not. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningStack stack = Home.ofScript().running(data);
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode rebuild = follow(http, stack, begin(http, stack));
            tell(rebuild);
            return rebuild.path("state").asText().equals("SWITCHED") ? 0 : 1;
        }
    }

    private URI begin(HttpClient http, RunningStack stack) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(stack, stack.api(Service.REPORTING).resolve("/reporting/v1/rebuilds"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"evenIfDifferent\":" + evenIfDifferent + "}")).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 409) {
            throw new StackFailure("A rebuild is going on already; wait for it to end.");
        }
        if (answer.statusCode() != 202) {
            throw new IOException("The rebuild could not begin: " + answer.statusCode() + " " + answer.body());
        }
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private JsonNode follow(HttpClient http, RunningStack stack, URI where) throws IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(out(), System.console() != null);
        while (true) {
            HttpResponse<String> answer =
                    http.send(request(stack, where).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The rebuild cannot be followed: " + answer.statusCode() + " " + answer.body());
            }
            JsonNode rebuild = JSON.readTree(answer.body());
            boolean ended = rebuild.hasNonNull("finishedAt") || rebuild.path("state").asText().equals("INTERRUPTED");
            long events = rebuild.path("events").asLong();
            if (!ended || rebuild.path("eventsRead").asLong() == events) {
                bar.step("Events", (int) (ended ? events : Math.min(rebuild.path("eventsRead").asLong(), events - 1)),
                        (int) events);
            }
            if (ended) {
                return rebuild;
            }
            Thread.sleep(BETWEEN);
        }
    }

    private HttpRequest.Builder request(RunningStack stack, URI where) {
        return HttpRequest.newBuilder(where).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + stack.token(Bearer.of(Role.OPERATOR, null), TOKEN));
    }

    private void tell(JsonNode rebuild) {
        JsonNode comparison = rebuild.path("comparison");
        say("Read %,d events: %,d applied, %,d of no use here, %,d that cannot be applied and are dead letters.",
                rebuild.path("eventsRead").asLong(), rebuild.path("applied").asLong(),
                rebuild.path("passedOver").asLong(), rebuild.path("refused").asLong());
        rebuild.path("refusals").valueStream().limit(SHOWN).forEach(refused -> say("  %s-%d offset %d, key %s: %s",
                refused.path("topic").asText(), refused.path("partition").asInt(), refused.path("offset").asLong(),
                refused.path("key").asText(), refused.path("reason").asText()));
        var different = comparison.valueStream().filter(table -> !table.path("alike").asBoolean()).toList();
        if (comparison.isArray()) {
            say("Compared %d tables and rounds, %,d rows: %s.", comparison.size(),
                    comparison.valueStream().mapToLong(table -> table.path("rowsRebuilt").asLong()).sum(),
                    different.isEmpty() ? "all alike" : different.size() + " differ");
        }
        different.forEach(table -> {
            say("  %s%s: %,d rows live, %,d rebuilt", table.path("table").asText(),
                    table.has("round") ? " of " + table.path("round").asText() : "", table.path("rows").asLong(),
                    table.path("rowsRebuilt").asLong());
            table.path("examples").forEach(row -> say("    %s", row.asText()));
        });
        say("%s", switch (rebuild.path("state").asText()) {
            case "SWITCHED" -> "The new tables are live; the old ones are kept in the schema read_model_before.";
            case "DIFFERENT" -> "Nothing was exchanged; the new tables are kept in the schema read_model_next. "
                    + "--even-if-different puts rebuilt ones in place all the same.";
            case "INTERRUPTED" -> "It was interrupted; the live tables are as they were.";
            default -> "It failed; the live tables are as they were: " + rebuild.path("failure").asText();
        });
    }

    private void say(String format, Object... values) {
        out().println(String.format(Locale.ROOT, format, values));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
