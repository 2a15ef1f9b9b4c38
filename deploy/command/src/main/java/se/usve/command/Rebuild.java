package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

@Command(
        name = "rebuild",
        description = "Builds the tables that are shown anew from all events, beside the live ones, compares the two and "
                + "puts the new ones in their place if they are alike. Figures can be read throughout.",
        mixinStandardHelpOptions = true)
final class Rebuild extends DayTwoCommand {
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final int SHOWN = 10;

    @Option(names = "--even-if-different", description = "Put the new tables in place also if they differ from the live ones.")
    private boolean evenIfDifferent;

    /** Exit codes: 0 the new tables are live, 1 they are not. */
    @Override
    public Integer call() throws InterruptedException {
        try (Installation installation = installation()) {
            JsonNode rebuild = follow(installation, begin(installation));
            tell(rebuild);
            return rebuild.path("state").asText().equals("SWITCHED") ? 0 : 1;
        }
    }

    /** Where it is followed. */
    private String begin(Installation installation) {
        var answer = installation.post(Service.REPORTING, "/reporting/v1/rebuilds",
                JsonNodeFactory.instance.objectNode().put("evenIfDifferent", evenIfDifferent), 202, 409);
        if (answer.status() == 409) {
            throw new StackFailure("A rebuild is going on already; wait for it to end.");
        }
        return Installation.location(answer);
    }

    private JsonNode follow(Installation installation, String where) throws InterruptedException {
        ProgressBar bar = new ProgressBar(out(), System.console() != null);
        while (true) {
            JsonNode rebuild = installation.get(Service.REPORTING, where);
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
}
