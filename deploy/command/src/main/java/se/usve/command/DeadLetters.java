package se.usve.command;

import picocli.CommandLine.Command;

@Command(
        name = "dead-letters",
        description = "Events that could not be applied: list them, look into one, send them again, or put them aside.",
        subcommands = {DeadLettersList.class, DeadLettersShow.class, DeadLettersResend.class, DeadLettersDismiss.class},
        mixinStandardHelpOptions = true)
final class DeadLetters {
}
