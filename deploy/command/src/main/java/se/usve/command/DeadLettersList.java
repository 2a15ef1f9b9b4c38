package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists dead letters, the newest first.", mixinStandardHelpOptions = true)
final class DeadLettersList extends DayTwoCommand {
    /** Which letters. */
    private enum State {
        WAITING, RESENT, DISMISSED, ALL
    }

    @Option(names = "--group", paramLabel = "GROUP", description = "Those of one consumer group: scoring or reporting.")
    private String group;

    @Option(names = "--state", defaultValue = "WAITING", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless told otherwise.")
    private State state;

    @Override
    public Integer call() {
        PrintWriter out = out();
        try (Installation installation = installation()) {
            List<JsonNode> letters = new LetterBox(installation).letters(group, state.name());
            for (JsonNode letter : letters) {
                out.println(String.format(Locale.ROOT, "%s  %s  %s%n    key %s, %s, %,d bytes%s%n    %s",
                        letter.path("id").asText(), letter.path("at").asText(), letter.path("state").asText(),
                        letter.path("key").asText("none"), letter.path("type").asText("no type"),
                        letter.path("size").asInt(),
                        letter.path("resent").asInt() == 0 ? "" : ", resent " + letter.path("resent").asInt() + " times before",
                        letter.path("reason").asText()));
            }
            out.println(String.format(Locale.ROOT, "%,d letters%s.", letters.size(), state == State.WAITING ? " wait" : ""));
            out.flush();
            return 0;
        }
    }
}
