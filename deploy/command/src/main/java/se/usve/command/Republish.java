package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

@Command(
        name = "republish",
        description = "Tells every event of a round again, every version of it, from the databases to the topics: when Kafka has "
                + "lost them, or a new reader is to have them. Who has them finds nothing new in them.",
        mixinStandardHelpOptions = true)
final class Republish extends DayTwoCommand {
    private static final Duration BETWEEN = Duration.ofMillis(250);

    @Option(names = "--round", paramLabel = "ROUND", description = "Which round.")
    private String round;

    @Option(names = "--all", description = "All rounds, and all rule sets.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only count the events.")
    private boolean dryRun;

    /** Exit codes: 0 Kafka has every event, or all were counted, 1 not. */
    @Override
    public Integer call() throws InterruptedException {
        if (all == (round != null)) {
            throw refused("Name a round with --round, or give --all.");
        }
        try (Installation installation = installation()) {
            boolean done = true;
            long events = 0;
            for (Service service : List.of(Service.SURVEY, Service.SCORING)) {
                JsonNode republication = follow(installation, service);
                tell(service, republication);
                done &= republication.path("state").asText().equals("DONE");
                events += republication.path("events").asLong();
            }
            say("%,d events %s.", events, dryRun ? "would be told again" : "were told again");
            return done ? 0 : 1;
        }
    }

    private JsonNode follow(Installation installation, Service service) throws InterruptedException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("dryRun", dryRun);
        var begun = installation.post(service, "/" + service.database() + "/v1/republications",
                all ? wanted.put("allRounds", true) : wanted.put("round", round), 202, 409);
        if (begun.status() == 409) {
            throw new StackFailure("A republication is going on already in the " + service.processName() + "; wait for it to end.");
        }
        String where = Installation.location(begun);
        while (true) {
            JsonNode republication = installation.get(service, where);
            if (!republication.path("state").asText().equals("RUNNING")) {
                return republication;
            }
            Thread.sleep(BETWEEN);
        }
    }

    private void tell(Service service, JsonNode republication) {
        say("%s", service.processName());
        republication.path("types").properties().forEach(type -> say("  %-45s %,9d", type.getKey(), type.getValue().asLong()));
        switch (republication.path("state").asText()) {
            case "DONE" -> { }
            case "INTERRUPTED" -> say("  It was interrupted. Run it again: telling an event twice does no harm.");
            default -> say("  It failed: %s. Run it again: telling an event twice does no harm.",
                    republication.path("failure").asText());
        }
    }
}
