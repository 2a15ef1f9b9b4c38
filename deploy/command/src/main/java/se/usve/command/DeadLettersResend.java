package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resend",
        description = "Sends dead letters, as they were, to the topics they came from; after their cause was mended.",
        mixinStandardHelpOptions = true)
final class DeadLettersResend extends DayTwoCommand {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Which.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "All that wait, the oldest first.")
    private boolean all;

    @Option(names = "--group", paramLabel = "GROUP", description = "With --all: those of one consumer group.")
    private String group;

    @Option(names = "--dry-run", description = "Only tell what would be sent.")
    private boolean dryRun;

    @Option(names = "--force", description = "Send also what has come back three times.")
    private boolean force;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it will work now; kept with each letter.")
    private String reason;

    /** Exit codes: 0 all were sent, or would be, 1 one was not. */
    @Override
    public Integer call() {
        if (all != ids.isEmpty() || group != null && !all) {
            throw refused("Name letters, or --all, perhaps with --group.");
        }
        try (Installation installation = installation()) {
            LetterBox box = new LetterBox(installation);
            List<String> wanted = all ? waiting(box) : ids;
            return LetterBox.tell(wanted.isEmpty() ? List.of()
                    : box.settle("resends", wanted, LetterBox.options(reason, dryRun).put("force", force)),
                    out());
        }
    }

    /** The oldest first, as they were published. */
    private List<String> waiting(LetterBox box) {
        List<JsonNode> letters = new ArrayList<>(box.letters(group, "WAITING"));
        Collections.reverse(letters);
        return letters.stream().map(letter -> letter.path("id").asText()).toList();
    }
}
