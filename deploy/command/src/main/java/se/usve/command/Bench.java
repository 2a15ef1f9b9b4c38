package se.usve.command;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures the system: imports on the running stack, the others on one of their own. Figures of one machine and one run: compare them within a run.",
        footer = "%n./usve bench rules needs no stack: the 27 levels judged by our rules and by CEL, turn by turn.",
        subcommands = {BenchSubmissions.class, BenchVisible.class, BenchHorizontal.class, BenchRebuild.class, BenchLevels.class,
                BenchImports.class, BenchStart.class},
        mixinStandardHelpOptions = true)
final class Bench {
}
