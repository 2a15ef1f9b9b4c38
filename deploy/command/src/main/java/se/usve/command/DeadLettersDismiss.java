package se.usve.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dismiss",
        description = "Notes that nothing more is to be done about dead letters, and why. They stay on their topic.",
        mixinStandardHelpOptions = true)
final class DeadLettersDismiss extends DayTwoCommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "Which.")
    private List<String> ids;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with each letter.")
    private String reason;

    @Option(names = "--dry-run", description = "Only tell what would be dismissed.")
    private boolean dryRun;

    /** Exit codes: 0 all were dismissed, or would be, 1 one was not. */
    @Override
    public Integer call() {
        try (Installation installation = installation()) {
            return LetterBox.tell(new LetterBox(installation).settle("dismissals", ids, LetterBox.options(reason, dryRun)),
                    out());
        }
    }
}
