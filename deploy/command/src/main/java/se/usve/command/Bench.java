package se.usve.command;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures the running stack. Figures of one machine and one run: compare them within a run.",
        subcommands = BenchImports.class,
        mixinStandardHelpOptions = true)
final class Bench {
}
